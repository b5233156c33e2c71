// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Glucose, metformin, thyroid, bone, hormones. Clinical review pending. */
import type { InteractionRule, Modifier, Side } from '#app/medication/knowledge.ts'
import { age, any, CARE, cls, drug, egfr, HINT, has, label, modifier, NOTE, SERIOUS, STOP } from '../making.ts'
import { interactions } from './make.ts'
import { ONC_LOW } from './sources.ts'

const oral = (id: string): Side => cls(id, ['oral'])
const LOW = 'hypoglycaemia'
const MEASURE = 'Measure glucose more often for the course; lower the sulfonylurea.'
const FRAIL: Modifier[] = [modifier(any(egfr('<', 30), age('>=', 75)), SERIOUS, 'age or kidney makes hypoglycaemia deep and long')]
const BETA = { source: 'American Diabetes Association, Standards of care, pharmacologic approaches (doi 10.2337/dc24-S009)', date: '2024' }
const CONTRAST = { source: 'ACR Manual on Contrast Media, metformin', date: '2023' }

const glucose = interactions('hypoglycaemia', 'rapid', 'The glucose lowering drug is cleared more slowly or helped.', [
  ['sulfonylurea-azole', 'sulfonylurea', 'azole', SERIOUS, LOW, MEASURE, label('Glucotrol', 'section 7', '2023'), { modifiers: FRAIL, why: 'CYP2C9 clears sulfonylureas.' }],
  ['sulfonylurea-miconazole', 'sulfonylurea', { ingredient: 'miconazole', routes: ['oral', 'buccal'] }, SERIOUS, LOW, 'Choose nystatin.', label('Glucotrol', 'section 7', '2023'), { why: 'CYP2C9 clears sulfonylureas.' }],
  ['sulfonylurea-tmp-smx', 'sulfonylurea', 'sulfonamide-antibiotic', SERIOUS, LOW, MEASURE, label('Bactrim', 'interactions', '2023'), { modifiers: FRAIL, why: 'Their clearance falls and sulfonamides release insulin.' }],
  ['sulfonylurea-trimethoprim', 'sulfonylurea', drug('trimethoprim'), CARE, LOW, MEASURE, label('Bactrim', 'interactions', '2023'), { modifiers: FRAIL, why: 'Their clearance falls.' }],
  ['hypoglycaemic-fluoroquinolone', 'hypoglycaemic', 'fluoroquinolone', CARE, 'low or high glucose', 'Measure glucose more often for the course; choose another antibiotic over 65.', label('Levaquin', 'sections 5 and 7', '2023'), { modifiers: FRAIL, why: 'Fluoroquinolones release insulin.' }],
  ['sulfonylurea-clarithromycin', 'insulin-secretagogue', 'macrolide-cyp3a', CARE, LOW, MEASURE, label('Biaxin', 'section 7', '2019'), { modifiers: FRAIL, why: 'CYP3A and P-gp are blocked.' }],
  ['sulfonylurea-fibrate', 'sulfonylurea', 'fibrate', NOTE, LOW, MEASURE, label('Glucotrol', 'section 7', '2023'), { why: 'Their binding and clearance change.' }],
  ['sulfonylurea-insulin', 'sulfonylurea', 'insulin', CARE, LOW, 'Stop or lower the sulfonylurea when insulin at meals starts.', BETA, { modifiers: FRAIL, why: 'Both lower glucose.' }],
  ['glinide-insulin', 'glinide', 'insulin', CARE, LOW, 'Stop the glinide when insulin at meals starts.', label('Prandin', 'section 7', '2023'), { why: 'Both lower glucose.' }],
  ['repaglinide-nph', drug('repaglinide'), drug('insulin isophane'), CARE, 'ischaemia of the heart, low glucose', 'Do not combine.', label('Prandin', 'section 5', '2023'), { why: 'The cause is not known.' }],
  ['sulfonylurea-glp1', 'sulfonylurea', 'glp1-agonist', NOTE, LOW, 'Halve the sulfonylurea at the start.', label('Ozempic', 'section 7', '2023'), { why: 'Both lower glucose.' }],
  ['insulin-glp1', 'insulin', 'glp1-agonist', HINT, LOW, 'Lower insulin by a fifth if HbA1c is below 8 percent.', label('Ozempic', 'section 7', '2023'), { why: 'Both lower glucose.' }],
  ['sulfonylurea-dpp4', 'sulfonylurea', 'dpp4-inhibitor', HINT, LOW, 'Lower the sulfonylurea.', label('Januvia', 'section 7', '2023'), { why: 'Both lower glucose.' }],
  ['sulfonylurea-sglt2', 'hypoglycaemic', 'sglt2-inhibitor', HINT, LOW, 'Lower insulin or the sulfonylurea with good control.', label('Jardiance', 'section 7', '2023'), { why: 'Both lower glucose.' }],
  ['insulin-glitazone', 'insulin', 'glitazone', CARE, 'oedema, heart failure', 'Weigh; stop the glitazone when oedema appears.', label('Actos', 'sections 5 and 7', '2020'), { why: 'Both keep salt.', group: 'fluid', modifiers: [modifier(has('heart-failure'), SERIOUS, 'heart failure is recorded')] }],
  ['hypoglycaemic-beta-blocker', 'hypoglycaemic', 'beta-blocker-nonselective', NOTE, 'signs of low glucose are hidden, recovery is slow', 'Tell the patient that sweating stays; prefer a selective one.', ONC_LOW, { why: 'Beta receptors warn of low glucose and release it.' }],
  ['hypoglycaemic-beta-selective', 'hypoglycaemic', 'beta-blocker-selective', HINT, 'signs of low glucose are hidden', 'Tell the patient that sweating stays.', ONC_LOW, { why: 'Beta receptors warn of low glucose.' }],
  ['hypoglycaemic-acei', 'hypoglycaemic', 'acei', HINT, LOW, 'Usual together.', label('Zestril', 'section 7', '2023'), { why: 'Insulin works better.' }],
  ['hypoglycaemic-alcohol', 'hypoglycaemic', drug('ethanol'), CARE, LOW, 'No alcohol without food.', label('Glucotrol', 'section 7', '2023'), { why: 'Alcohol stops the liver from making glucose.' }],
  ['hypoglycaemic-salicylate', 'sulfonylurea', { ingredient: 'aspirin', doseAtLeast: { value: 2000, unit: 'mg', per: 'day' } }, NOTE, LOW, 'Measure glucose.', label('Glucotrol', 'section 7', '2023'), { why: 'Salicylates in high doses lower glucose.' }],
  ['hypoglycaemic-quinine', 'hypoglycaemic', drug('quinine'), SERIOUS, LOW, 'Measure glucose every few hours.', label('Qualaquin', 'section 5', '2019'), { why: 'Quinine releases insulin.' }],
  ['hypoglycaemic-pentamidine', 'hypoglycaemic', { ingredient: 'pentamidine', routes: ['intravenous', 'intramuscular'] }, SERIOUS, 'low, later high glucose', 'Measure glucose daily.', label('Pentam', 'warnings', '2020'), { why: 'Pentamidine harms beta cells.' }],
  ['hypoglycaemic-disopyramide', 'hypoglycaemic', drug('disopyramide'), CARE, LOW, 'Measure glucose.', label('Norpace', 'precautions', '2021'), { why: 'Disopyramide releases insulin.' }],
  ['hypoglycaemic-hydroxychloroquine', 'hypoglycaemic', 'aminoquinoline', NOTE, LOW, 'Measure glucose.', label('Plaquenil', 'section 7', '2021'), { why: 'Insulin is broken down more slowly.' }],
  ['hypoglycaemic-fluoxetine', 'hypoglycaemic', drug('fluoxetine'), HINT, LOW, 'Measure glucose at start and stop.', label('Prozac', 'section 7', '2023'), { why: 'Insulin works better.' }],
  ['insulin-pramlintide', 'insulin-bolus', drug('pramlintide'), SERIOUS, 'deep low glucose within 3 hours', 'Halve the insulin at meals.', label('Symlin', 'boxed warning', '2020'), { why: 'Both lower glucose after a meal.' }],
  ['sulfonylurea-rifampin', 'insulin-secretagogue', 'rifamycin-strong', CARE, 'high glucose', 'Measure glucose; raise the dose.', label('Glucotrol', 'section 7', '2023'), { why: 'Induced CYP2C9 clears it.', group: 'hyperglycaemia' }],
  ['sulfonylurea-colesevelam', 'sulfonylurea', 'bile-acid-sequestrant', HINT, 'high glucose', 'Give it 4 hours before.', label('Welchol', 'section 7', '2022'), { why: 'The resin binds it.', group: 'hyperglycaemia' }],
  ['glucose-corticosteroid', 'glucose-lowering', 'corticosteroid-systemic', NOTE, 'high glucose', 'Measure glucose four times a day; raise insulin.', ONC_LOW, { why: 'Corticosteroids work against insulin.', group: 'hyperglycaemia' }],
  ['glucose-antipsychotic', 'glucose-lowering', 'antipsychotic-atypical', HINT, 'high glucose', 'Glucose at start and after 3 months.', label('Zyprexa', 'section 5', '2021'), { why: 'Weight and insulin resistance rise.', group: 'hyperglycaemia' }],
  ['glucose-thiazide', 'glucose-lowering', 'thiazide', HINT, 'high glucose', 'Usual together.', ONC_LOW, { why: 'Less insulin is released.', group: 'hyperglycaemia' }],
  ['glucose-tacrolimus', 'glucose-lowering', 'calcineurin-inhibitor', HINT, 'high glucose', 'Measure glucose.', label('Prograf', 'section 5', '2023'), { why: 'Beta cells are harmed.', group: 'hyperglycaemia' }],
  ['glucose-octreotide', 'glucose-lowering', drug('octreotide'), CARE, 'low or high glucose', 'Measure glucose.', label('Sandostatin', 'section 7', '2022'), { why: 'It changes insulin and glucagon.', group: 'hyperglycaemia' }],
  ['glucose-danazol', 'glucose-lowering', drug('danazol'), CARE, 'high glucose', 'Measure glucose.', label('Danocrine', 'interactions', '2020'), { why: 'Insulin resistance rises.', group: 'hyperglycaemia' }],
  ['glucose-beta-agonist', 'glucose-lowering', { ingredient: 'terbutaline', routes: ['intravenous', 'subcutaneous', 'oral'] }, NOTE, 'high glucose', 'Measure glucose.', label('Terbutaline', 'warnings', '2020'), { why: 'The liver releases glucose.', group: 'hyperglycaemia' }],
])

const metformin = interactions('metformin', 'delayed', 'The kidney excretes less metformin.', [
  ['metformin-contrast', 'metformin', cls('contrast-iodinated', ['intravenous', 'other']), NOTE, 'kidney injury, then lactic acidosis', 'No stop with eGFR 30 or more by vein; otherwise stop for 48 hours and check creatinine.', CONTRAST, { modifiers: [modifier(any(egfr('<', 30), has('acute-kidney-injury')), SERIOUS, 'the kidney is weak: stop metformin')] }],
  ['metformin-dolutegravir', 'metformin', drug('dolutegravir'), CARE, 'metformin rises', 'At most 1000 mg of metformin a day at the start.', label('Tivicay', 'section 7', '2023')],
  ['metformin-bictegravir', 'metformin', drug('bictegravir'), NOTE, 'metformin rises', 'Check glucose and kidney.', label('Biktarvy', 'section 7', '2023')],
  ['metformin-cimetidine', 'metformin', drug('cimetidine'), CARE, 'metformin rises', 'Choose famotidine.', label('Glucophage', 'section 7', '2022')],
  ['metformin-oct2', 'metformin', 'oct2-mate-inhibitor', NOTE, 'metformin rises', 'Lower metformin with a weak kidney.', label('Glucophage', 'section 7', '2022'), { modifiers: [modifier(egfr('<', 45), CARE, 'eGFR is below 45')] }],
  ['metformin-alcohol', 'metformin', drug('ethanol'), CARE, 'lactic acidosis', 'No heavy drinking.', label('Glucophage', 'section 7', '2022'), { why: 'Alcohol raises lactate.' }],
  ['metformin-carbonic', 'metformin', 'ketoacidosis-other', CARE, 'acidosis', 'Bicarbonate.', label('Glucophage', 'section 7', '2022'), { why: 'Both lower bicarbonate.' }],
  ['metformin-vandetanib', 'metformin', drug('vandetanib'), CARE, 'metformin rises', 'Glucose and kidney.', label('Caprelsa', 'section 7', '2022')],
  ['sglt2-insulin', 'sglt2-inhibitor', 'insulin', HINT, 'ketoacidosis when insulin is cut too far', 'Do not stop basal insulin.', label('Jardiance', 'section 5', '2023'), { why: 'Without insulin ketones rise.', group: 'ketoacidosis' }],
])

const thyroid = interactions('thyroid-absorption', 'delayed', 'The drug is bound in the gut or needs acid.', [
  ['levothyroxine-cation', 'thyroid-hormone', oral('polyvalent-cation'), NOTE, 'thyroid hormone falls', 'Leave 4 hours; TSH after 6 weeks.', ONC_LOW],
  ['levothyroxine-antacid', 'thyroid-hormone', oral('antacid'), NOTE, 'thyroid hormone falls', 'Leave 4 hours; TSH after 6 weeks.', ONC_LOW],
  ['levothyroxine-ppi', 'thyroid-hormone', 'ppi', HINT, 'thyroid hormone falls', 'TSH after 6 to 8 weeks.', label('Synthroid', 'section 7', '2023')],
  ['levothyroxine-resin', 'thyroid-hormone', 'binding-resin', CARE, 'thyroid hormone falls', 'Leave 4 hours; TSH after 6 weeks.', label('Synthroid', 'section 7', '2023')],
  ['levothyroxine-orlistat', 'thyroid-hormone', drug('orlistat'), NOTE, 'thyroid hormone falls', 'Leave 4 hours; TSH.', label('Xenical', 'section 7', '2022')],
  ['levothyroxine-inducer', 'thyroid-hormone', 'cyp3a-inducer-strong', NOTE, 'thyroid hormone falls', 'TSH after 6 weeks.', label('Synthroid', 'section 7', '2023'), { why: 'It is conjugated faster.' }],
  ['levothyroxine-estrogen', 'thyroid-hormone', 'estrogen', HINT, 'more thyroid hormone is needed', 'TSH after 12 weeks.', label('Synthroid', 'section 7', '2023'), { why: 'Estrogen by mouth raises the binding protein.' }],
  ['levothyroxine-kinase', 'thyroid-hormone', 'kinase-inhibitor', CARE, 'low thyroid', 'TSH every month.', label('Synthroid', 'section 7', '2023'), { why: 'The clearance rises.' }],
  ['levothyroxine-amiodarone', 'thyroid-hormone', drug('amiodarone'), CARE, 'low or high thyroid', 'TSH every 3 months.', label('Synthroid', 'section 7', '2023'), { why: 'Amiodarone holds iodine and blocks conversion.', washOutDays: { right: 90 } }],
  ['levothyroxine-ketamine', 'thyroid-hormone', drug('ketamine'), NOTE, 'hypertension, fast pulse', 'Measure pressure.', label('Synthroid', 'section 7', '2023'), { onset: 'rapid', why: 'Both drive the heart.' }],
  ['antithyroid-iodine', 'antithyroid', drug('amiodarone'), NOTE, 'the antithyroid drug works less', 'Thyroid tests every month.', label('Pacerone', 'section 5', '2023'), { why: 'Amiodarone holds iodine.' }],
])

const bone = interactions('bone-absorption', 'rapid', 'The metal binds the drug in the gut.', [
  ['bisphosphonate-cation', oral('bisphosphonate-oral'), oral('polyvalent-cation'), NOTE, 'the bisphosphonate is not absorbed', 'Take it on waking with water; nothing else for 30 to 60 minutes.', label('Fosamax', 'section 7', '2019')],
  ['bisphosphonate-antacid', oral('bisphosphonate-oral'), oral('antacid'), NOTE, 'the bisphosphonate is not absorbed', 'Take it on waking; antacid 30 minutes later.', label('Fosamax', 'section 7', '2019')],
  ['bisphosphonate-nsaid', oral('bisphosphonate-oral'), 'nsaid-or-aspirin', HINT, 'ulcer', 'Ask about heartburn.', label('Fosamax', 'section 7', '2019'), { why: 'Both irritate the gullet and stomach.', group: 'bleeding' }],
  ['bisphosphonate-ppi', 'bisphosphonate-oral', 'ppi', HINT, 'fractures may be prevented less', 'Ask whether the PPI is needed.', { source: 'Abrahamsen et al., Proton pump inhibitor use and the antifracture efficacy of alendronate (doi 10.1001/archinternmed.2011.20)', date: '2011' }, { why: 'The cause is not known.' }],
  ['vitamin-d-digoxin', 'vitamin-d', 'cardiac-glycoside', HINT, 'high calcium, arrhythmia', 'Calcium after a month.', label('Rocaltrol', 'interactions', '2021'), { why: 'High calcium strengthens digoxin.', group: 'calcium' }],
  ['vitamin-d-vitamin-d', 'vitamin-d', 'vitamin-d', NOTE, 'high calcium', 'Calcium after a month.', label('Rocaltrol', 'interactions', '2021'), { why: 'Their effects add up.', group: 'calcium' }],
  ['calcium-calcitriol', 'calcium', drug('calcitriol'), HINT, 'high calcium', 'Calcium after 2 weeks.', label('Rocaltrol', 'interactions', '2021'), { why: 'Calcitriol raises its absorption.', group: 'calcium' }],
  ['sodium-polystyrene-sorbitol', drug('sodium polystyrene sulfonate'), drug('sorbitol'), SERIOUS, 'necrosis of the bowel', 'Do not give with sorbitol.', label('Kayexalate', 'sections 5 and 7', '2022'), { why: 'Together they harm the mucosa.', group: 'bowel' }],
  ['polystyrene-antacid', drug('sodium polystyrene sulfonate'), 'antacid', CARE, 'alkalosis, obstruction', 'Leave 3 hours; no magnesium or aluminium.', label('Kayexalate', 'section 7', '2022'), { why: 'The resin takes magnesium, bicarbonate stays.', group: 'bowel' }],
  ['aluminium-citrate', 'aluminium', drug('potassium citrate'), CARE, 'aluminium poisoning with a weak kidney', 'Do not combine.', label('Urocit-K', 'section 7', '2021'), { why: 'Citrate raises its absorption.', group: 'aluminium', modifiers: [modifier(egfr('<', 30), SERIOUS, 'eGFR is below 30')] }],
  ['resin-methotrexate', 'binding-resin', drug('methotrexate'), NOTE, 'methotrexate is absorbed less', 'Leave 4 hours.', label('Questran', 'drug interactions', '2020'), { why: 'The resin binds it.' }],
  ['resin-raloxifene', 'bile-acid-sequestrant', drug('raloxifene'), CARE, 'raloxifene is not absorbed', 'Do not combine.', label('Evista', 'section 7', '2020'), { why: 'The resin binds it.' }],
])

const FAIL = 'the contraceptive fails'
const hormones = interactions('contraceptive', 'delayed', 'Induced enzymes clear the hormones.', [
  ['contraceptive-inducer', 'hormonal-contraceptive', 'cyp3a-inducer-strong', SERIOUS, FAIL, 'Choose an intrauterine device or medroxyprogesterone injection; add a barrier for 28 days after.', { source: 'CDC, U.S. Medical Eligibility Criteria for Contraceptive Use (doi 10.15585/mmwr.rr7304a1)', date: '2024' }, { washOutDays: { right: 28 } }],
  ['contraceptive-rifamycin', 'hormonal-contraceptive', 'rifamycin', SERIOUS, FAIL, 'Choose an intrauterine device or medroxyprogesterone injection; add a barrier for 28 days after.', { source: 'CDC, U.S. Medical Eligibility Criteria for Contraceptive Use (doi 10.15585/mmwr.rr7304a1)', date: '2024' }, { washOutDays: { right: 28 } }],
  ['contraceptive-inducer-moderate', 'hormonal-contraceptive', 'cyp3a-inducer-moderate', CARE, FAIL, 'Add a barrier or choose an intrauterine device.', label('Yaz', 'section 7', '2022')],
  ['contraceptive-topiramate', 'hormonal-contraceptive', drug('topiramate'), CARE, FAIL, 'From 200 mg of topiramate add a barrier or choose an intrauterine device.', label('Topamax', 'section 7', '2023')],
  ['contraceptive-weak-inducer', 'hormonal-contraceptive', 'anticonvulsant-weak-inducer', CARE, FAIL, 'Add a barrier or choose an intrauterine device.', label('Aptiom', 'section 7', '2019')],
  ['contraceptive-griseofulvin', 'hormonal-contraceptive', drug('griseofulvin'), CARE, FAIL, 'Add a barrier for a month after.', label('Gris-PEG', 'interactions', '2016')],
  ['contraceptive-aprepitant', 'hormonal-contraceptive', 'nk1-antagonist', CARE, FAIL, 'Add a barrier for 28 days.', label('Emend', 'section 7', '2022')],
  ['contraceptive-tirzepatide', 'hormonal-contraceptive', drug('tirzepatide'), CARE, FAIL, 'Add a barrier for 4 weeks after start and each rise.', label('Mounjaro', 'section 7', '2023'), { why: 'The stomach empties later.' }],
  ['contraceptive-sugammadex', 'hormonal-contraceptive', drug('sugammadex'), CARE, FAIL, 'As after a missed pill: add a barrier for 7 days.', label('Bridion', 'section 7', '2022'), { why: 'Sugammadex binds progestogens.' }],
  ['contraceptive-protease', 'estrogen-contraceptive', 'hiv-pi', NOTE, FAIL, 'Add a barrier.', label('Norvir', 'section 7', '2022')],
  ['contraceptive-ulipristal', drug('ulipristal'), 'progestogen-contraceptive', CARE, 'each undoes the other', 'Start the hormones 5 days after ulipristal.', label('Ella', 'section 7', '2021'), { why: 'They compete for a receptor.' }],
  ['estrogen-lamotrigine', 'estrogen-contraceptive', drug('lamotrigine'), SERIOUS, 'lamotrigine halves, seizures; it rises in the pill free week', 'Level of lamotrigine; take the pill without a pause or choose a progestogen.', label('Lamictal', 'section 7', '2023'), { why: 'Estrogens speed its conjugation.', group: 'anticonvulsant' }],
  ['estrogen-aromatase', 'estrogen', 'aromatase-inhibitor', SERIOUS, 'each undoes the other', 'Stop the estrogen.', label('Arimidex', 'section 7', '2022'), { why: 'One makes what the other blocks.', group: 'estrogen-antagonism' }],
  ['estrogen-serm', 'estrogen', 'serm', SERIOUS, 'each undoes the other, clots', 'Stop the estrogen.', label('Soltamox', 'section 7', '2020'), { why: 'They compete for a receptor.', group: 'estrogen-antagonism' }],
  ['tamoxifen-aromatase', drug('tamoxifen'), 'aromatase-inhibitor', SERIOUS, 'the aromatase inhibitor works less', 'Use one after the other.', label('Arimidex', 'section 7', '2022'), { why: 'Tamoxifen lowers its level.', group: 'estrogen-antagonism' }],
  ['toremifene-inducer', drug('toremifene'), 'cyp3a-inducer-strong', CARE, 'toremifene falls', 'Choose another.', label('Fareston', 'section 7', '2017')],
  ['ospemifene-fluconazole', drug('ospemifene'), drug('fluconazole'), SERIOUS, 'ospemifene rises', 'Do not combine.', label('Osphena', 'section 7', '2019'), { why: 'CYP3A, CYP2C9 and CYP2C19 are blocked.' }],
  ['progestogen-tranexamic', 'progestogen', drug('tranexamic acid'), CARE, 'thrombosis', 'With a combined contraceptive do not give the tablets.', label('Lysteda', 'section 4', '2020'), { why: 'Both favour clots.', group: 'thrombosis' }],
  ['androgen-corticosteroid', 'androgen', 'corticosteroid-systemic', HINT, 'oedema', 'Weigh.', label('AndroGel', 'section 7', '2022'), { why: 'Both keep salt.', group: 'fluid' }],
  ['androgen-insulin', 'androgen', 'insulin', HINT, 'low glucose', 'Measure glucose.', label('AndroGel', 'section 7', '2022'), { why: 'Insulin works better.', group: 'hypoglycaemia' }],
  ['androgen-cyclosporine', 'androgen', 'calcineurin-inhibitor', CARE, 'cyclosporine rises', 'Level after a week.', label('Danocrine', 'interactions', '2020'), { why: 'Its clearance falls.', group: 'cyp3a-immunosuppressant' }],
  ['elagolix-oatp', drug('elagolix'), drug('cyclosporine'), STOP, 'elagolix rises', 'Do not combine.', label('Orilissa', 'section 4', '2023'), { why: 'OATP1B1 clears elagolix.' }],
  ['elagolix-gemfibrozil', drug('elagolix'), drug('gemfibrozil'), STOP, 'elagolix rises', 'Do not combine.', label('Orilissa', 'section 4', '2023'), { why: 'OATP1B1 clears elagolix.' }],
  ['elagolix-rifampin', drug('elagolix'), drug('rifampin'), SERIOUS, 'elagolix rises', 'Do not combine 200 mg twice daily; 150 mg at most 6 months.', label('Orilissa', 'section 7', '2023'), { why: 'OATP1B1 clears elagolix.' }],
  ['abiraterone-inducer', drug('abiraterone'), 'cyp3a-inducer-strong', SERIOUS, 'abiraterone falls', 'Choose another; else give it twice a day.', label('Zytiga', 'section 7', '2021')],
  ['abiraterone-thioridazine', drug('abiraterone'), drug('thioridazine'), SERIOUS, 'thioridazine rises', 'Do not combine.', label('Zytiga', 'section 7', '2021'), { why: 'CYP2D6 is blocked.' }],
  ['abiraterone-spironolactone', drug('abiraterone'), drug('spironolactone'), CARE, 'the cancer may grow', 'Choose eplerenone.', { source: 'EMA, Zytiga summary of product characteristics, section 4.5', date: '2022' }, { why: 'Spironolactone binds the androgen receptor.' }],
  ['oxytocin-prostaglandin', drug('oxytocin'), drug('misoprostol'), SERIOUS, 'rupture of the uterus', 'Leave 4 hours after misoprostol.', { source: 'ACOG Practice Bulletin 107, Induction of labor (doi 10.1097/AOG.0b013e3181b48ef5)', date: '2009' }, { onset: 'rapid', why: 'Both contract the uterus.', group: 'uterus' }],
  ['oxytocin-dinoprostone', drug('oxytocin'), drug('dinoprostone'), SERIOUS, 'rupture of the uterus', 'Leave 6 to 12 hours after the gel, 30 minutes after the insert.', label('Cervidil', 'section 7', '2022'), { onset: 'rapid', why: 'Both contract the uterus.', group: 'uterus' }],
  ['oxytocin-vasoconstrictor', drug('oxytocin'), 'vasoconstrictor-sympathomimetic', CARE, 'hypertension', 'Measure pressure.', label('Pitocin', 'interactions', '2021'), { onset: 'rapid', why: 'Both constrict vessels.', group: 'pressor-direct' }],
])

export const glucoseRules: readonly InteractionRule[] = [...glucose, ...metformin, ...thyroid, ...bone, ...hormones]
