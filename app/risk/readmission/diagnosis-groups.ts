/**
 * Groups of diagnoses for readmission within 30 days: ICD-9-CM as the public data set has it, ICD-10 as charts have it. The cuts are this
 * program's own, along the chapters and categories of both classifications (code tables of CMS and WHO).
 */

/** `icd9`: categories ("428", "390-392", "V57"), or what a code begins with where it has a dot; `icd10`: what a code begins with. */
export type DiagnosisGroup = Readonly<{ id: number; name: string; icd9: string; icd10: string }>

const row = (id: number, name: string, icd9: string, icd10: string): DiagnosisGroup => ({ id, name, icd9, icd10 })

/** The first group that a code fits is meant, so the special stand before the general. Ids are kept for ever: a model has learned them. */
export const DIAGNOSIS_GROUPS: readonly DiagnosisGroup[] = [
  row(1, 'sepsis', '038 995', 'A40 A41 R65'),
  row(2, 'other infection', '001-037 039-139', 'A B'),
  row(3, 'metastatic cancer', '196-198', 'C77 C78 C79'),
  row(4, 'blood or lymph cancer', '200-208', 'C81 C82 C83 C84 C85 C86 C87 C88 C89 C90 C91 C92 C93 C94 C95 C96'),
  row(5, 'solid cancer', '140-195 199', 'C'),
  row(6, 'benign or uncertain tumour', '209-239', 'D0 D1 D2 D3 D4'),
  row(7, 'diabetes, acute derangement', '250.1 250.2 250.3', 'E10.1 E11.0 E11.1 E13.0 E13.1 E08.0 E08.1 E09.0 E09.1'),
  row(8, 'diabetes with kidney disease', '250.4', 'E08.2 E09.2 E10.2 E11.2 E13.2'),
  row(9, 'diabetes with eye disease', '250.5', 'E08.3 E09.3 E10.3 E11.3 E13.3'),
  row(10, 'diabetes with nerve disease', '250.6', 'E08.4 E09.4 E10.4 E11.4 E13.4'),
  row(11, 'diabetes with vessel disease', '250.7', 'E08.5 E09.5 E10.5 E11.5 E13.5'),
  row(
    12,
    'diabetes, other complication',
    '250.8 250.9',
    'E08.6 E08.8 E09.6 E09.8 E10.61 E10.62 E10.63 E10.64 E10.69 E10.8 E11.61 E11.62 E11.63 E11.64 E11.69 E11.8 E13.6 E13.8',
  ),
  row(13, 'diabetes without complication', '250', 'E08 E09 E10 E11 E12 E13 E14'),
  row(14, 'fluid and electrolytes', '276', 'E86 E87'),
  row(15, 'obesity', '278', 'E66'),
  row(16, 'lipids', '272', 'E78'),
  row(17, 'other endocrine or metabolic', '240-249 251-271 273-275 277 279', 'E D80 D81 D82 D83 D84 D86 D89'),
  row(18, 'anaemia', '280-285', 'D5 D60 D61 D62 D63 D64'),
  row(19, 'other blood', '286-289', 'D6 D7'),
  row(20, 'dementia and delirium', '290 293 294 331', 'F00 F01 F02 F03 F05 G30 G31'),
  row(21, 'alcohol and drugs', '291 292 303-305', 'F10 F11 F12 F13 F14 F15 F16 F17 F18 F19'),
  row(22, 'psychosis', '295 297 298', 'F2'),
  row(23, 'mood and other mental', '296 299-302 306-319', 'F'),
  row(36, 'transient ischaemia', '435', 'G45'),
  row(24, 'nervous system', '320-330 332-359', 'G'),
  row(25, 'eye and ear', '360-389', 'H'),
  row(26, 'hypertensive kidney disease', '403 404', 'I12 I13'),
  row(27, 'hypertension', '401 402 405', 'I10 I11 I15 I16'),
  row(28, 'acute myocardial infarction', '410', 'I21 I22 I23'),
  row(29, 'angina and acute coronary', '411 413', 'I20 I24'),
  row(30, 'chronic ischaemic heart', '412 414', 'I25'),
  row(31, 'lung vessels', '415-417', 'I26 I27 I28'),
  row(32, 'arrhythmia', '426 427', 'I44 I45 I46 I47 I48 I49'),
  row(33, 'heart failure', '428', 'I50'),
  row(34, 'other heart', '390-400 420-425 429', 'I0 I3 I40 I41 I42 I43 I51 I52'),
  row(35, 'stroke and brain vessels', '430-434 436-438', 'I60 I61 I62 I63 I64 I65 I66 I67 I68 I69'),
  row(37, 'arteries', '440-448', 'I7'),
  row(38, 'veins and other vessels', '451-459', 'I8 I9'),
  row(39, 'pneumonia and influenza', '480-488', 'J09 J10 J11 J12 J13 J14 J15 J16 J17 J18'),
  row(40, 'chronic lung disease', '490-492 494-496', 'J40 J41 J42 J43 J44 J47'),
  row(41, 'asthma', '493', 'J45 J46'),
  row(42, 'pleura, lung collapse, respiratory failure', '510-519', 'J80 J81 J84 J9'),
  row(43, 'other respiratory', '460-479 500-509', 'J'),
  row(44, 'gullet and stomach', '530-537', 'K20 K21 K22 K23 K25 K26 K27 K28 K29 K30 K31'),
  row(45, 'liver', '570-573', 'K7'),
  row(46, 'gallbladder and pancreas', '574-577', 'K80 K81 K82 K83 K85 K86 K87'),
  row(47, 'gut bleeding', '578', 'K92.0 K92.1 K92.2'),
  row(48, 'bowel', '540-569', 'K35 K36 K37 K38 K4 K5 K6'),
  row(49, 'other digestive', '520-529 538 539 579', 'K'),
  row(50, 'acute kidney failure', '584', 'N17'),
  row(51, 'chronic kidney disease', '585 586', 'N18 N19'),
  row(52, 'urinary infection and bladder', '590 595-599', 'N10 N11 N12 N30 N31 N32 N34 N35 N36 N39'),
  row(53, 'other kidney and stones', '580-583 587-589 591-594', 'N0 N13 N14 N15 N16 N2'),
  row(54, 'genital and breast', '600-629', 'N4 N5 N6 N7 N8 N9'),
  row(55, 'pregnancy and birth', '630-679', 'O'),
  row(56, 'cellulitis and skin infection', '680-686', 'L00 L01 L02 L03 L04 L05 L08'),
  row(57, 'skin ulcer', '707', 'L89 L97 L98.4'),
  row(58, 'other skin', '690-706 708 709', 'L'),
  row(59, 'joint wear', '715', 'M15 M16 M17 M18 M19'),
  row(60, 'spine', '720-724', 'M4 M50 M51 M52 M53 M54'),
  row(61, 'bone infection', '730', 'M86'),
  row(62, 'other muscle and bone', '710-714 716-719 725-729 731-739', 'M'),
  row(63, 'birth defects and newborn', '740-779', 'Q P'),
  row(64, 'fainting, dizziness, fever, weakness', '780', 'R40 R41 R42 R50 R53 R55 R56'),
  row(65, 'heart symptoms, gangrene', '785', 'R00 R01 R57 R58 R59 I96'),
  row(66, 'chest pain and breathlessness', '786', 'R05 R06 R07 R09'),
  row(67, 'abdominal symptoms', '787 789', 'R1'),
  row(68, 'urinary symptoms', '788', 'R30 R31 R32 R33 R34 R35 R36 R39'),
  row(69, 'other symptoms and findings', '781-784 790-799', 'R'),
  row(70, 'fracture', '800-829', 'S02 S12 S22 S32 S42 S52 S62 S72 S82 S92'),
  row(71, 'poisoning', '960-989', 'T36 T37 T38 T39 T4 T50 T51 T52 T53 T54 T55 T56 T57 T58 T59 T6'),
  row(72, 'complication of device or care', '996-999', 'T80 T81 T82 T83 T84 T85 T86 T87 T88'),
  row(73, 'other injury', '830-959 990-994', 'S T'),
  row(74, 'rehabilitation', 'V57', 'Z50 Z51.89'),
  row(75, 'chemotherapy and other aftercare', 'V53-V56 V58 V66 V67', 'Z08 Z09 Z4 Z51'),
  row(76, 'transplant, device or dialysis status', 'V42-V46', 'Z93 Z94 Z95 Z96 Z97 Z99'),
  row(77, 'other contact with health care', 'V', 'Z'),
  row(78, 'external cause', 'E', 'V W X Y'),
]

const OTHER_ICD9 = /^(\d{1,3})(?:\.\d+)?$/
const LETTERED = /^([VE])(\d{2,3})/

type Category = Readonly<{ letter: string; number: number }>

/** "V57.89" -> V 57, "8" -> 8, "E849" -> E 849. */
function categoryOf(code: string): Category | null {
  const lettered = LETTERED.exec(code)
  if (lettered) return { letter: lettered[1] ?? '', number: Number(lettered[2]?.slice(0, lettered[1] === 'V' ? 2 : 3)) }
  const plain = OTHER_ICD9.exec(code)
  return plain ? { letter: '', number: Number(plain[1]) } : null
}

function fitsIcd9(rule: string, code: string, { letter, number }: Category): boolean {
  if (rule === letter) return true
  if (rule.includes('.')) return code.startsWith(rule)
  const [from = '', to = from] = rule.split('-')
  if ((/^[VE]/.exec(from)?.[0] ?? '') !== letter) return false
  const bare = (text: string) => Number(text.replace(/^[VE]/, ''))
  return number >= bare(from) && number <= bare(to)
}

/** @param code ICD-9-CM, as the data set writes it: "428", "250.83", "V57", "8" for 008 */
export function groupOfIcd9(code: string): DiagnosisGroup | null {
  const text = code.trim().toUpperCase()
  const category = categoryOf(text)
  if (!category) return null
  return DIAGNOSIS_GROUPS.find(({ icd9 }) => icd9.split(' ').some((rule) => fitsIcd9(rule, text, category))) ?? null
}

/** @param code ICD-10 or ICD-10-CM, with or without its dot */
export function groupOfIcd10(code: string): DiagnosisGroup | null {
  const text = code.trim().toUpperCase().replace('.', '')
  if (!/^[A-Z]\d/.test(text)) return null
  return DIAGNOSIS_GROUPS.find(({ icd10 }) => icd10.split(' ').some((start) => text.startsWith(start.replace('.', '')))) ?? null
}
