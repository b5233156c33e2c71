// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Statins, fibrates, colchicine and what raises them. Clinical review pending. */
import type { InteractionRule, Modifier, Side } from '#app/medication/knowledge.ts'
import { any, CARE, drug, egfr, HINT, has, label, modifier, NOTE, SERIOUS, STOP, URGENT } from '../making.ts'
import { interactions } from './make.ts'
import { ACC_STATIN, FDA_SIMVASTATIN } from './sources.ts'

const MUSCLE = 'statin rises, myopathy'
const RHABDO = 'rhabdomyolysis'
const OTHER = 'Change to pravastatin or rosuvastatin.'
/** Above a daily dose in mg. */
const above = (ingredient: string, mg: number): Side => ({ ingredient, doseAtLeast: { value: mg + 0.1, unit: 'mg', per: 'day' } })

const raised = interactions('cyp3a-statin', 'delayed', 'CYP3A or hepatic uptake of the statin is blocked, its level rises.', [
  ['simvastatin-gemfibrozil', 'statin-cyp3a', drug('gemfibrozil'), STOP, RHABDO, 'Do not combine; fenofibrate is the alternative.', FDA_SIMVASTATIN],
  ['statin-gemfibrozil', 'statin', drug('gemfibrozil'), SERIOUS, `${MUSCLE}, ${RHABDO}`, 'Avoid; fenofibrate is the alternative.', ACC_STATIN],
  ['statin-fibrate', 'statin', 'fibrate', NOTE, 'myopathy', 'Tell the patient to report muscle pain; check CK then.', ACC_STATIN, { modifiers: [modifier(egfr('<', 30), CARE, 'eGFR is below 30')], why: 'Both harm muscle.' }],
  ['simvastatin-cyclosporine', 'statin-cyp3a', drug('cyclosporine'), STOP, RHABDO, 'Do not combine; fluvastatin 20 mg or pravastatin 20 mg is the alternative.', FDA_SIMVASTATIN],
  ['pitavastatin-cyclosporine', drug('pitavastatin'), drug('cyclosporine'), STOP, `pitavastatin rises fivefold, ${RHABDO}`, 'Do not combine.', label('Livalo', 'section 4', '2022')],
  ['rosuvastatin-cyclosporine', drug('rosuvastatin'), drug('cyclosporine'), SERIOUS, 'rosuvastatin rises sevenfold', 'At most 5 mg of rosuvastatin a day; fluvastatin or pravastatin 20 mg is better.', label('Crestor', 'section 7', '2023')],
  ['atorvastatin-cyclosporine', drug('atorvastatin'), drug('cyclosporine'), SERIOUS, 'atorvastatin rises ninefold', 'Do not combine; at most pravastatin or fluvastatin 20 mg.', label('Lipitor', 'section 7', '2022')],
  ['pravastatin-cyclosporine', above('pravastatin', 20), drug('cyclosporine'), SERIOUS, MUSCLE, 'At most 20 mg of pravastatin a day.', label('Pravachol', 'section 7', '2022')],
  ['fluvastatin-cyclosporine', above('fluvastatin', 40), drug('cyclosporine'), SERIOUS, MUSCLE, 'At most 20 mg of fluvastatin twice a day.', label('Lescol', 'section 7', '2020')],
  ['statin-calcineurin', 'statin-cyp3a', drug('tacrolimus'), CARE, MUSCLE, OTHER, ACC_STATIN],
  ['statin-voclosporin', 'statin', drug('voclosporin'), CARE, MUSCLE, 'Lower the statin; ask about muscle pain.', label('Lupkynis', 'section 7', '2023')],
  ['simvastatin-danazol', drug('simvastatin'), drug('danazol'), STOP, RHABDO, 'Do not combine.', FDA_SIMVASTATIN],
  ['lovastatin-danazol', above('lovastatin', 20), drug('danazol'), SERIOUS, MUSCLE, 'At most 20 mg of lovastatin a day.', label('Mevacor', 'section 7', '2020')],
  ['simvastatin-verapamil', above('simvastatin', 10), 'ccb-nondhp', SERIOUS, MUSCLE, 'At most 10 mg of simvastatin a day, or change to pravastatin or rosuvastatin.', FDA_SIMVASTATIN],
  ['simvastatin-dronedarone', above('simvastatin', 10), drug('dronedarone'), SERIOUS, MUSCLE, 'At most 10 mg of simvastatin a day, or change to pravastatin or rosuvastatin.', FDA_SIMVASTATIN],
  ['lovastatin-verapamil', above('lovastatin', 20), 'ccb-nondhp', SERIOUS, MUSCLE, 'At most 20 mg of lovastatin a day, or change to pravastatin or rosuvastatin.', label('Mevacor', 'section 7', '2020')],
  ['lovastatin-dronedarone', above('lovastatin', 10), drug('dronedarone'), SERIOUS, MUSCLE, 'At most 10 mg of lovastatin a day.', label('Multaq', 'section 7', '2023')],
  ['simvastatin-amiodarone', above('simvastatin', 20), drug('amiodarone'), SERIOUS, MUSCLE, 'At most 20 mg of simvastatin a day, or change to pravastatin or rosuvastatin.', FDA_SIMVASTATIN, { washOutDays: { right: 90 } }],
  ['lovastatin-amiodarone', above('lovastatin', 40), drug('amiodarone'), SERIOUS, MUSCLE, 'At most 40 mg of lovastatin a day.', label('Mevacor', 'section 7', '2020'), { washOutDays: { right: 90 } }],
  ['simvastatin-amlodipine', above('simvastatin', 20), drug('amlodipine'), CARE, MUSCLE, 'At most 20 mg of simvastatin a day, or change to atorvastatin or pravastatin.', FDA_SIMVASTATIN],
  ['simvastatin-ranolazine', above('simvastatin', 20), drug('ranolazine'), SERIOUS, MUSCLE, 'At most 20 mg of simvastatin a day.', FDA_SIMVASTATIN],
  ['lovastatin-ranolazine', drug('lovastatin'), drug('ranolazine'), CARE, MUSCLE, 'Lower lovastatin.', label('Mevacor', 'section 7', '2020')],
  ['simvastatin-lomitapide', above('simvastatin', 20), drug('lomitapide'), SERIOUS, MUSCLE, 'Halve simvastatin; at most 20 mg a day (40 mg where 80 mg was long tolerated).', FDA_SIMVASTATIN],
  ['lovastatin-lomitapide', drug('lovastatin'), drug('lomitapide'), CARE, MUSCLE, 'Lower lovastatin.', label('Juxtapid', 'section 7', '2021')],
  ['statin-cyp3a-moderate', 'statin-cyp3a', 'cyp3a-inhibitor-moderate', SERIOUS, MUSCLE, 'Pause the statin for a course; else change to pravastatin or rosuvastatin.', ACC_STATIN],
  ['simvastatin-erythromycin', 'statin-cyp3a', drug('erythromycin'), STOP, RHABDO, 'Pause the statin for the course, or choose azithromycin.', label('Zocor', 'section 4', '2023')],
  ['simvastatin-fluconazole', 'statin-cyp3a', drug('fluconazole'), SERIOUS, MUSCLE, 'Pause the statin for the course.', ACC_STATIN],
  ['atorvastatin-cyp3a-strong', drug('atorvastatin'), 'cyp3a-inhibitor-strong', SERIOUS, MUSCLE, 'At most 20 mg of atorvastatin a day with clarithromycin or itraconazole, or pause it for the course.', label('Lipitor', 'section 7', '2022')],
  ['atorvastatin-cyp3a-moderate', drug('atorvastatin'), 'cyp3a-inhibitor-moderate', NOTE, MUSCLE, 'Ask about muscle pain; lowest dose that works.', ACC_STATIN],
  ['atorvastatin-hcv', drug('atorvastatin'), 'hcv-pi', SERIOUS, MUSCLE, 'Pause atorvastatin for the treatment.', label('Mavyret', 'section 7', '2023')],
  ['rosuvastatin-hcv', drug('rosuvastatin'), 'hcv-direct', CARE, MUSCLE, 'At most 10 mg of rosuvastatin a day; not with velpatasvir and voxilaprevir or ledipasvir.', label('Epclusa and Mavyret', 'section 7', '2022'), { why: 'BCRP and OATP1B are blocked.' }],
  ['statin-voxilaprevir', 'statin', drug('voxilaprevir'), SERIOUS, MUSCLE, 'Pause the statin, or pravastatin at most 40 mg.', label('Vosevi', 'section 7', '2022'), { why: 'BCRP and OATP1B are blocked.' }],
  ['rosuvastatin-ledipasvir', drug('rosuvastatin'), drug('ledipasvir'), SERIOUS, MUSCLE, 'Do not combine.', label('Harvoni', 'section 7', '2022'), { why: 'BCRP and OATP1B are blocked.' }],
  ['statin-oatp', 'statin', 'oatp1b-inhibitor', CARE, MUSCLE, 'Lowest dose of the statin; ask about muscle pain.', ACC_STATIN, { why: 'The uptake into the liver is blocked.' }],
  ['rosuvastatin-bcrp', drug('rosuvastatin'), 'bcrp-inhibitor', CARE, MUSCLE, 'At most 10 to 20 mg of rosuvastatin a day.', label('Crestor', 'section 7', '2023'), { why: 'BCRP in the gut is blocked.' }],
  ['rosuvastatin-darolutamide', drug('rosuvastatin'), drug('darolutamide'), SERIOUS, 'rosuvastatin rises fivefold', 'At most 5 mg of rosuvastatin a day.', label('Nubeqa and Crestor', 'section 7', '2023'), { why: 'BCRP is blocked.' }],
  ['rosuvastatin-regorafenib', drug('rosuvastatin'), drug('regorafenib'), CARE, MUSCLE, 'At most 10 mg of rosuvastatin a day.', label('Crestor', 'section 7', '2023'), { why: 'BCRP is blocked.' }],
  ['rosuvastatin-teriflunomide', drug('rosuvastatin'), 'leflunomide', CARE, MUSCLE, 'At most 10 mg of rosuvastatin a day.', label('Crestor', 'section 7', '2023'), { why: 'BCRP and OATP1B are blocked.' }],
  ['statin-letermovir', 'statin', drug('letermovir'), SERIOUS, MUSCLE, 'At most 20 mg of atorvastatin; not simvastatin, lovastatin or pitavastatin with cyclosporine.', label('Prevymis', 'section 7', '2023')],
  ['statin-fusidic', 'statin', { ingredient: 'fusidic acid', routes: ['oral', 'intravenous'] }, STOP, RHABDO, 'Stop the statin until 7 days after fusidic acid.', { source: 'MHRA Drug Safety Update: systemic fusidic acid and statins', date: '2011-09' }, { washOutDays: { right: 7 }, why: 'The cause is not known.' }],
  ['statin-daptomycin', 'statin', drug('daptomycin'), CARE, 'CK rises, myopathy', 'Pause the statin, or CK every week.', label('Cubicin', 'section 7', '2022'), { why: 'Both harm muscle.' }],
  ['statin-niacin', 'statin', above('niacin', 999), CARE, 'myopathy', 'Ask about muscle pain; weigh niacin.', FDA_SIMVASTATIN, { why: 'Both harm muscle.' }],
  ['simvastatin-bempedoic', above('simvastatin', 20), drug('bempedoic acid'), CARE, MUSCLE, 'At most 20 mg of simvastatin a day.', label('Nexletol', 'section 7', '2023')],
  ['pravastatin-bempedoic', above('pravastatin', 40), drug('bempedoic acid'), CARE, MUSCLE, 'At most 40 mg of pravastatin a day.', label('Nexletol', 'section 7', '2023')],
  ['statin-rifampin', 'statin', 'rifamycin-strong', NOTE, 'the statin works less; pitavastatin and rosuvastatin may rise at first', 'Take both at once; check lipids after 2 months.', label('Lipitor', 'section 7', '2022'), { why: 'Induced enzymes clear the statin, its uptake is blocked.' }],
  ['statin-inducer', 'statin-cyp3a', 'cyp3a-inducer-strong', CARE, 'the statin works less', 'Lipids after 2 months; rosuvastatin or pravastatin is the alternative.', ACC_STATIN, { why: 'Induced CYP3A clears the statin.' }],
  ['atorvastatin-inducer', drug('atorvastatin'), 'cyp3a-inducer-strong', NOTE, 'the statin works less', 'Lipids after 2 months.', label('Lipitor', 'section 7', '2022'), { why: 'Induced CYP3A clears the statin.' }],
  ['rosuvastatin-antacid', drug('rosuvastatin'), 'aluminium', HINT, 'the statin works less', 'Give the antacid 2 hours later.', label('Crestor', 'section 7', '2023'), { why: 'The antacid binds it.' }],
  ['statin-resin', 'statin', 'bile-acid-sequestrant', HINT, 'the statin works less', 'Give the statin 1 hour before or 4 hours after.', label('Pravachol', 'section 7', '2022'), { why: 'The resin binds it.' }],
  ['statin-grapefruit', 'statin-cyp3a', drug('grapefruit juice'), CARE, MUSCLE, 'Stop the juice.', label('Zocor', 'section 7', '2023')],
  ['statin-roxithromycin', 'statin-cyp3a', drug('roxithromycin'), CARE, MUSCLE, 'Pause the statin for the course.', ACC_STATIN],
  ['fluvastatin-azole', drug('fluvastatin'), drug('fluconazole'), CARE, 'fluvastatin rises', 'At most 20 mg of fluvastatin twice a day.', label('Lescol', 'section 7', '2020'), { why: 'CYP2C9 clears fluvastatin.' }],
  ['fluvastatin-phenytoin', drug('fluvastatin'), 'phenytoin-like', NOTE, 'both rise', 'Phenytoin level after a week.', label('Lescol', 'section 7', '2020'), { why: 'Both are cleared by CYP2C9.' }],
  ['lomitapide-cyp3a', drug('lomitapide'), 'cyp3a-inhibitor', STOP, 'lomitapide rises up to 27 times, liver injury', 'Do not combine; pause lomitapide for a course.', label('Juxtapid', 'section 4', '2021'), { why: 'CYP3A clears lomitapide.', group: 'lomitapide' }],
  ['lomitapide-cyp3a-weak', drug('lomitapide'), 'cyp3a-inhibitor-weak', CARE, 'lomitapide doubles, liver injury', 'Halve lomitapide.', label('Juxtapid', 'section 7', '2021'), { why: 'CYP3A clears lomitapide.', group: 'lomitapide' }],
  ['fibrate-ezetimibe', 'fibrate', drug('ezetimibe'), HINT, 'gallstones', 'Fenofibrate only; ultrasound when there is pain.', label('Zetia', 'section 7', '2022'), { why: 'More cholesterol goes into the bile.', group: 'bile' }],
  ['fibrate-resin', 'fibrate', 'bile-acid-sequestrant', HINT, 'the fibrate works less', 'Give the fibrate 1 hour before or 4 to 6 after.', label('Tricor', 'section 7', '2021'), { why: 'The resin binds it.' }],
  ['fibrate-fibrate', 'fibrate', 'fibrate', SERIOUS, RHABDO, 'Use one fibrate.', label('Lopid', 'section 7', '2020'), { why: 'Both harm muscle.' }],
])

const KIDNEY_OR_LIVER = any(egfr('<', 60), has('cirrhosis'), has('end-stage-kidney-disease'))
const FORBIDDEN: Modifier[] = [modifier(KIDNEY_OR_LIVER, STOP, 'kidney or liver is weak: the label forbids it')]
const COLCHICINE = 'colchicine rises: marrow and organ failure'
const colchicine = interactions('colchicine', 'delayed', 'P-gp and CYP3A carry colchicine away.', [
  ['colchicine-strong', 'colchicine', 'pgp-cyp3a-inhibitor-strong', URGENT, COLCHICINE, 'Pause colchicine for a course; else 0.6 mg then 0.3 mg, not again for 3 days.', label('Colcrys', 'sections 2, 4 and 7', '2023'), { modifiers: FORBIDDEN }],
  ['colchicine-cyp3a-strong', 'colchicine', 'cyp3a-inhibitor-strong', SERIOUS, COLCHICINE, 'Pause colchicine for a course; else lower it as the label says.', label('Colcrys', 'sections 2 and 7', '2023'), { modifiers: FORBIDDEN }],
  ['colchicine-pgp', 'colchicine', 'pgp-inhibitor', SERIOUS, COLCHICINE, 'Halve colchicine, not again for 3 days; report diarrhoea or weakness.', label('Colcrys', 'sections 2 and 7', '2023'), { modifiers: [modifier(KIDNEY_OR_LIVER, URGENT, 'kidney or liver is weak')] }],
  ['colchicine-cyclosporine', 'colchicine', drug('cyclosporine'), URGENT, COLCHICINE, 'Avoid; 0.6 mg once, not again for 3 days.', label('Colcrys', 'sections 2, 4 and 7', '2023'), { modifiers: FORBIDDEN }],
  ['colchicine-macrolide', 'colchicine', drug('erythromycin'), SERIOUS, COLCHICINE, 'Choose azithromycin or pause colchicine.', label('Colcrys', 'section 7', '2023'), { modifiers: [modifier(KIDNEY_OR_LIVER, URGENT, 'kidney or liver is weak')] }],
  ['colchicine-clarithromycin', 'colchicine', drug('clarithromycin'), URGENT, `${COLCHICINE}, deaths were reported`, 'Choose azithromycin or pause colchicine.', label('Colcrys', 'sections 4 and 7', '2023'), { modifiers: FORBIDDEN }],
  ['colchicine-cyp3a-moderate', 'colchicine', 'cyp3a-inhibitor-moderate', CARE, COLCHICINE, 'Lower colchicine to 1.2 mg once for a flare, or 0.6 mg a day; report diarrhoea or weakness.', label('Colcrys', 'section 2', '2023'), { modifiers: [modifier(KIDNEY_OR_LIVER, SERIOUS, 'kidney or liver is weak')] }],
  ['colchicine-statin', 'colchicine', 'statin', NOTE, 'myopathy', 'Tell the patient to report weakness; check CK then.', label('Colcrys', 'section 7', '2023'), { why: 'Both harm muscle.', modifiers: [modifier(egfr('<', 30), CARE, 'eGFR is below 30')] }],
  ['colchicine-fibrate', 'colchicine', 'fibrate', CARE, 'myopathy', 'Tell the patient to report weakness; check CK then.', label('Colcrys', 'section 7', '2023'), { why: 'Both harm muscle.' }],
  ['colchicine-digoxin', 'colchicine', 'cardiac-glycoside', NOTE, 'myopathy', 'Ask about weakness.', label('Colcrys', 'section 7', '2023'), { why: 'Both compete for P-gp.' }],
])

export const statinRules: readonly InteractionRule[] = [...raised, ...colchicine]
