// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** What deepens sleep and slows breathing, opioids among themselves, anticholinergic burden. Clinical review pending. */
import type { InteractionRule, Modifier } from '#app/medication/knowledge.ts'
import { age, all, any, CARE, cls, drug, HINT, has, label, modifier, NOTE, not, SERIOUS, STOP, takes, URGENT } from '../making.ts'
import { interactions } from './make.ts'
import { FDA_GABAPENTINOID, FDA_OPIOID_BENZO, STOPP } from './sources.ts'

const BREATH = 'deep sedation, slow breathing'
const DROWSY = 'deeper sedation, falls'
const LUNGS = any(has('copd'), has('sleep-apnoea'))
/** Whoever is ventilated gets both on purpose: an anaesthetic or a relaxant tells it. */
const BREATHING = all(has('respiratory-depression'), not(any(takes('anaesthetic-iv'), takes('neuromuscular-blocker-any'))))
const FRAIL: Modifier[] = [
  modifier(BREATHING, URGENT, 'breathing is already depressed'),
  modifier(all(LUNGS, age('>=', 75)), URGENT, 'lungs or sleep apnoea and an age of 75 or more'),
]
const FRAIL_PASSIVE: Modifier[] = [
  modifier(any(has('respiratory-depression'), LUNGS), SERIOUS, 'lungs, sleep apnoea or breathing put the patient at risk'),
  modifier(age('>=', 75), CARE, 'age of 75 or more'),
]
const LOWEST = 'Avoid where another drug will do; lowest doses, watch sedation and breathing, naloxone at hand.'

const sedation = interactions('sedation', 'rapid', 'Each of them depresses the brain and the drive to breathe.', [
  ['opioid-benzodiazepine', 'opioid', 'benzodiazepine', SERIOUS, BREATH, LOWEST, FDA_OPIOID_BENZO, { modifiers: FRAIL }],
  ['opioid-z-drug', 'opioid', 'z-drug', SERIOUS, BREATH, LOWEST, label('Ambien', 'sections 5 and 7', '2022'), { modifiers: FRAIL }],
  ['opioid-barbiturate', 'opioid', 'barbiturate', SERIOUS, BREATH, LOWEST, label('Duragesic', 'section 7', '2023'), { modifiers: FRAIL }],
  ['opioid-gabapentinoid', 'opioid', 'gabapentinoid', CARE, BREATH, 'Start the gabapentinoid low, halve it with a weak kidney, watch breathing.', FDA_GABAPENTINOID, { modifiers: [modifier(has('respiratory-depression'), SERIOUS, 'breathing is already depressed'), modifier(any(LUNGS, age('>=', 65)), SERIOUS, 'age or lungs put the patient at risk')] }],
  ['opioid-muscle-relaxant', 'opioid', 'muscle-relaxant', CARE, BREATH, 'Lower one of them; watch sedation.', label('OxyContin', 'section 7', '2023'), { modifiers: FRAIL_PASSIVE }],
  ['opioid-antipsychotic', 'opioid', 'antipsychotic', NOTE, BREATH, 'Lower one of them; watch sedation and standing pressure.', label('OxyContin', 'section 7', '2023'), { modifiers: FRAIL_PASSIVE }],
  ['opioid-antihistamine', 'opioid', 'antihistamine-sedating', NOTE, `${BREATH}, constipation`, 'Choose an antihistamine that does not sedate.', label('OxyContin', 'section 7', '2023'), { modifiers: FRAIL_PASSIVE }],
  ['opioid-alcohol', 'opioid', drug('ethanol'), SERIOUS, `${BREATH}; some slow release forms give all at once`, 'Tell the patient not to drink; watch breathing.', label('OxyContin', 'boxed warning', '2023'), { modifiers: FRAIL }],
  ['opioid-oxybate', 'opioid', 'oxybate', SERIOUS, BREATH, 'Avoid; stop one of them.', label('Xyrem', 'section 7', '2023'), { modifiers: FRAIL }],
  ['opioid-sedative', 'opioid', 'sedative', NOTE, BREATH, 'Watch sedation; lower one of them.', label('OxyContin', 'section 7', '2023'), { modifiers: FRAIL_PASSIVE }],
  ['opioid-opioid', 'opioid-strong', 'opioid-strong', NOTE, BREATH, 'Usual as a long acting with a rescue dose; state why there are two.', label('OxyContin', 'section 5', '2023'), { modifiers: [modifier(has('respiratory-depression'), SERIOUS, 'breathing is already depressed')] }],
  ['opioid-weak-strong', 'opioid-weak', 'opioid-strong', CARE, BREATH, 'Stop the weak opioid.', STOPP],
  ['methadone-benzodiazepine', drug('methadone'), 'benzodiazepine', SERIOUS, `${BREATH}, death`, LOWEST, label('Dolophine', 'boxed warning', '2023'), { modifiers: FRAIL }],
  ['buprenorphine-benzodiazepine', drug('buprenorphine'), 'benzodiazepine', SERIOUS, `${BREATH}, death`, 'Do not refuse treatment of dependence for it; taper the benzodiazepine.', label('Suboxone', 'section 5', '2023'), { modifiers: FRAIL }],
  ['benzodiazepine-benzodiazepine', 'benzodiazepine', 'benzodiazepine', CARE, DROWSY, 'Use one; note the reason for two.', STOPP, { modifiers: FRAIL_PASSIVE }],
  ['benzodiazepine-z-drug', 'benzodiazepine', 'z-drug', CARE, DROWSY, 'Use one for sleep.', label('Ambien', 'section 7', '2022'), { modifiers: FRAIL_PASSIVE }],
  ['benzodiazepine-barbiturate', 'benzodiazepine', 'barbiturate', CARE, BREATH, 'Watch breathing; lower one of them.', label('Valium', 'section 7', '2023'), { modifiers: FRAIL_PASSIVE }],
  ['benzodiazepine-oxybate', 'hypnotic', 'oxybate', STOP, BREATH, 'Do not combine.', label('Xyrem', 'section 4', '2023')],
  ['oxybate-alcohol', 'oxybate', drug('ethanol'), STOP, BREATH, 'Do not combine.', label('Xyrem', 'section 4', '2023')],
  ['oxybate-valproate', 'oxybate', 'valproate', SERIOUS, 'oxybate rises by a quarter, deeper sedation', 'Lower oxybate by at least a fifth.', label('Xyrem', 'section 7', '2023'), { why: 'Valproate slows its breakdown.' }],
  ['clozapine-benzodiazepine', drug('clozapine'), 'benzodiazepine', SERIOUS, 'collapse, slow breathing', 'Avoid at the start of clozapine; watch pressure and breathing.', label('Clozaril', 'section 7', '2023'), { modifiers: FRAIL }],
  ['olanzapine-im-benzodiazepine', { ingredient: 'olanzapine', routes: ['intramuscular'] }, { class: 'benzodiazepine', routes: ['intramuscular', 'intravenous'] }, URGENT, 'collapse, slow breathing', 'Do not inject both; leave at least an hour and watch breathing.', label('Zyprexa IntraMuscular', 'section 5', '2021')],
  ['olanzapine-benzodiazepine', drug('olanzapine'), 'benzodiazepine', NOTE, 'low pressure, sedation', 'Measure standing pressure.', label('Zyprexa', 'section 7', '2021'), { modifiers: FRAIL_PASSIVE }],
  ['gabapentinoid-sedative', 'gabapentinoid', 'sedative-not-opioid', NOTE, DROWSY, 'Start low; halve with a weak kidney.', FDA_GABAPENTINOID, { modifiers: FRAIL_PASSIVE }],
  ['benzodiazepine-sedative', 'benzodiazepine', 'sedative-not-opioid', NOTE, DROWSY, 'Lower one of them; warn of falls and driving.', label('Valium', 'section 7', '2023'), { modifiers: FRAIL_PASSIVE }],
  ['hypnotic-sedative', 'hypnotic', 'sedative', NOTE, DROWSY, 'Lower one of them; warn of falls and driving.', label('Ambien', 'section 7', '2022'), { modifiers: FRAIL_PASSIVE }],
  ['sedative-sedative', 'sedative', 'sedative', HINT, DROWSY, 'Ask which of them can go.', STOPP, { modifiers: [modifier(any(age('>=', 75), has('falls')), NOTE, 'age or falls put the patient at risk')] }],
  ['sedative-alcohol', 'sedative-not-opioid', drug('ethanol'), CARE, BREATH, 'Tell the patient not to drink.', label('Valium', 'section 7', '2023')],
  ['barbiturate-alcohol', 'barbiturate', drug('ethanol'), SERIOUS, BREATH, 'Do not combine.', label('Phenobarbital', 'warnings', '2022')],
  ['thalidomide-sedative', 'imid', 'benzodiazepine', HINT, DROWSY, 'Warn of falls and driving.', label('Thalomid', 'section 7', '2023')],
  ['brexanolone-sedative', drug('brexanolone'), 'sedative', SERIOUS, 'loss of consciousness', 'Avoid during the infusion; watch oxygen saturation.', label('Zulresso', 'section 7', '2022')],
  ['zuranolone-sedative', drug('zuranolone'), 'sedative', SERIOUS, 'deep sedation, accidents', 'Lower one of them; no driving.', label('Zurzuvae', 'section 7', '2023')],
  ['esketamine-sedative', drug('esketamine'), 'benzodiazepine', CARE, 'deep sedation', 'Watch for at least 2 hours after the dose.', label('Spravato', 'section 7', '2023')],
  ['dexmedetomidine-sedative', drug('dexmedetomidine'), 'hypnotic', NOTE, 'deep sedation, slow pulse', 'Titrate by a sedation scale.', label('Precedex', 'section 7', '2022')],
  ['propofol-opioid', drug('propofol'), 'opioid', HINT, 'low pressure, apnoea', 'Usual in anaesthesia: titrate, ventilation at hand.', label('Diprivan', 'interactions', '2022')],
  ['midazolam-opioid-iv', drug('midazolam'), { class: 'opioid', routes: ['intravenous'] }, NOTE, 'apnoea, low pressure', 'Titrate; oxygen and ventilation at hand.', label('Midazolam injection', 'boxed warning', '2023'), { modifiers: [modifier(age('<', 0.1), SERIOUS, 'newborns fell into low pressure and seizures')] }],
  ['phenobarbital-valproate', drug('phenobarbital'), 'valproate', SERIOUS, 'phenobarbital rises, coma', 'Lower phenobarbital by a third to a half; level after a week.', label('Depakote', 'section 7', '2023'), { why: 'Valproate slows the clearance of phenobarbital.', onset: 'delayed' }],
  ['flumazenil-benzodiazepine', drug('flumazenil'), 'benzodiazepine', NOTE, 'withdrawal, seizure', 'Meant as antidote; not where a benzodiazepine controls seizures.', label('Flumazenil', 'boxed warning', '2021'), { group: 'antidote', why: 'Flumazenil displaces the benzodiazepine.', modifiers: [modifier(has('seizure'), SERIOUS, 'a seizure disorder is recorded')] }],
  ['flumazenil-tricyclic', drug('flumazenil'), 'tricyclic', SERIOUS, 'seizure, arrhythmia', 'Do not give flumazenil where a tricyclic was overdosed.', label('Flumazenil', 'section 4', '2021'), { group: 'antidote', why: 'The benzodiazepine protected against the tricyclic.' }],
])

const opioid = interactions('opioid-antagonism', 'rapid', 'The opioid is displaced from its receptor.', [
  ['opioid-naltrexone', 'opioid', 'opioid-antagonist-long', STOP, 'no analgesia, acute withdrawal', 'Do not combine: stop naltrexone 3 days before, or 4 weeks after its injection, and plan other analgesia.', label('Vivitrol', 'section 4', '2022')],
  ['opioid-naloxone', 'opioid-full', drug('naloxone'), HINT, 'withdrawal, pain', 'Meant as antidote or to stop misuse.', label('Narcan', 'section 5', '2023')],
  ['opioid-mixed', 'opioid-full', 'opioid-mixed', SERIOUS, 'less analgesia, withdrawal', 'Use one kind; after full opioids start buprenorphine only in withdrawal.', label('OxyContin', 'section 7', '2023')],
  ['opioid-mixed-mixed', 'opioid-mixed', 'opioid-mixed', SERIOUS, 'less analgesia, withdrawal', 'Use one of them.', label('Suboxone', 'section 7', '2023')],
  ['opioid-gut-antagonist', 'opioid-antagonist', 'opioid-antagonist-gut', CARE, 'withdrawal', 'Use one antagonist.', label('Movantik', 'section 7', '2020')],
  ['alvimopan-opioid', drug('alvimopan'), 'opioid', NOTE, 'pain of the belly, diarrhoea', 'Not after more than 7 days of opioids right before surgery.', label('Entereg', 'section 4', '2020')],
])

const gut = interactions('gut-stasis', 'delayed', 'Both slow the gut and the bladder.', [
  ['opioid-anticholinergic', 'opioid', 'anticholinergic-strong', NOTE, 'constipation, ileus, retention of urine', 'Laxative from the first day; ask about urine.', label('OxyContin', 'section 7', '2023'), { modifiers: [modifier(any(has('bowel-obstruction'), has('urinary-retention')), SERIOUS, 'ileus or retention is recorded')] }],
  ['opioid-eluxadoline', drug('eluxadoline'), 'opioid', SERIOUS, 'severe constipation', 'Do not combine.', label('Viberzi', 'section 7', '2020')],
  ['eluxadoline-alosetron', drug('eluxadoline'), drug('alosetron'), SERIOUS, 'severe constipation, ischaemic colitis', 'Do not combine.', label('Viberzi', 'section 7', '2020')],
  ['eluxadoline-anticholinergic', drug('eluxadoline'), 'anticholinergic-strong', SERIOUS, 'severe constipation', 'Do not combine.', label('Viberzi', 'section 7', '2020')],
  ['eluxadoline-oatp', drug('eluxadoline'), 'oatp1b-inhibitor', CARE, 'eluxadoline rises, sedation', 'Lower to 75 mg twice daily.', label('Viberzi', 'section 7', '2020'), { why: 'OATP1B1 clears eluxadoline.' }],
  ['clozapine-anticholinergic', drug('clozapine'), 'anticholinergic-strong', SERIOUS, 'ileus, bowel perforation', 'Avoid; ask about stool every day, laxative from the start.', label('Clozaril', 'section 7', '2023')],
  ['clozapine-opioid', drug('clozapine'), 'opioid', CARE, 'ileus, sedation', 'Laxative from the start; ask about stool every day.', label('Clozaril', 'section 5', '2023')],
  ['potassium-solid-anticholinergic', { class: 'potassium-supplement', routes: ['oral'] }, cls('anticholinergic-strong', ['oral', 'transdermal', 'intravenous', 'intramuscular']), NOTE, 'ulcer of the gut from a tablet that does not move on', 'Give potassium as a liquid.', label('Klor-Con', 'section 4', '2022')],
  ['loperamide-anticholinergic', drug('loperamide'), 'anticholinergic-strong', HINT, 'constipation, ileus', 'Stop loperamide when the stool is formed.', label('Imodium', 'interactions', '2020')],
  ['loperamide-pgp', drug('loperamide'), 'pgp-cyp3a-inhibitor-strong', CARE, 'loperamide reaches the blood, arrhythmia', 'At most 8 mg a day and briefly.', { source: 'FDA drug safety communication: loperamide and serious heart problems', date: '2016-06-07' }, { why: 'P-gp and CYP3A keep loperamide in the gut.' }],
])

const burden = interactions('anticholinergic', 'delayed', 'Their block of muscarinic receptors adds up.', [
  ['anticholinergic-anticholinergic', 'anticholinergic-strong', 'anticholinergic-strong', NOTE, 'confusion, retention, constipation, dry mouth', 'Ask which can go; one anticholinergic at most over 65.', STOPP, { modifiers: [modifier(any(has('dementia'), has('delirium'), has('urinary-retention')), SERIOUS, 'dementia, delirium or retention is recorded'), modifier(age('>=', 65), CARE, 'age of 65 or more')] }],
  ['anticholinergic-moderate', 'anticholinergic-strong', 'anticholinergic-moderate', HINT, 'confusion, retention, constipation', 'Ask which can go.', STOPP, { modifiers: [modifier(age('>=', 65), NOTE, 'age of 65 or more')] }],
  ['anticholinergic-cholinesterase', 'anticholinergic-strong', 'cholinesterase-inhibitor-dementia', SERIOUS, 'each undoes the other, confusion', 'Stop the anticholinergic; mirabegron is an alternative for the bladder.', STOPP, { why: 'One raises acetylcholine, the other blocks it.' }],
  ['anticholinergic-myasthenia', 'anticholinergic-strong', cls('cholinesterase-inhibitor'), NOTE, 'each undoes the other', 'Meant only where the anticholinergic treats side effects.', label('Mestinon', 'interactions', '2020'), { why: 'One raises acetylcholine, the other blocks it.', group: 'cholinergic-antagonism' }],
  ['cholinesterase-cholinesterase', 'cholinesterase-inhibitor-dementia', 'cholinesterase-inhibitor-dementia', SERIOUS, 'slow pulse, vomiting, fits', 'Use one of them.', label('Aricept', 'section 7', '2021'), { why: 'Their cholinergic effect adds up.', group: 'cholinergic' }],
  ['cholinesterase-succinylcholine', 'cholinesterase-inhibitor', drug('succinylcholine'), SERIOUS, 'long paralysis', 'Use another relaxant and measure the block.', label('Aricept', 'section 7', '2021'), { why: 'The enzyme that clears succinylcholine is blocked.', group: 'neuromuscular', onset: 'rapid' }],
  ['cholinesterase-relaxant', 'cholinesterase-inhibitor-dementia', 'neuromuscular-blocker', NOTE, 'weaker relaxation', 'Measure the block (train of four).', label('Razadyne', 'section 7', '2021'), { why: 'More acetylcholine competes with the relaxant.', group: 'neuromuscular', onset: 'rapid' }],
  ['cholinesterase-cholinergic', 'cholinesterase-inhibitor', drug('bethanechol'), CARE, 'slow pulse, sweating, vomiting', 'Watch the pulse.', label('Aricept', 'section 7', '2021'), { why: 'Their cholinergic effect adds up.', group: 'cholinergic' }],
  ['cholinesterase-metoclopramide', 'cholinesterase-inhibitor-dementia', drug('metoclopramide'), NOTE, 'stiffness, tremor', 'Choose another antiemetic.', label('Exelon', 'section 7', '2021'), { why: 'Acetylcholine gains over dopamine.', group: 'dopamine' }],
  ['topiramate-anticholinergic', drug('topiramate'), 'anticholinergic-strong', NOTE, 'no sweat, overheating', 'Warn of heat, above all children.', label('Topamax', 'section 5', '2023'), { why: 'Both keep the skin from sweating.', group: 'heat' }],
  ['zonisamide-anticholinergic', drug('zonisamide'), 'anticholinergic-strong', NOTE, 'no sweat, overheating', 'Warn of heat, above all children.', label('Zonegran', 'warnings', '2020'), { why: 'Both keep the skin from sweating.', group: 'heat' }],
  ['pramlintide-anticholinergic', drug('pramlintide'), 'anticholinergic-strong', CARE, 'the stomach does not empty', 'Avoid.', label('Symlin', 'section 7', '2020'), { why: 'Both slow the stomach.' }],
])

export const sedationRules: readonly InteractionRule[] = [...sedation, ...opioid, ...gut, ...burden]
