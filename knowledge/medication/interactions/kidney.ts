// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** What harms the kidney or the ear together, and lithium. Clinical review pending. */
import type { InteractionRule, Modifier } from '#app/medication/knowledge.ts'
import { all, any, CARE, drug, egfr, HINT, has, label, modifier, NOTE, SERIOUS, STOP, sodium, takes, URGENT } from '../making.ts'
import { interactions } from './make.ts'
import { LITHIUM_LABEL, STOPP, TRIPLE } from './sources.ts'

const INJURY = 'acute kidney injury'
const DAILY = 'Creatinine daily; drink or infuse enough; lowest dose for the shortest time.'
const WEAK: Modifier[] = [modifier(any(egfr('<', 30), has('acute-kidney-injury')), URGENT, 'the kidney is already injured or weak')]
const WEAK_PASSIVE: Modifier[] = [modifier(any(egfr('<', 30), has('acute-kidney-injury')), SERIOUS, 'the kidney is already injured or weak')]
const CORN = { source: 'Luther et al., Vancomycin with piperacillin-tazobactam and kidney injury, a meta-analysis (doi 10.1097/CCM.0000000000002769)', date: '2018' }
const CONTRAST = { source: 'ACR Manual on Contrast Media, contrast-associated acute kidney injury', date: '2023' }

const flow = interactions('kidney-flow', 'delayed', 'The diuretic takes volume, the NSAID closes the inflow of the glomerulus, the RAAS inhibitor opens its outflow.', [
  ['nsaid-diuretic', 'nsaid', 'diuretic', NOTE, 'weaker diuretic, kidney injury', 'Creatinine, potassium and weight within a week of regular use.', TRIPLE, { modifiers: [modifier(all(takes('raas'), egfr('<', 60)), SERIOUS, 'diuretic, RAAS inhibitor and NSAID together with a weak kidney'), modifier(takes('raas'), SERIOUS, 'diuretic, RAAS inhibitor and NSAID together'), modifier(any(egfr('<', 60), has('heart-failure')), CARE, 'kidney or heart is weak')] }],
  ['sglt2-diuretic', 'sglt2-inhibitor', 'loop-diuretic', HINT, 'dehydration, low pressure', 'Weigh; think of less diuretic at the start.', label('Jardiance', 'section 7', '2023'), { why: 'Both take salt and water.' }],
  ['nsaid-calcineurin', 'nsaid', 'calcineurin-inhibitor', SERIOUS, INJURY, 'Use acetaminophen.', label('Neoral', 'section 7', '2023'), { modifiers: WEAK, why: 'Both narrow the inflow of the glomerulus.' }],
  ['nsaid-aminoglycoside', 'nsaid', 'aminoglycoside', SERIOUS, `${INJURY}, aminoglycoside accumulates`, 'Use acetaminophen; creatinine daily and level of the aminoglycoside.', label('Gentamicin injection', 'warnings', '2021'), { modifiers: WEAK }],
  ['nsaid-tenofovir', 'nsaid', drug('tenofovir disoproxil'), CARE, INJURY, 'Use acetaminophen; else creatinine within a week.', label('Viread', 'section 5', '2019'), { modifiers: WEAK_PASSIVE, why: 'Both harm the tubule.' }],
  ['nsaid-pemetrexed', 'nsaid', drug('pemetrexed'), SERIOUS, 'pemetrexed stays, marrow failure', 'No ibuprofen from 2 days before to 2 days after with CrCl below 80; long acting NSAIDs 5 days before.', label('Alimta', 'section 7', '2022'), { why: 'NSAIDs slow its renal clearance.' }],
  ['nsaid-cidofovir', 'nsaid', drug('cidofovir'), STOP, INJURY, 'Stop the NSAID 7 days before cidofovir.', label('Vistide', 'contraindications', '2010'), { washOutDays: { left: 7 } }],
  ['nsaid-cisplatin', 'nsaid', drug('cisplatin'), SERIOUS, INJURY, 'Use acetaminophen around the infusion.', label('Cisplatin injection', 'section 5', '2019')],
  ['nsaid-deferasirox', 'nsaid', drug('deferasirox'), SERIOUS, 'bleeding of the gut, kidney injury', 'Use acetaminophen.', label('Exjade', 'section 7', '2020')],
  ['nsaid-contrast', 'nsaid', 'contrast-iodinated', CARE, INJURY, 'Stop the NSAID 24 to 48 hours around the contrast medium.', CONTRAST, { modifiers: WEAK_PASSIVE }],
  ['nsaid-bisphosphonate', 'nsaid', drug('zoledronic acid'), CARE, INJURY, 'Drink enough; creatinine before each dose.', label('Reclast', 'section 7', '2020'), { modifiers: WEAK_PASSIVE }],
])

const tubule = interactions('nephrotoxic', 'delayed', 'Their harm to the tubule adds up.', [
  ['aminoglycoside-loop', 'aminoglycoside', 'loop-diuretic', CARE, 'deafness, kidney injury', 'Trough levels and creatinine every other day; ask about hearing; no fast bolus of the diuretic.', label('Gentamicin injection', 'boxed warning', '2021'), { modifiers: WEAK_PASSIVE, why: 'Both harm the hair cells, and volume loss raises the level.', group: 'ototoxic' }],
  ['aminoglycoside-ethacrynate', 'aminoglycoside', drug('ethacrynate'), SERIOUS, 'deafness', 'Choose furosemide or bumetanide.', label('Edecrin', 'warnings', '2020'), { why: 'Both harm the hair cells.', group: 'ototoxic' }],
  ['cisplatin-loop', drug('cisplatin'), 'loop-diuretic', CARE, 'deafness, kidney injury', 'Hearing test; avoid where hydration is enough.', label('Cisplatin injection', 'section 7', '2019'), { why: 'Both harm the hair cells.', group: 'ototoxic' }],
  ['cisplatin-aminoglycoside', drug('cisplatin'), 'aminoglycoside', SERIOUS, 'deafness, kidney injury', 'Choose another antibiotic within 2 weeks of cisplatin.', label('Cisplatin injection', 'section 7', '2019'), { modifiers: WEAK, washOutDays: { left: 14 } }],
  ['vancomycin-aminoglycoside', 'glycopeptide', 'aminoglycoside', CARE, `${INJURY}, deafness`, 'Levels of both and creatinine every day or two; few days together.', label('Vancomycin injection', 'section 7', '2021'), { modifiers: WEAK_PASSIVE }],
  ['vancomycin-piperacillin', { ingredient: 'vancomycin', routes: ['intravenous'] }, drug('piperacillin'), NOTE, 'creatinine rises', 'Creatinine daily; ask every day whether both are needed; cefepime is an alternative.', CORN, { modifiers: [modifier(any(egfr('<', 30), has('acute-kidney-injury')), CARE, 'the kidney is already injured or weak')], why: 'The cause is not settled; part of it may be less secretion of creatinine.' }],
  ['aminoglycoside-aminoglycoside', 'aminoglycoside', 'aminoglycoside', SERIOUS, 'deafness, kidney injury', 'Use one aminoglycoside.', label('Gentamicin injection', 'boxed warning', '2021'), { modifiers: WEAK }],
  ['polymyxin-aminoglycoside', 'polymyxin', 'aminoglycoside', SERIOUS, `${INJURY}, weak breathing`, 'Avoid; creatinine daily, watch breathing.', label('Coly-Mycin M', 'warnings', '2020'), { modifiers: WEAK }],
  ['polymyxin-vancomycin', 'polymyxin', 'glycopeptide', SERIOUS, INJURY, DAILY, label('Coly-Mycin M', 'warnings', '2020'), { modifiers: WEAK_PASSIVE }],
  ['polymyxin-amphotericin', 'polymyxin', 'amphotericin', SERIOUS, INJURY, DAILY, label('Polymyxin B injection', 'boxed warning', '2020'), { modifiers: WEAK }],
  ['polymyxin-relaxant', 'polymyxin', 'neuromuscular-blocker-any', SERIOUS, 'long paralysis, weak breathing', 'Measure the block (train of four) and have ventilation ready.', label('Polymyxin B injection', 'boxed warning', '2020'), { onset: 'rapid', group: 'neuromuscular', why: 'Both weaken the nerve-muscle junction.' }],
  ['aminoglycoside-relaxant', 'aminoglycoside', 'neuromuscular-blocker-any', CARE, 'long paralysis, weak breathing', 'Measure the block (train of four) before extubation.', label('Gentamicin injection', 'boxed warning', '2021'), { onset: 'rapid', group: 'neuromuscular', why: 'Both weaken the nerve-muscle junction.' }],
  ['lincosamide-relaxant', 'lincosamide', 'neuromuscular-blocker-any', NOTE, 'longer paralysis', 'Measure the block (train of four).', label('Cleocin', 'section 7', '2022'), { onset: 'rapid', group: 'neuromuscular', why: 'Clindamycin weakens the nerve-muscle junction.' }],
  ['magnesium-relaxant', { ingredient: 'magnesium sulfate', routes: ['intravenous', 'intramuscular'] }, 'neuromuscular-blocker-any', CARE, 'long paralysis', 'Lower the relaxant and measure the block.', label('Magnesium sulfate injection', 'interactions', '2021'), { onset: 'rapid', group: 'neuromuscular', why: 'Magnesium holds acetylcholine back.' }],
  ['magnesium-nifedipine', { ingredient: 'magnesium sulfate', routes: ['intravenous', 'intramuscular'] }, 'ccb-dhp', CARE, 'low pressure, weak muscles', 'Measure blood pressure and reflexes each hour.', label('Procardia', 'interactions', '2021'), { onset: 'rapid', group: 'neuromuscular', why: 'Both block calcium.' }],
  ['magnesium-aminoglycoside', { ingredient: 'magnesium sulfate', routes: ['intravenous', 'intramuscular'] }, 'aminoglycoside', SERIOUS, 'weak breathing, in newborns too', 'Watch breathing; tell those who receive the newborn.', label('Gentamicin injection', 'boxed warning', '2021'), { onset: 'rapid', group: 'neuromuscular', why: 'Both weaken the nerve-muscle junction.' }],
  ['amphotericin-aminoglycoside', 'amphotericin', 'aminoglycoside', SERIOUS, INJURY, DAILY, label('AmBisome', 'section 7', '2020'), { modifiers: WEAK }],
  ['amphotericin-calcineurin', 'amphotericin', 'calcineurin-inhibitor', SERIOUS, INJURY, 'Creatinine daily, calcineurin level twice a week; liposomal amphotericin harms less.', label('AmBisome', 'section 7', '2020'), { modifiers: WEAK_PASSIVE }],
  ['amphotericin-corticosteroid', 'amphotericin', 'corticosteroid-systemic', CARE, 'low potassium, weak heart', 'Potassium daily.', label('AmBisome', 'section 7', '2020'), { why: 'Both waste potassium.', group: 'hypokalaemia' }],
  ['amphotericin-digoxin', 'amphotericin', 'cardiac-glycoside', CARE, 'low potassium, digoxin toxicity', 'Potassium and magnesium daily.', label('AmBisome', 'section 7', '2020'), { why: 'Amphotericin wastes potassium.', group: 'digoxin' }],
  ['amphotericin-diuretic', 'amphotericin', 'k-losing-diuretic', CARE, 'low potassium, kidney injury', 'Potassium and magnesium daily; keep volume.', label('AmBisome', 'section 7', '2020'), { why: 'Both waste potassium.', group: 'hypokalaemia' }],
  ['amphotericin-flucytosine', 'amphotericin', drug('flucytosine'), CARE, 'flucytosine accumulates, low blood counts', 'Creatinine and blood count twice a week, level of flucytosine.', label('Ancobon', 'warnings', '2020'), { why: 'The injured kidney keeps flucytosine.', group: 'marrow' }],
  ['amphotericin-cidofovir', 'amphotericin', drug('cidofovir'), SERIOUS, INJURY, 'Do not combine.', label('Vistide', 'contraindications', '2010'), { modifiers: WEAK }],
  ['calcineurin-aminoglycoside', 'calcineurin-inhibitor', 'aminoglycoside', SERIOUS, INJURY, 'Choose another antibiotic; else creatinine daily.', label('Prograf', 'section 7', '2023'), { modifiers: WEAK }],
  ['calcineurin-calcineurin', 'calcineurin-inhibitor', 'calcineurin-inhibitor', STOP, INJURY, 'Stop one 24 hours before the other.', label('Prograf', 'section 7', '2023')],
  ['calcineurin-vancomycin', 'calcineurin-inhibitor', 'glycopeptide', CARE, INJURY, 'Creatinine every other day, level of both.', label('Neoral', 'section 7', '2023'), { modifiers: WEAK_PASSIVE }],
  ['calcineurin-tmp-smx', 'calcineurin-inhibitor', drug('trimethoprim'), CARE, 'creatinine and potassium rise', 'Creatinine and potassium after 3 days.', label('Neoral', 'section 7', '2023')],
  ['calcineurin-antiviral', 'calcineurin-inhibitor', 'nephrotoxic-antiviral', CARE, INJURY, 'Creatinine twice a week.', label('Prograf', 'section 7', '2023')],
  ['calcineurin-nucleoside', 'calcineurin-inhibitor', 'nucleoside-cmv', NOTE, 'creatinine rises', 'Creatinine twice a week.', label('Prograf', 'section 7', '2023')],
  ['calcineurin-fibrate', drug('cyclosporine'), 'fibrate', CARE, 'creatinine rises', 'Creatinine after 2 weeks.', label('Tricor', 'section 7', '2021')],
  ['calcineurin-cisplatin', 'calcineurin-inhibitor', 'platinum', CARE, INJURY, DAILY, label('Prograf', 'section 7', '2023')],
  ['cidofovir-aminoglycoside', drug('cidofovir'), 'aminoglycoside', STOP, INJURY, 'Stop the aminoglycoside 7 days before.', label('Vistide', 'contraindications', '2010'), { washOutDays: { right: 7 } }],
  ['cidofovir-tenofovir', drug('cidofovir'), drug('tenofovir disoproxil'), SERIOUS, INJURY, 'Do not combine.', label('Vistide', 'contraindications', '2010')],
  ['cidofovir-vancomycin', drug('cidofovir'), 'glycopeptide', SERIOUS, INJURY, 'Stop vancomycin 7 days before.', label('Vistide', 'contraindications', '2010')],
  ['cidofovir-foscarnet', drug('cidofovir'), drug('foscarnet'), STOP, INJURY, 'Leave 7 days between them.', label('Vistide', 'contraindications', '2010'), { washOutDays: { left: 7, right: 7 } }],
  ['foscarnet-pentamidine', drug('foscarnet'), { ingredient: 'pentamidine', routes: ['intravenous', 'intramuscular'] }, SERIOUS, 'low calcium, kidney injury', 'Avoid; calcium and creatinine daily.', label('Foscavir', 'section 7', '2020')],
  ['foscarnet-aminoglycoside', drug('foscarnet'), 'aminoglycoside', SERIOUS, INJURY, DAILY, label('Foscavir', 'section 7', '2020'), { modifiers: WEAK }],
  ['foscarnet-amphotericin', drug('foscarnet'), 'amphotericin', SERIOUS, `${INJURY}, low potassium and calcium`, DAILY, label('Foscavir', 'section 7', '2020'), { modifiers: WEAK }],
  ['foscarnet-calcineurin', drug('foscarnet'), 'calcineurin-inhibitor', SERIOUS, INJURY, DAILY, label('Foscavir', 'section 7', '2020')],
  ['aciclovir-aminoglycoside', { ingredient: 'acyclovir', routes: ['intravenous'] }, 'aminoglycoside', CARE, INJURY, 'Infuse acyclovir over an hour with fluids; creatinine daily.', label('Zovirax injection', 'warnings', '2019')],
  ['aciclovir-nsaid', { ingredient: 'acyclovir', routes: ['intravenous'] }, 'nsaid', CARE, INJURY, 'Use acetaminophen; infuse over an hour with fluids.', label('Zovirax injection', 'warnings', '2019')],
  ['tenofovir-aminoglycoside', drug('tenofovir disoproxil'), 'aminoglycoside', SERIOUS, INJURY, 'Choose another antibiotic or tenofovir alafenamide.', label('Viread', 'section 5', '2019')],
  ['tenofovir-adefovir', drug('tenofovir disoproxil'), drug('adefovir'), SERIOUS, INJURY, 'Do not combine.', label('Hepsera', 'section 7', '2018')],
  ['tenofovir-alafenamide-adefovir', drug('tenofovir alafenamide'), drug('adefovir'), SERIOUS, INJURY, 'Do not combine.', label('Hepsera', 'section 7', '2018')],
  ['deferasirox-aminoglycoside', drug('deferasirox'), 'aminoglycoside', CARE, `${INJURY}, deafness`, 'Creatinine twice a week.', label('Exjade', 'section 5', '2020')],
  ['ifosfamide-cisplatin', drug('ifosfamide'), drug('cisplatin'), CARE, INJURY, 'Creatinine, phosphate and magnesium before each course.', label('Ifex', 'section 5', '2018')],
  ['bacitracin-aminoglycoside', { ingredient: 'bacitracin', routes: ['intramuscular', 'intravenous'] }, 'aminoglycoside', STOP, INJURY, 'Do not combine.', label('Bacitracin for injection', 'boxed warning', '2018')],
  ['aminoglycoside-cephalosporin', 'aminoglycoside', 'cephalosporin-1', HINT, 'creatinine rises', 'Creatinine every other day.', label('Gentamicin injection', 'interactions', '2021')],
  ['methoxyflurane-tetracycline', { ingredient: 'methoxyflurane', routes: ['inhaled', 'other'] }, 'tetracycline', SERIOUS, INJURY, 'Do not combine.', label('Doxycycline (Vibramycin)', 'interactions', '2021')],
  ['contrast-aminoglycoside', 'contrast-iodinated', 'aminoglycoside', NOTE, INJURY, 'Hydrate; creatinine after 48 hours.', CONTRAST, { modifiers: WEAK_PASSIVE }],
  ['phosphate-raas', { ingredient: 'sodium phosphate', routes: ['oral'] }, 'raas', SERIOUS, 'phosphate nephropathy', 'Choose a polyethylene glycol preparation.', label('OsmoPrep', 'boxed warning', '2018'), { why: 'Phosphate precipitates in a kidney that is short of volume.' }],
  ['phosphate-diuretic', { ingredient: 'sodium phosphate', routes: ['oral'] }, 'diuretic', SERIOUS, 'phosphate nephropathy', 'Choose a polyethylene glycol preparation.', label('OsmoPrep', 'boxed warning', '2018'), { why: 'Phosphate precipitates in a kidney that is short of volume.' }],
  ['phosphate-nsaid', { ingredient: 'sodium phosphate', routes: ['oral'] }, 'nsaid', SERIOUS, 'phosphate nephropathy', 'Choose a polyethylene glycol preparation.', label('OsmoPrep', 'boxed warning', '2018'), { why: 'Phosphate precipitates in a kidney that is short of volume.' }],
])

const TOXIC = 'lithium rises: tremor, confusion, kidney injury'
const RISK: Modifier[] = [modifier({ lab: 'lithium_level', is: '>', value: 1.2, unit: 'mmol/L', withinHours: 336 }, URGENT, 'lithium is already above 1.2 mmol/L'), modifier(egfr('<', 45), URGENT, 'eGFR is below 45')]
const LEVEL = 'Lower lithium by about a quarter to a half or choose another drug; level after 5 to 7 days and again after 2 weeks.'
const lithium = interactions('lithium', 'delayed', 'The kidney takes lithium back together with sodium.', [
  ['lithium-thiazide', 'lithium', 'thiazide', SERIOUS, TOXIC, LEVEL, LITHIUM_LABEL, { modifiers: RISK }],
  ['lithium-loop', 'lithium', 'loop-diuretic', CARE, TOXIC, 'Level after a week and with each change.', LITHIUM_LABEL, { modifiers: RISK }],
  ['lithium-k-sparing', 'lithium', 'k-sparing-diuretic', NOTE, TOXIC, 'Level after a week.', LITHIUM_LABEL, { modifiers: RISK }],
  ['lithium-acei', 'lithium', 'acei', SERIOUS, TOXIC, LEVEL, LITHIUM_LABEL, { modifiers: RISK }],
  ['lithium-arb', 'lithium', 'arb', SERIOUS, TOXIC, LEVEL, LITHIUM_LABEL, { modifiers: RISK }],
  ['lithium-aliskiren', 'lithium', 'renin-inhibitor', CARE, TOXIC, 'Level after a week.', LITHIUM_LABEL, { modifiers: RISK }],
  ['lithium-nsaid', 'lithium', 'nsaid', SERIOUS, TOXIC, 'Use acetaminophen; else level within 5 days. Aspirin does not raise it.', LITHIUM_LABEL, { modifiers: RISK }],
  ['lithium-metronidazole', 'lithium', 'nitroimidazole', CARE, TOXIC, 'Level and creatinine after 5 days.', label('Flagyl', 'section 7', '2023'), { modifiers: RISK }],
  ['lithium-tetracycline', 'lithium', 'tetracycline', HINT, TOXIC, 'Level after a week.', LITHIUM_LABEL],
  ['lithium-topiramate', 'lithium', drug('topiramate'), NOTE, TOXIC, 'Level with high doses of topiramate.', label('Topamax', 'section 7', '2023')],
  ['lithium-antipsychotic', 'lithium', 'antipsychotic', NOTE, 'stiffness, confusion, fever, rarely', 'Watch for confusion and stiffness; level if they appear.', LITHIUM_LABEL, { onset: 'rapid', why: 'Both act on the brain; encephalopathy was reported.' }],
  ['lithium-haloperidol', 'lithium', drug('haloperidol'), CARE, 'encephalopathy, rarely', 'Watch for fever, confusion and stiffness; stop both if they appear.', label('Haldol', 'precautions', '2020'), { onset: 'rapid', why: 'Both act on the brain; encephalopathy was reported.' }],
  ['lithium-carbamazepine', 'lithium', drug('carbamazepine'), CARE, 'tremor, confusion at normal levels', 'Watch for neurologic signs.', label('Tegretol', 'interactions', '2023'), { onset: 'rapid', why: 'Both act on the brain.' }],
  ['lithium-phenytoin', 'lithium', 'phenytoin-like', CARE, 'tremor, confusion at normal levels', 'Watch for neurologic signs.', LITHIUM_LABEL, { onset: 'rapid', why: 'Both act on the brain.' }],
  ['lithium-ccb', 'lithium', 'ccb-nondhp', CARE, 'tremor, ataxia, slow pulse', 'Watch for neurologic signs; measure the pulse.', LITHIUM_LABEL, { onset: 'rapid', why: 'Both lower calcium inside the nerve.' }],
  ['lithium-methyldopa', 'lithium', drug('methyldopa'), CARE, 'lithium toxicity at normal levels', 'Choose another antihypertensive.', LITHIUM_LABEL, { why: 'The cause is not known.' }],
  ['lithium-iodide', 'lithium', drug('potassium iodide'), CARE, 'low thyroid', 'TSH after a month.', label('ThyroSafe and SSKI', 'interactions', '2020'), { why: 'Both hold thyroid hormone back.' }],
  ['lithium-theophylline', 'lithium', 'theophylline', CARE, 'lithium falls', 'Level after a week and when theophylline stops.', LITHIUM_LABEL, { why: 'Xanthines raise the excretion of lithium.' }],
  ['lithium-acetazolamide', 'lithium', drug('acetazolamide'), CARE, 'lithium falls', 'Level after a week.', LITHIUM_LABEL, { why: 'Acetazolamide raises the excretion of lithium.' }],
  ['lithium-bicarbonate', 'lithium', drug('sodium bicarbonate'), NOTE, 'lithium falls', 'Level after a week.', LITHIUM_LABEL, { why: 'Sodium raises the excretion of lithium.' }],
  ['lithium-sglt2', 'lithium', 'sglt2-inhibitor', CARE, 'lithium falls', 'Level after start and after each change.', label('Jardiance', 'section 7', '2023'), { why: 'The tubule takes less lithium back.' }],
  ['lithium-relaxant', 'lithium', 'neuromuscular-blocker-any', NOTE, 'longer paralysis', 'Measure the block.', LITHIUM_LABEL, { onset: 'rapid', group: 'neuromuscular', why: 'Lithium slows the release of acetylcholine.' }],
])

const sodiumLow = interactions('hyponatraemia', 'delayed', 'Each of them keeps water or loses salt.', [
  ['thiazide-ssri', 'thiazide', 'ssri-snri', NOTE, 'low sodium, confusion, falls', 'Sodium after 2 weeks, above all over 65.', STOPP, { modifiers: [modifier(sodium('<', 130), SERIOUS, 'sodium is below 130 mmol/L')] }],
  ['thiazide-carbamazepine', 'thiazide', drug('carbamazepine'), CARE, 'low sodium', 'Sodium after 2 weeks.', label('Tegretol', 'interactions', '2023'), { modifiers: [modifier(sodium('<', 130), SERIOUS, 'sodium is below 130 mmol/L')] }],
  ['thiazide-oxcarbazepine', 'thiazide', drug('oxcarbazepine'), CARE, 'low sodium', 'Sodium after 2 weeks.', label('Trileptal', 'section 5', '2023'), { modifiers: [modifier(sodium('<', 130), SERIOUS, 'sodium is below 130 mmol/L')] }],
  ['desmopressin-loop', { ingredient: 'desmopressin', routes: ['nasal'] }, 'loop-diuretic', STOP, 'severe low sodium, seizure', 'Do not combine with desmopressin for nocturia.', label('Noctiva', 'section 4', '2018')],
  ['desmopressin-corticosteroid', { ingredient: 'desmopressin', routes: ['nasal'] }, 'corticosteroid-systemic', CARE, 'severe low sodium', 'Do not use desmopressin for nocturia; leave 3 days.', label('Noctiva', 'section 4', '2018')],
  ['desmopressin-hyponatraemic', 'desmopressin', 'hyponatraemic', CARE, 'low sodium, seizure', 'Restrict drink; sodium within 3 days.', label('DDAVP tablets', 'section 7', '2022'), { modifiers: [modifier(sodium('<', 135), SERIOUS, 'sodium is already low')] }],
  ['desmopressin-nsaid', 'desmopressin', 'nsaid', CARE, 'low sodium, seizure', 'Restrict drink; sodium within 3 days.', label('DDAVP tablets', 'section 7', '2022'), { modifiers: [modifier(sodium('<', 135), SERIOUS, 'sodium is already low')] }],
  ['thiazide-calcium', 'thiazide', 'calcium', HINT, 'high calcium', 'Calcium after a month of high doses.', label('Microzide', 'section 7', '2020'), { group: 'calcium', why: 'Thiazides hold calcium back.' }],
  ['thiazide-vitamin-d', 'thiazide', 'vitamin-d', HINT, 'high calcium', 'Calcium after a month of high doses.', label('Rocaltrol', 'interactions', '2021'), { group: 'calcium', why: 'Thiazides hold calcium back.' }],
  ['tolvaptan-diuretic', drug('tolvaptan'), 'diuretic', CARE, 'sodium rises too fast', 'Sodium every 6 to 8 hours on the first day.', label('Samsca', 'boxed warning and section 7', '2021'), { why: 'Both drive sodium up.' }],
  ['tolvaptan-cyp3a', drug('tolvaptan'), 'cyp3a-inhibitor-strong', STOP, 'tolvaptan rises fivefold, sodium rises too fast', 'Do not combine.', label('Samsca', 'section 4', '2021'), { why: 'CYP3A clears tolvaptan.' }],
  ['tolvaptan-cyp3a-moderate', drug('tolvaptan'), 'cyp3a-inhibitor-moderate', SERIOUS, 'tolvaptan rises, sodium rises too fast', 'Avoid or halve tolvaptan.', label('Samsca', 'section 7', '2021'), { why: 'CYP3A clears tolvaptan.' }],
  ['conivaptan-cyp3a', drug('conivaptan'), 'cyp3a-inhibitor-strong', STOP, 'conivaptan rises manyfold, sodium rises too fast', 'Do not combine.', label('Vaprisol', 'section 4', '2020'), { why: 'CYP3A clears conivaptan.' }],
])

export const kidney: readonly InteractionRule[] = [...flow, ...tubule, ...lithium, ...sodiumLow]
