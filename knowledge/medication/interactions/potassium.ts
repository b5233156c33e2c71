// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** What raises potassium, and inhibitors of the renin-angiotensin system among themselves. Clinical review pending. */
import type { InteractionRule, Modifier } from '#app/medication/knowledge.ts'
import { AVOID, age, any, CARE, cls, drug, egfr, HINT, has, label, modifier, NOTE, potassium, SERIOUS, STOP, URGENT } from '../making.ts'
import { interactions } from './make.ts'
import { ALTITUDE, FDA_RAAS_DUAL, FRALICK_TMP, JUURLINK_TMP, ONC_LOW, RALES_RATE, STOPP } from './sources.ts'

const HIGH_K = 'high potassium, arrhythmia'
const WEAK_KIDNEY = any(egfr('<', 45), has('acute-kidney-injury'))
const AT_RISK: Modifier[] = [
  modifier(potassium('>', 5.5), URGENT, 'potassium is already above 5.5 mmol/L'),
  modifier(potassium('>', 5), SERIOUS, 'potassium is already above 5.0 mmol/L'),
  modifier(WEAK_KIDNEY, SERIOUS, 'the kidney excretes little potassium'),
]
/** Pairs that everybody uses: never interrupting. */
const USUAL: Modifier[] = [
  modifier(potassium('>', 5.5), SERIOUS, 'potassium is already above 5.5 mmol/L'),
  modifier(WEAK_KIDNEY, CARE, 'the kidney excretes little potassium'),
]
const IN_A_WEEK = 'Potassium and creatinine within a week, and after each change of dose.'

const raising = interactions('potassium', 'delayed', 'Each of them holds potassium back in the kidney or adds it.', [
  ['raas-k-sparing', 'acei-or-arb', 'mra', CARE, HIGH_K, 'Potassium and creatinine after 1 and 4 weeks, then every 3 months; usual in heart failure at low dose.', RALES_RATE, { modifiers: AT_RISK }],
  ['raas-amiloride', 'acei-or-arb', drug('amiloride'), CARE, HIGH_K, IN_A_WEEK, label('Midamor', 'boxed warning and interactions', '2020'), { modifiers: AT_RISK }],
  ['raas-triamterene', 'acei-or-arb', drug('triamterene'), CARE, HIGH_K, IN_A_WEEK, label('Dyrenium', 'boxed warning and interactions', '2020'), { modifiers: AT_RISK }],
  ['raas-potassium', 'raas', 'potassium-supplement', NOTE, HIGH_K, 'Give potassium by the level, not by habit; measure it the next day in hospital, within a week at home.', label('Klor-Con', 'section 7', '2022'), { modifiers: USUAL }],
  ['k-sparing-potassium', 'k-sparing-diuretic', 'potassium-supplement', SERIOUS, HIGH_K, 'Stop the supplement unless potassium is low; measure it within 3 days.', label('Aldactone', 'section 7', '2021'), { modifiers: [modifier(potassium('>', 5), URGENT, 'potassium is already above 5.0 mmol/L'), modifier(egfr('<', 30), URGENT, 'eGFR is below 30')] }],
  ['amiloride-potassium', drug('amiloride'), cls('potassium-supplement'), AVOID, HIGH_K, 'Stop the supplement unless potassium is low.', label('Midamor', 'contraindications', '2020'), { modifiers: [modifier(potassium('>', 5), STOP, 'potassium is already above 5.0 mmol/L')] }],
  ['k-sparing-k-sparing', 'k-sparing-diuretic', 'k-sparing-diuretic', SERIOUS, HIGH_K, 'Use one of them.', label('Dyrenium', 'contraindications', '2020'), { modifiers: [modifier(potassium('>', 5), URGENT, 'potassium is already above 5.0 mmol/L')] }],
  ['eplerenone-potassium', drug('eplerenone'), 'potassium-supplement', SERIOUS, HIGH_K, 'With hypertension do not combine; in heart failure only while potassium is low.', label('Inspra', 'sections 4 and 7', '2020'), { modifiers: [modifier(potassium('>', 5), URGENT, 'potassium is already above 5.0 mmol/L')] }],
  ['eplerenone-k-sparing', drug('eplerenone'), 'k-sparing-diuretic', SERIOUS, HIGH_K, 'Use one of them.', label('Inspra', 'section 4', '2020')],
  ['raas-trimethoprim', 'raas', drug('trimethoprim'), SERIOUS, 'high potassium, sudden death', 'Choose another antibiotic; else potassium on day 3 to 5.', FRALICK_TMP, { modifiers: [modifier(potassium('>', 5), URGENT, 'potassium is already above 5.0 mmol/L'), modifier(egfr('<', 30), URGENT, 'eGFR is below 30')], why: 'Trimethoprim acts like amiloride on the collecting duct.' }],
  ['spironolactone-trimethoprim', 'k-sparing-diuretic', drug('trimethoprim'), SERIOUS, 'high potassium, sudden death', 'Choose another antibiotic.', JUURLINK_TMP, { modifiers: [modifier(age('>=', 65), URGENT, 'over 65 this pair has brought many to hospital with high potassium'), modifier(potassium('>', 5), URGENT, 'potassium is already above 5.0 mmol/L')], why: 'Trimethoprim acts like amiloride on the collecting duct.' }],
  ['trimethoprim-potassium', drug('trimethoprim'), 'potassium-supplement', NOTE, HIGH_K, 'Measure potassium on day 3.', label('Bactrim', 'warnings', '2023'), { modifiers: USUAL, why: 'Trimethoprim acts like amiloride on the collecting duct.' }],
  ['heparin-raas', 'heparin', 'raas', HINT, HIGH_K, 'Potassium after 4 days, then twice a week while heparin goes on.', label('Lovenox', 'section 7', '2022'), { modifiers: USUAL, why: 'Heparin suppresses aldosterone.' }],
  ['heparin-k-sparing', 'heparin', 'k-sparing-diuretic', NOTE, HIGH_K, 'Potassium after 4 days, then twice a week while heparin goes on.', label('Lovenox', 'section 7', '2022'), { modifiers: USUAL, why: 'Heparin suppresses aldosterone.' }],
  ['heparin-potassium', 'heparin', 'potassium-supplement', HINT, HIGH_K, 'Potassium after 4 days of heparin.', label('Lovenox', 'section 7', '2022'), { modifiers: USUAL, why: 'Heparin suppresses aldosterone.' }],
  ['calcineurin-k-sparing', 'calcineurin-inhibitor', 'k-sparing-diuretic', SERIOUS, HIGH_K, 'Avoid; a loop diuretic or a thiazide is the alternative.', label('Prograf', 'section 7', '2023'), { modifiers: [modifier(potassium('>', 5.5), URGENT, 'potassium is already above 5.5 mmol/L')], why: 'Calcineurin inhibitors hold potassium back.' }],
  ['calcineurin-raas', 'calcineurin-inhibitor', 'raas', CARE, 'high potassium, kidney injury', 'Potassium and creatinine after 1 week.', label('Neoral', 'section 7', '2023'), { modifiers: USUAL, why: 'Calcineurin inhibitors hold potassium back.' }],
  ['calcineurin-potassium', 'calcineurin-inhibitor', 'potassium-supplement', CARE, HIGH_K, 'Give potassium by the level; measure it after 2 days.', label('Prograf', 'section 7', '2023'), { modifiers: USUAL, why: 'Calcineurin inhibitors hold potassium back.' }],
  ['cyclosporine-aliskiren', drug('aliskiren'), drug('cyclosporine'), SERIOUS, 'aliskiren rises fivefold, low pressure, high potassium', 'Do not combine; choose another antihypertensive.', label('Tekturna', 'section 7', '2022'), { why: 'Cyclosporine blocks P-gp.' }],
  ['aliskiren-itraconazole', drug('aliskiren'), drug('itraconazole'), SERIOUS, 'aliskiren rises about sixfold, low pressure, high potassium', 'Do not combine; choose another antihypertensive.', label('Tekturna', 'section 7', '2022'), { why: 'Itraconazole blocks P-gp.' }],
  ['nsaid-k-sparing', 'nsaid', 'k-sparing-diuretic', CARE, 'high potassium, kidney injury, weaker diuretic', 'Use acetaminophen; else potassium and creatinine within a week.', STOPP, { modifiers: AT_RISK, why: 'NSAIDs lower renin and renal flow.' }],
  ['triamterene-indomethacin', drug('triamterene'), drug('indomethacin'), SERIOUS, 'acute kidney failure', 'Do not combine.', label('Dyrenium', 'interactions', '2020'), { why: 'Renal vessels constrict when prostaglandins are blocked.' }],
  ['drospirenone-k', drug('drospirenone'), 'k-sparing-diuretic', SERIOUS, HIGH_K, 'Choose another contraceptive, or measure potassium in the first cycle.', label('Yaz', 'sections 5 and 7', '2022'), { why: 'Drospirenone blocks aldosterone.' }],
  ['drospirenone-raas', drug('drospirenone'), 'raas', CARE, HIGH_K, 'Potassium in the first cycle.', label('Yaz', 'sections 5 and 7', '2022'), { why: 'Drospirenone blocks aldosterone.' }],
  ['pentamidine-hyperkalaemic', drug('pentamidine'), 'k-sparing-diuretic', CARE, HIGH_K, 'Potassium daily.', label('Pentam', 'warnings', '2020'), { why: 'Pentamidine acts like amiloride on the collecting duct.' }],
  ['finerenone-cyp3a', drug('finerenone'), 'cyp3a-inhibitor-strong', STOP, 'finerenone rises more than fivefold, high potassium', 'Do not combine.', label('Kerendia', 'section 4', '2022'), { why: 'CYP3A clears finerenone.', group: 'mra-cyp3a' }],
  ['finerenone-cyp3a-moderate', drug('finerenone'), 'cyp3a-inhibitor-moderate', CARE, 'finerenone rises, high potassium', 'Potassium after 2 weeks; lower finerenone if it rises.', label('Kerendia', 'section 7', '2022'), { why: 'CYP3A clears finerenone.', group: 'mra-cyp3a' }],
  ['finerenone-inducer', drug('finerenone'), 'cyp3a-inducer', SERIOUS, 'finerenone fails', 'Do not combine.', label('Kerendia', 'section 7', '2022'), { why: 'Induced CYP3A clears finerenone.', group: 'mra-cyp3a' }],
  ['eplerenone-cyp3a', drug('eplerenone'), 'cyp3a-inhibitor-strong', STOP, 'eplerenone rises fivefold, high potassium', 'Do not combine; spironolactone is not cleared by CYP3A.', label('Inspra', 'section 4', '2020'), { why: 'CYP3A clears eplerenone.', group: 'mra-cyp3a' }],
  ['eplerenone-cyp3a-moderate', drug('eplerenone'), 'cyp3a-inhibitor-moderate', CARE, 'eplerenone rises, high potassium', 'Halve eplerenone to 25 mg a day; potassium within a week.', label('Inspra', 'section 2', '2020'), { why: 'CYP3A clears eplerenone.', group: 'mra-cyp3a' }],
])

const raas = interactions('raas-dual', 'delayed', 'Two blocks of the same system protect no better and stop the kidney from keeping its filtration.', [
  ['acei-arb', 'acei', 'arb', SERIOUS, 'kidney injury, high potassium, low pressure', 'Stop one of them.', FDA_RAAS_DUAL, { modifiers: [modifier(potassium('>', 5.5), URGENT, 'potassium is already above 5.5 mmol/L')] }],
  ['aliskiren-raas', 'renin-inhibitor', 'acei-or-arb', SERIOUS, 'stroke, kidney injury, high potassium', 'Stop aliskiren.', ALTITUDE, { modifiers: [modifier(has('diabetes'), STOP, 'diabetes is recorded: the label forbids it'), modifier(egfr('<', 60), URGENT, 'eGFR is below 60')] }],
  ['sacubitril-acei', 'neprilysin-inhibitor', 'acei', STOP, 'angioedema', 'Stop the ACE inhibitor 36 hours before sacubitril.', label('Entresto', 'section 4', '2021'), { why: 'Both keep bradykinin from being broken down.', onset: 'rapid', group: 'angioedema', washOutDays: { left: 1.5, right: 1.5 } }],
  ['sacubitril-aliskiren', 'neprilysin-inhibitor', 'renin-inhibitor', SERIOUS, 'kidney injury, high potassium', 'Stop aliskiren.', label('Entresto', 'section 4', '2021'), { modifiers: [modifier(has('diabetes'), STOP, 'diabetes is recorded: the label forbids it')] }],
  ['sacubitril-arb', 'neprilysin-inhibitor', 'arb', CARE, 'low pressure, kidney injury', 'The tablet holds valsartan already: stop the other ARB.', label('Entresto', 'section 7', '2021')],
  ['acei-mtor', 'acei', 'mtor-inhibitor', CARE, 'angioedema', 'Watch for swelling of the face; an ARB is the alternative.', label('Zortress', 'section 5', '2022'), { why: 'Both favour bradykinin in the tissue.', onset: 'rapid', group: 'angioedema' }],
  ['acei-dpp4', 'acei', 'dpp4-inhibitor', HINT, 'angioedema, rarely', 'Ask about swelling of the face.', label('Galvus and Januvia', 'section 5', '2022'), { why: 'DPP-4 breaks substance P down.', onset: 'rapid', group: 'angioedema' }],
  ['acei-alteplase', 'acei', { ingredient: 'alteplase', doseAtLeast: { value: 5, unit: 'mg', per: 'dose' } }, CARE, 'angioedema of the tongue', 'Watch the tongue for 2 hours after alteplase.', label('Activase', 'section 5', '2022'), { why: 'Plasmin releases bradykinin.', onset: 'rapid', group: 'angioedema' }],
  ['raas-nsaid', 'acei-or-arb', 'nsaid', NOTE, 'kidney injury, weaker antihypertensive', 'Few days only; creatinine and potassium after a week of regular use.', ONC_LOW, { modifiers: [modifier(any(egfr('<', 30), has('acute-kidney-injury')), SERIOUS, 'the kidney depends on its prostaglandins'), modifier(egfr('<', 60), CARE, 'eGFR is below 60')], why: 'Filtration needs prostaglandins when angiotensin is blocked.', group: 'kidney-flow' }],
  ['captopril-allopurinol', 'acei', drug('allopurinol'), HINT, 'rash, fever, low white cells, rarely', 'Tell the patient to report a rash or fever.', label('Zyloprim', 'drug interactions', '2018'), { why: 'The cause is not known.', group: 'hypersensitivity' }],
  ['acei-azathioprine', 'acei', 'thiopurine', HINT, 'anaemia, low white cells', 'Blood count after a month.', label('Imuran', 'drug interactions', '2018'), { why: 'The kidney makes less erythropoietin.', group: 'marrow' }],
])

export const potassiumRules: readonly InteractionRule[] = [...raising, ...raas]
