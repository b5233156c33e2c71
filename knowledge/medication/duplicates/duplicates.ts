/** Two of a kind: what is one too many, and which pairs are meant. Clinical review pending. */
import type { DuplicateRule, Source, Test } from '#app/medication/knowledge.ts'
import { any, CARE, type Grade, has, modifier, NOTE, SERIOUS, STOP, takes, URGENT } from '../making.ts'
import { ACC_AF, STOPP } from '../patient-sources.ts'

type Line = Readonly<{
  class: string
  grade: Grade
  atMost?: number
  allowed?: [string, string][]
  why: string
  effect: string
  act: string
  from?: readonly Source[]
  modifiers?: DuplicateRule['modifiers']
  suppressIf?: Test
}>

const WHO: Source = { source: 'WHO, Medication safety in polypharmacy (WHO/UHC/SDS/2019.11)', date: '2019' }
const DAPT: Source = {
  source: 'ACC/AHA guideline on duration of dual antiplatelet therapy (doi 10.1161/CIR.0000000000000404)',
  date: '2016',
}
const ADA: Source = { source: 'ADA Standards of care in diabetes: pharmacologic approaches (doi 10.2337/dc24-S009)', date: '2024' }
const GINA: Source = { source: 'Global Initiative for Asthma, Global strategy for asthma management and prevention', date: '2023' }

const make = ({ class: id, grade: [tier, severity], why, effect, act, from = [WHO], atMost = 1, ...line }: Line): DuplicateRule => ({
  ...line,
  id: `duplicate-${id}`,
  version: 1,
  kind: 'duplicate',
  group: `duplicate-${id}`,
  class: id,
  atMost,
  tier,
  severity,
  mechanism: why,
  effect,
  management: act,
  sources: [...from],
})

const ONE = 'Keep one and stop the other.'
/** Two of a class whose effect adds up and whose benefit does not. */
const plain = (id: string, why: string, effect: string, grade: Grade = CARE, act = ONE): Line => ({ class: id, grade, why, effect, act })

const BRIDGE: [string, string][] = [['vitamin-k-antagonist', 'parenteral-anticoagulant']]

const lines: readonly Line[] = [
  {
    class: 'oral-anticoagulant',
    grade: STOP,
    why: 'Both stop clotting.',
    effect: 'bleeding',
    act: 'Stop one; from warfarin to a direct anticoagulant wait for the INR of its label.',
    from: [ACC_AF],
  },
  {
    class: 'anticoagulant',
    grade: URGENT,
    allowed: [...BRIDGE, ['oral-anticoagulant', 'oral-anticoagulant'], ['heparin', 'heparin']],
    why: 'Both stop clotting.',
    effect: 'bleeding',
    act: 'Give one only; after a direct anticoagulant start heparin when its next dose would be due.',
    from: [ACC_AF],
  },
  {
    class: 'heparin',
    grade: URGENT,
    why: 'Both stop clotting.',
    effect: 'bleeding',
    act: 'Stop one (subcutaneous heparin for prevention ends when treatment begins).',
    from: [ACC_AF],
  },
  {
    class: 'anticoagulant-bridging',
    grade: NOTE,
    allowed: [
      ['parenteral-anticoagulant', 'parenteral-anticoagulant'],
      ['vitamin-k-antagonist', 'vitamin-k-antagonist'],
    ],
    why: 'Warfarin and an injected anticoagulant overlap until the INR is right.',
    effect: 'bleeding',
    act: 'Stop the injection after 5 days and two INR values in range.',
    from: [{ source: 'ACCP evidence-based management of anticoagulant therapy (doi 10.1378/chest.11-2295)', date: '2012' }],
    modifiers: [modifier({ lab: 'inr', is: '>=', value: 2, unit: '{INR}', withinHours: 48 }, SERIOUS, 'the INR is 2 or more')],
  },
  {
    class: 'p2y12-inhibitor',
    grade: URGENT,
    why: 'Both block the same receptor of platelets.',
    effect: 'bleeding',
    act: ONE,
    from: [DAPT],
  },
  {
    class: 'antiplatelet',
    grade: CARE,
    atMost: 2,
    why: 'Each one more adds bleeding.',
    effect: 'bleeding',
    act: 'Name the indication of each, with a date to stop; two after a stent are usual, three are not.',
    from: [DAPT, STOPP],
  },
  plain('nsaid', 'Two NSAIDs add harm to stomach and kidney, not effect.', 'bleeding, kidney failure', SERIOUS),
  plain('acei', 'Both block the same enzyme.', 'hypotension, hyperkalaemia', SERIOUS),
  plain('arb', 'Both block the same receptor.', 'hypotension, hyperkalaemia', SERIOUS),
  {
    class: 'raas',
    grade: SERIOUS,
    why: 'Two brakes on the renin system cost more kidneys than they save.',
    effect: 'hyperkalaemia, kidney failure',
    act: 'Keep the ACE inhibitor or the ARB.',
    from: [{ source: 'ONTARGET investigators, Telmisartan, ramipril, or both (doi 10.1056/NEJMoa0801317)', date: '2008' }, STOPP],
    allowed: [
      ['acei', 'acei'],
      ['arb', 'arb'],
    ],
  },
  {
    class: 'beta-blocker',
    grade: SERIOUS,
    why: 'Both slow the heart.',
    effect: 'bradycardia, heart block',
    act: ONE,
    from: [STOPP],
    allowed: [['beta-blocker', 'beta-blocker-eye']],
  },
  plain('ccb-dhp', 'Both open the same vessels.', 'hypotension, oedema'),
  plain('ccb-nondhp', 'Both slow the heart.', 'heart block', SERIOUS),
  plain('loop-diuretic', 'Both act at one place of the tubule.', 'dehydration, low potassium'),
  plain('thiazide', 'Both act at one place of the tubule.', 'low sodium, low potassium'),
  plain('k-sparing-diuretic', 'Both make the kidney keep potassium.', 'hyperkalaemia', SERIOUS),
  plain('alpha1-blocker', 'Both open vessels.', 'collapse on standing'),
  plain('statin', 'Both block the same enzyme.', 'harm to muscle', SERIOUS),
  plain('cardiac-glycoside', 'Both stop the same pump.', 'digoxin toxicity', URGENT),
  plain('antiarrhythmic-iii', 'Both slow repolarisation.', 'torsades de pointes', URGENT),
  {
    ...plain('nitrate', 'Both open vessels, and tolerance comes.', 'hypotension', NOTE),
    atMost: 2,
    act: 'Tablets for long and spray for attacks are usual; a third is not.',
  },
  plain('pde5-inhibitor', 'Both open vessels.', 'hypotension, priapism', SERIOUS),
  plain('ppi', 'Both block the same pump.', 'no more effect', NOTE),
  plain('h2-blocker', 'Both block the same receptor.', 'confusion', NOTE),
  plain(
    'ssri-snri',
    'Both raise serotonin.',
    'serotonin syndrome',
    SERIOUS,
    'Keep one; in a change lower the first while the second begins.',
  ),
  plain('tricyclic', 'Both are anticholinergic and slow conduction.', 'arrhythmia, confusion', SERIOUS),
  plain('maoi-oral', 'Both block the same enzyme.', 'pressure crisis, serotonin syndrome', STOP),
  {
    class: 'benzodiazepine',
    grade: CARE,
    why: 'Two benzodiazepines sedate more, not better.',
    effect: 'drowsiness, falls, respiratory depression',
    act: 'Keep one, by day and night alike.',
    from: [STOPP],
  },
  plain('z-drug', 'Both act on one receptor.', 'drowsiness, falls'),
  {
    class: 'antipsychotic',
    grade: CARE,
    why: 'Two antipsychotics add harm; that they do more is seldom shown.',
    effect: 'sedation, rigidity, long QT',
    act: 'Name what the second is for; one as needed in a crisis is usual for days.',
    from: [STOPP],
  },
  {
    class: 'opioid-strong',
    grade: NOTE,
    atMost: 2,
    why: 'A long-acting opioid with a short-acting one is usual; a third is not.',
    effect: 'respiratory depression',
    act: 'Add up the day in morphine equivalents and keep two at most.',
    from: [{ source: 'CDC clinical practice guideline for prescribing opioids (doi 10.15585/mmwr.rr7103a1)', date: '2022' }],
  },
  plain('gabapentinoid', 'Both act at one channel.', 'drowsiness, falls'),
  plain('muscle-relaxant', 'Both sedate.', 'drowsiness, falls'),
  plain('antihistamine-sedating', 'Both sedate and are anticholinergic.', 'confusion, urinary retention', NOTE),
  plain('anticholinergic-bladder', 'Both relax the bladder.', 'urinary retention, confusion'),
  plain('cholinesterase-inhibitor-dementia', 'Both block the same enzyme.', 'bradycardia, vomiting', SERIOUS),
  { ...plain('triptan', 'Both constrict arteries.', 'infarction', CARE), act: 'Never two within 24 hours; keep one.' },
  {
    class: 'insulin-basal',
    grade: CARE,
    why: 'Two basal insulins overlap.',
    effect: 'hypoglycaemia',
    act: ONE,
    from: [ADA],
  },
  {
    class: 'insulin-bolus',
    grade: NOTE,
    why: 'Two insulins for meals overlap.',
    effect: 'hypoglycaemia',
    act: 'Keep one; in hospital correction and meals by the same insulin.',
    from: [ADA],
  },
  plain('sulfonylurea', 'Both make the pancreas secrete.', 'hypoglycaemia', SERIOUS),
  {
    ...plain('insulin-secretagogue', 'Both make the pancreas secrete.', 'hypoglycaemia', SERIOUS),
    allowed: [['sulfonylurea', 'sulfonylurea']],
  },
  plain('dpp4-inhibitor', 'Both block the same enzyme.', 'no more effect'),
  plain('glp1-agonist', 'Both act on one receptor.', 'vomiting, pancreatitis', SERIOUS),
  {
    class: 'incretin',
    grade: CARE,
    why: 'A DPP-4 inhibitor adds nothing to a GLP-1 agonist.',
    effect: 'no more effect',
    act: 'Stop the DPP-4 inhibitor.',
    from: [ADA],
    allowed: [
      ['glp1-agonist', 'glp1-agonist'],
      ['dpp4-inhibitor', 'dpp4-inhibitor'],
    ],
  },
  plain('sglt2-inhibitor', 'Both block one transporter.', 'dehydration, ketoacidosis', SERIOUS),
  plain(
    'thyroid-hormone',
    'Both are thyroid hormone.',
    'fast heart, loss of bone',
    NOTE,
    'Confirm that liothyronine is meant beside levothyroxine.',
  ),
  plain('bisphosphonate', 'Both stay in bone for years.', 'bone that is not renewed'),
  {
    class: 'antiresorptive',
    grade: CARE,
    why: 'Denosumab and a bisphosphonate both stop the renewal of bone.',
    effect: 'low calcium, bone that is not renewed',
    act: ONE,
    allowed: [['bisphosphonate', 'bisphosphonate']],
  },
  plain('xanthine-oxidase-inhibitor', 'Both block the same enzyme.', 'cytopenia', SERIOUS),
  plain('bronchodilator-long', 'Both act on one receptor for a day.', 'fast heart, low potassium'),
  {
    class: 'muscarinic-inhaled',
    grade: CARE,
    why: 'Both block the same receptor.',
    effect: 'dry mouth, urinary retention',
    act: 'Stop the short-acting one where a long-acting one is taken.',
    from: [GINA],
  },
  {
    class: 'corticosteroid-systemic',
    grade: NOTE,
    why: 'Both are corticosteroids.',
    effect: 'infection, high glucose',
    act: ONE,
    suppressIf: any(has('adrenal-insufficiency'), takes('fludrocortisone')),
  },
  plain('aminoglycoside', 'Both harm ear and kidney.', 'kidney failure, deafness', SERIOUS),
  plain('fluoroquinolone', 'Both block the same enzyme.', 'long QT, tendon', CARE),
  plain('macrolide', 'Both act at one place of the ribosome.', 'long QT', CARE),
  plain('carbapenem', 'Both act on the same germs.', 'seizure', CARE),
  plain('antiemetic-5ht3', 'Both block the same receptor.', 'long QT', CARE),
  plain('estrogen', 'Both are oestrogens.', 'thrombosis', CARE),
  plain('calcineurin-inhibitor', 'Both act on one enzyme.', 'kidney failure', URGENT),
  plain('tnf-inhibitor', 'Both take away one defence.', 'infection', URGENT),
  plain('jak-inhibitor', 'Both block the same enzymes.', 'infection, cytopenia', URGENT),
  {
    class: 'biologic-joint',
    grade: URGENT,
    why: 'Two such drugs double infections, not effect.',
    effect: 'infection',
    act: ONE,
    from: [{ source: 'ACR guideline for the treatment of rheumatoid arthritis (doi 10.1002/acr.24596)', date: '2021' }],
    allowed: [
      ['tnf-inhibitor', 'tnf-inhibitor'],
      ['jak-inhibitor', 'jak-inhibitor'],
    ],
  },
  plain('potassium-supplement', 'Both are potassium.', 'hyperkalaemia', NOTE, 'Confirm that both are meant, and repeat potassium.'),
]

export const duplicates: readonly DuplicateRule[] = lines.map(make)
