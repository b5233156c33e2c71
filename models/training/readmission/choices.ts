/** Codes of the data set "Diabetes 130-US hospitals" as choices of the model: every raw value a column can hold, and the words it stands for. */
import { DIAGNOSIS_GROUPS, groupOfIcd9 } from '#app/risk/readmission/diagnosis-groups.ts'

type Choices = Readonly<Record<string, number>>

const numbered = (words: Readonly<Record<string, number>>): Choices => ({
  ...Object.fromEntries(Object.values(words).map((id) => [String(id), id])),
  ...words,
})

/** The bands of the data set stand for their middle; whole years as they are. */
export const AGE: Choices = {
  ...Object.fromEntries(Array.from({ length: 93 }, (_, i) => [String(i + 18), i + 18])),
  ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`[${i * 10}-${i * 10 + 10})`, i * 10 + 5])),
}

/** IDs_mapping.csv of the data set: admission_type_id. 5, 6 and 8 say that it is not available. */
export const ADMISSION_TYPE = numbered({
  Emergency: 1,
  Urgent: 2,
  Elective: 3,
  Newborn: 4,
  'Not Available': 5,
  NULL: 6,
  'Trauma Center': 7,
  'Not Mapped': 8,
})

const upTo = (last: number): Choices => Object.fromEntries(Array.from({ length: last }, (_, i) => [String(i + 1), i + 1]))

/** discharge_disposition_id 1 to 30; the words are those a chart may hold. */
export const DISCHARGE: Choices = {
  ...upTo(30),
  home: 1,
  'other hospital': 2,
  'skilled nursing facility': 3,
  'intermediate care facility': 4,
  'other inpatient care': 5,
  'home with home health service': 6,
  'left against medical advice': 7,
  expired: 11,
  'hospice at home': 13,
  'hospice facility': 14,
  rehabilitation: 22,
  'long term care hospital': 23,
  'nursing facility': 24,
  'psychiatric hospital': 28,
}

/** admission_source_id 1 to 26. */
export const SOURCE: Choices = {
  ...upTo(26),
  'physician referral': 1,
  'clinic referral': 2,
  'transfer from a hospital': 4,
  'transfer from a skilled nursing facility': 5,
  'transfer from another facility': 6,
  'emergency room': 7,
}

/** Specialty of the admitting physician, as the data set spells it; the rest of its list is "other". */
export const SPECIALTIES = [
  'InternalMedicine',
  'Emergency/Trauma',
  'Family/GeneralPractice',
  'Cardiology',
  'Surgery-General',
  'Nephrology',
  'Orthopedics',
  'Orthopedics-Reconstructive',
  'Radiologist',
  'Psychiatry',
  'Pulmonology',
  'ObstetricsandGynecology',
  'Urology',
  'Surgery-Cardiovascular/Thoracic',
  'Gastroenterology',
  'Surgery-Vascular',
  'Surgery-Neuro',
  'PhysicalMedicineandRehabilitation',
  'Oncology',
  'Hematology/Oncology',
  'Neurology',
  'Endocrinology',
] as const
const OTHER_SPECIALTY = SPECIALTIES.length + 1
const OTHERS =
  'AllergyandImmunology Anesthesiology Anesthesiology-Pediatric Cardiology-Pediatric DCPTEAM Dentistry Dermatology Endocrinology-Metabolism Gynecology Hematology Hospitalist InfectiousDiseases Neurophysiology Obsterics&Gynecology-GynecologicOnco Obstetrics Ophthalmology Osteopath Otolaryngology OutreachServices Pathology Pediatrics Pediatrics-AllergyandImmunology Pediatrics-CriticalCare Pediatrics-EmergencyMedicine Pediatrics-Endocrinology Pediatrics-Hematology-Oncology Pediatrics-InfectiousDiseases Pediatrics-Neurology Pediatrics-Pulmonology Perinatology PhysicianNotFound Podiatry Proctology Psychiatry-Addictive Psychiatry-Child/Adolescent Psychology Radiology Resident Rheumatology Speech SportsMedicine Surgeon Surgery-Cardiovascular Surgery-Colon&Rectal Surgery-Maxillofacial Surgery-Pediatric Surgery-Plastic Surgery-PlasticwithinHeadandNeck Surgery-Thoracic SurgicalSpecialty other'
export const SPECIALTY: Choices = {
  ...Object.fromEntries(SPECIALTIES.map((name, i) => [name, i + 1])),
  ...Object.fromEntries(OTHERS.split(' ').map((name) => [name, OTHER_SPECIALTY])),
}

const padded = (number: number, width: number) => String(number).padStart(width, '0')
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** Every category of ICD-9-CM, and diabetes (250) to its second decimal, as the data set writes them. */
const ICD9_CODES = [
  ...range(1, 999).map(String),
  ...range(1, 99).map((number) => padded(number, 3)),
  ...range(0, 9).map((decimal) => `250.${decimal}`),
  ...range(0, 99).map((decimals) => `250.${padded(decimals, 2)}`),
  ...range(1, 91).map((number) => `V${padded(number, 2)}`),
  ...range(800, 999).map((number) => `E${number}`),
  '365.44',
]

/** The code within its group, in thousandths: 428 in group 33 is 33.428, V45 in group 76 is 76.045, 250.02 in group 13 is 13.002. */
const withinGroup = (code: string) => Number(code.startsWith('250.') ? code.slice(4) : code.replace(/^[VE]/, '').slice(0, 3)) / 1000

/** Raw ICD-9 code to its group's id and place in the group; the name of a group, where the code is not known, to its id. */
export const DIAGNOSIS: Choices = {
  ...Object.fromEntries(DIAGNOSIS_GROUPS.map(({ id, name }) => [name, id])),
  ...Object.fromEntries(
    ICD9_CODES.flatMap((code) => {
      const group = groupOfIcd9(code)
      return group ? [[code, Math.round((group.id + withinGroup(code)) * 1000) / 1000]] : []
    }),
  ),
}

export const GLUCOSE: Choices = { None: 0, Norm: 1, '>200': 2, '>300': 3 }
export const A1C: Choices = { None: 0, Norm: 1, '>7': 2, '>8': 3 }
export const DRUG: Choices = { No: 0, Down: 1, Steady: 2, Up: 3 }
export const CHANGE: Choices = { No: 0, Ch: 1 }
export const YES_NO: Choices = { No: 0, Yes: 1 }
