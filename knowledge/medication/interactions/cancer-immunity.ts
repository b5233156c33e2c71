// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Methotrexate, thiopurines, vaccines, cancer drugs, immunosuppressants together. Clinical review pending. */
import type { InteractionRule, Modifier } from '#app/medication/knowledge.ts'
import { any, CARE, cls, drug, egfr, HINT, has, label, modifier, NOTE, SERIOUS, STOP, URGENT } from '../making.ts'
import { interactions } from './make.ts'
import { ACIP } from './sources.ts'

const MTX = label('Methotrexate', 'section 7', '2020')
const RISES = 'methotrexate stays: marrow, mucosa, kidney'
/** Low weekly doses for joints and skin are given with these every day; doses of oncology are not. */
const highDose = { ingredient: 'methotrexate', doseAtLeast: { value: 50, unit: 'mg', per: 'dose' } } as const
const WEAK: Modifier[] = [modifier(any(egfr('<', 45), has('acute-kidney-injury')), URGENT, 'the kidney excretes methotrexate and is weak')]
const WEAK_PASSIVE: Modifier[] = [modifier(any(egfr('<', 45), has('acute-kidney-injury')), SERIOUS, 'the kidney excretes methotrexate and is weak')]

const methotrexate = interactions('methotrexate', 'delayed', 'The kidney excretes less methotrexate.', [
  ['methotrexate-trimethoprim', drug('methotrexate'), drug('trimethoprim'), URGENT, 'marrow failure, deaths were reported', 'Choose another antibiotic.', MTX, { why: 'Both block folate, and methotrexate is excreted less.' }],
  ['methotrexate-sulfonamide', drug('methotrexate'), 'sulfonamide-antibiotic', SERIOUS, RISES, 'Choose another antibiotic; sulfasalazine is usual together, with blood counts.', MTX, { modifiers: WEAK }],
  ['methotrexate-pyrimethamine', drug('methotrexate'), drug('pyrimethamine'), SERIOUS, 'marrow failure', 'Do not combine.', label('Daraprim', 'interactions', '2017'), { why: 'Both block folate.' }],
  ['methotrexate-nsaid-high', highDose, 'nsaid-or-aspirin', SERIOUS, RISES, 'No NSAID from 2 days before until methotrexate has left.', MTX],
  ['methotrexate-nsaid', drug('methotrexate'), 'nsaid', CARE, RISES, 'Usual in arthritis: creatinine and blood count after 2 weeks, then every 2 to 3 months.', MTX, { modifiers: WEAK }],
  ['methotrexate-aspirin', drug('methotrexate'), 'salicylate', NOTE, RISES, 'Low dose aspirin may stay; blood count.', MTX, { modifiers: WEAK_PASSIVE }],
  ['methotrexate-ppi-high', highDose, 'ppi', SERIOUS, RISES, 'Stop the PPI 2 days before; use an H2 blocker.', MTX],
  ['methotrexate-ppi', drug('methotrexate'), 'ppi', HINT, RISES, 'No change at weekly low doses; blood count.', MTX, { modifiers: WEAK_PASSIVE }],
  ['methotrexate-penicillin', drug('methotrexate'), 'penicillin', CARE, RISES, 'Choose another class; else blood count and creatinine twice a week.', MTX, { modifiers: WEAK }],
  ['methotrexate-penicillin-high', highDose, 'penicillin', SERIOUS, RISES, 'Choose another class until methotrexate has left.', MTX],
  ['methotrexate-ciprofloxacin', drug('methotrexate'), drug('ciprofloxacin'), SERIOUS, RISES, 'Choose another antibiotic.', MTX],
  ['methotrexate-tetracycline', drug('methotrexate'), 'tetracycline', CARE, RISES, 'Blood count after a week.', MTX],
  ['methotrexate-probenecid', drug('methotrexate'), drug('probenecid'), URGENT, 'methotrexate rises three to four times', 'Do not combine.', MTX],
  ['methotrexate-levetiracetam', highDose, drug('levetiracetam'), CARE, RISES, 'Level of methotrexate daily until it has left.', label('Keppra', 'interactions', '2023')],
  ['methotrexate-nitrous', drug('methotrexate'), { ingredient: 'nitrous oxide', routes: ['inhaled', 'other'] }, SERIOUS, 'mucositis, marrow', 'Choose another anaesthetic.', MTX, { why: 'Both block the folate pathway.' }],
  ['methotrexate-leflunomide', drug('methotrexate'), 'leflunomide', CARE, 'liver injury, marrow', 'Liver tests and blood count every month.', label('Arava', 'section 7', '2022'), { why: 'Their harm adds up.' }],
  ['methotrexate-retinoid', drug('methotrexate'), 'retinoid', SERIOUS, 'liver injury', 'Do not combine with acitretin.', MTX, { why: 'Their harm to the liver adds up.' }],
  ['methotrexate-theophylline', drug('methotrexate'), 'theophylline', NOTE, 'theophylline rises', 'Level of theophylline.', MTX],
  ['methotrexate-thiopurine', drug('methotrexate'), 'thiopurine', CARE, 'marrow; mercaptopurine rises', 'Blood count.', MTX, { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['methotrexate-cyclosporine', drug('methotrexate'), drug('cyclosporine'), CARE, `${RISES}; cyclosporine rises`, 'Creatinine and blood count every 2 weeks.', label('Neoral', 'section 7', '2023')],
  ['methotrexate-alcohol', drug('methotrexate'), drug('ethanol'), CARE, 'liver injury', 'As little alcohol as possible; liver tests.', MTX, { why: 'Their harm to the liver adds up.' }],
  ['methotrexate-cisplatin', highDose, 'platinum', SERIOUS, RISES, 'Creatinine before each dose; level of methotrexate.', MTX],
  ['pralatrexate-probenecid', drug('pralatrexate'), drug('probenecid'), SERIOUS, 'pralatrexate rises', 'Do not combine.', label('Folotyn', 'section 7', '2020')],
  ['pralatrexate-nsaid', drug('pralatrexate'), 'nsaid', CARE, 'pralatrexate rises', 'Use acetaminophen.', label('Folotyn', 'section 7', '2020')],
  ['methotrexate-amiodarone', drug('methotrexate'), drug('amiodarone'), NOTE, 'ulcers of the skin', 'Watch the skin.', MTX, { why: 'The cause is not known.' }],
])

const THIOPURINE = 'marrow failure'
const thiopurine = interactions('thiopurine', 'delayed', 'Xanthine oxidase inactivates thiopurines.', [
  ['thiopurine-allopurinol', 'thiopurine', drug('allopurinol'), URGENT, THIOPURINE, 'Give a quarter to a third of the thiopurine, with blood counts every week, or choose another drug.', label('Imuran', 'drug interactions', '2018')],
  ['thiopurine-aminosalicylate', 'thiopurine', drug('mesalamine'), NOTE, 'low white cells', 'Usual in bowel disease: blood count.', label('Lialda', 'section 7', '2022'), { why: 'Aminosalicylates slow the breakdown.' }],
  ['thiopurine-sulfasalazine', 'thiopurine', drug('sulfasalazine'), NOTE, 'low white cells', 'Usual in bowel disease: blood count.', label('Imuran', 'drug interactions', '2018'), { why: 'Aminosalicylates slow the breakdown.' }],
  ['thiopurine-cytotoxic', 'thiopurine', 'myelosuppressive', CARE, THIOPURINE, 'Blood count every week.', label('Imuran', 'drug interactions', '2018'), { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['thiopurine-tnf', 'thiopurine', 'tnf-inhibitor', NOTE, 'infection, lymphoma of young men', 'Usual in bowel disease; weigh it under 30.', label('Humira', 'boxed warning', '2021'), { why: 'Their suppression adds up.', group: 'immunosuppression' }],
])

const LIVE = 'the vaccine virus spreads'
const PAUSE = 'Wait: 4 weeks before, or months after the immunosuppressant; inactivated vaccines are allowed.'
const vaccine = interactions('live-vaccine', 'delayed', 'A weak immune system does not hold the vaccine strain.', [
  ['live-vaccine-immunosuppressant', 'live-vaccine', 'immunosuppressant', STOP, LIVE, PAUSE, ACIP],
  ['live-vaccine-steroid', 'live-vaccine', { class: 'corticosteroid-systemic' }, SERIOUS, LIVE, 'After 2 weeks or more of 20 mg prednisone a day wait a month; lower doses allow it.', ACIP],
  ['live-vaccine-biologic', 'live-vaccine', 'biologic-immunosuppressant', STOP, LIVE, PAUSE, ACIP],
  ['live-vaccine-jak', 'live-vaccine', 'jak-inhibitor', STOP, LIVE, PAUSE, label('Xeljanz', 'section 5', '2022')],
  ['live-vaccine-s1p', 'live-vaccine', 's1p-modulator', SERIOUS, LIVE, 'Vaccinate a month before; wait 2 months after fingolimod.', label('Gilenya', 'section 7', '2023')],
  ['live-vaccine-immunoglobulin', 'live-vaccine', drug('immunoglobulin g'), CARE, 'the vaccine does not take', 'Give measles and varicella vaccine 3 to 11 months after.', ACIP, { why: 'Antibodies neutralise it.' }],
  ['live-vaccine-antiviral', 'live-vaccine', 'aciclovir-like', CARE, 'the varicella or zoster vaccine does not take', 'Stop the antiviral a day before and for 14 days.', ACIP, { why: 'The antiviral stops the vaccine strain.' }],
  ['typhoid-antibiotic', { ingredient: 'salmonella typhi ty21a live antigen' }, cls('beta-lactam'), CARE, 'the oral typhoid vaccine does not take', 'Leave 3 days.', ACIP, { why: 'The antibiotic kills the vaccine strain.' }],
])

const cancer = interactions('cancer', 'delayed', 'The breakdown of the cancer drug is blocked.', [
  ['fluoropyrimidine-tegafur', 'fluoropyrimidine', drug('tegafur'), STOP, 'fatal toxicity', 'Do not combine two of the class.', { source: 'EMA, Teysuno summary of product characteristics, section 4.3', date: '2022' }, { why: 'The same breakdown is used.' }],
  ['capecitabine-allopurinol', drug('capecitabine'), drug('allopurinol'), SERIOUS, 'capecitabine works less', 'Do not combine.', label('Xeloda', 'section 7', '2022'), { why: 'Less of it is activated.' }],
  ['capecitabine-ppi', drug('capecitabine'), 'ppi', NOTE, 'capecitabine may work less', 'Stop the PPI if it is not needed.', { source: 'Chu et al., Proton pump inhibitors and capecitabine efficacy in TRIO-013 (doi 10.1001/jamaoncol.2016.3358)', date: '2017' }, { why: 'Less of it dissolves.' }],
  ['fluorouracil-metronidazole', drug('fluorouracil'), 'nitroimidazole', SERIOUS, 'marrow, mucosa', 'Choose another antibiotic.', label('Fluorouracil', 'interactions', '2016'), { why: 'Its clearance falls.' }],
  ['fluoropyrimidine-methotrexate', 'fluoropyrimidine', 'methotrexate', NOTE, 'marrow', 'By protocol.', label('Fluorouracil', 'interactions', '2016'), { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['fluoropyrimidine-leucovorin', drug('capecitabine'), drug('leucovorin'), CARE, 'diarrhoea, dehydration', 'Not as a vitamin; by protocol only.', label('Xeloda', 'section 7', '2022'), { why: 'Folinate strengthens fluorouracil.' }],
  ['fluoropyrimidine-folic', drug('capecitabine'), drug('folic acid'), NOTE, 'diarrhoea, dehydration', 'Stop folic acid.', label('Xeloda', 'section 7', '2022'), { why: 'Folate strengthens fluorouracil.' }],
  ['clozapine-myelosuppressive', drug('clozapine'), 'cytotoxic', SERIOUS, 'agranulocytosis', 'Blood count twice a week; ask psychiatry.', label('Clozaril', 'section 5', '2023'), { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['clozapine-carbamazepine', drug('clozapine'), drug('carbamazepine'), SERIOUS, 'agranulocytosis, clozapine falls', 'Choose another antiepileptic.', label('Clozaril', 'section 7', '2023'), { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['clozapine-antithyroid', drug('clozapine'), 'antithyroid', CARE, 'agranulocytosis', 'Blood count every week.', label('Clozaril', 'section 5', '2023'), { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['clozapine-tmp-smx', drug('clozapine'), 'sulfonamide-antibiotic', CARE, 'agranulocytosis', 'Choose another antibiotic.', label('Clozaril', 'section 5', '2023'), { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['deferiprone-marrow', drug('deferiprone'), 'myelosuppressive', SERIOUS, 'agranulocytosis', 'Do not combine; blood count every week.', label('Ferriprox', 'section 7', '2021'), { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['deferiprone-cation', drug('deferiprone'), cls('polyvalent-cation', ['oral']), NOTE, 'less deferiprone is absorbed', 'Leave 4 hours.', label('Ferriprox', 'section 7', '2021'), { why: 'The metal binds it.' }],
  ['interferon-marrow', 'interferon', 'cytotoxic', CARE, 'marrow', 'Blood count every week.', label('Pegasys', 'section 7', '2021'), { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['interferon-telbivudine', 'interferon', drug('telbivudine'), STOP, 'neuropathy', 'Do not combine.', { source: 'EMA, Sebivo summary of product characteristics, section 4.3', date: '2018' }, { why: 'Both harm the nerves.' }],
  ['interferon-theophylline', 'interferon', 'theophylline', CARE, 'theophylline rises', 'Level of theophylline.', label('Pegasys', 'section 7', '2021'), { why: 'CYP1A2 is blocked.' }],
  ['jak-azathioprine', 'jak-inhibitor', 'thiopurine', SERIOUS, 'infection', 'Do not combine.', label('Xeljanz', 'section 1', '2022'), { why: 'Their suppression adds up.', group: 'immunosuppression' }],
  ['jak-calcineurin', 'jak-inhibitor', 'calcineurin-inhibitor', SERIOUS, 'infection', 'Do not combine.', label('Xeljanz', 'section 1', '2022'), { why: 'Their suppression adds up.', group: 'immunosuppression' }],
  ['jak-biologic', 'jak-inhibitor', 'biologic-immunosuppressant', SERIOUS, 'infection', 'Do not combine.', label('Rinvoq', 'section 1', '2023'), { why: 'Their suppression adds up.', group: 'immunosuppression' }],
  ['biologic-biologic', 'tnf-inhibitor', 'biologic-immunosuppressant', SERIOUS, 'infection', 'Use one.', label('Humira', 'section 7', '2021'), { why: 'Their suppression adds up.', group: 'immunosuppression' }],
  ['anakinra-tnf', drug('anakinra'), 'tnf-inhibitor', SERIOUS, 'infection, neutropenia', 'Do not combine.', label('Kineret', 'section 7', '2020'), { why: 'Their suppression adds up.', group: 'immunosuppression-anakinra' }],
  ['natalizumab-immunosuppressant', drug('natalizumab'), 'immunosuppressant', SERIOUS, 'infection of the brain (PML)', 'Do not combine.', label('Tysabri', 'section 7', '2023'), { why: 'Their suppression adds up.', group: 'immunosuppression' }],
  ['s1p-immunosuppressant', 's1p-modulator', 'immunosuppressant', CARE, 'infection', 'Leave time between them.', label('Gilenya', 'section 7', '2023'), { why: 'Their suppression adds up.', group: 'immunosuppression' }],
  ['leflunomide-hepatotoxic', 'leflunomide', 'hepatotoxic', NOTE, 'liver injury', 'Liver tests every month.', label('Arava', 'section 7', '2022'), { why: 'Their harm to the liver adds up.' }],
  ['leflunomide-teriflunomide', drug('leflunomide'), drug('teriflunomide'), STOP, 'liver injury', 'Do not combine: one is the active part of the other.', label('Aubagio', 'section 4', '2022'), { why: 'They are the same in the body.' }],
  ['leflunomide-resin', 'leflunomide', 'bile-acid-sequestrant', CARE, 'leflunomide is washed out', 'Meant for washing out only.', label('Arava', 'section 7', '2022'), { why: 'The resin takes it along.' }],
  ['mycophenolate-resin', 'mycophenolate', 'bile-acid-sequestrant', CARE, 'mycophenolate falls, rejection', 'Do not combine.', label('CellCept', 'section 7', '2022'), { why: 'The resin takes it along.' }],
  ['mycophenolate-azathioprine', 'mycophenolate', 'thiopurine', SERIOUS, 'marrow failure', 'Do not combine.', label('CellCept', 'section 7', '2022'), { why: 'They act alike.', group: 'marrow' }],
  ['mycophenolate-ganciclovir', 'mycophenolate', 'nucleoside-cmv', NOTE, 'marrow', 'Blood count twice a week.', label('CellCept', 'section 7', '2022'), { why: 'Both suppress the marrow.', group: 'marrow' }],
  ['mycophenolate-rifampin', 'mycophenolate', 'rifamycin-strong', SERIOUS, 'mycophenolate falls, rejection', 'Do not combine; level.', label('CellCept', 'section 7', '2022'), { why: 'It is conjugated faster.' }],
  ['mycophenolate-contraceptive', 'mycophenolate', 'hormonal-contraceptive', NOTE, 'the contraceptive may fail', 'Add a barrier.', label('CellCept', 'section 7', '2022'), { why: 'Levonorgestrel falls.' }],
  ['anthracycline-trastuzumab', 'anthracycline', 'her2-antibody', SERIOUS, 'heart failure', 'Leave 7 months after trastuzumab; echocardiogram.', label('Herceptin', 'section 7', '2018'), { why: 'Both harm the heart.' }],
  ['anthracycline-cyclosporine', 'anthracycline', drug('cyclosporine'), SERIOUS, 'the anthracycline rises: marrow, seizure', 'Do not combine.', label('Doxorubicin', 'section 7', '2020'), { why: 'P-gp and CYP3A are blocked.' }],
  ['anthracycline-paclitaxel', 'anthracycline', drug('paclitaxel'), CARE, 'the anthracycline rises: heart', 'Give doxorubicin first.', label('Doxorubicin', 'section 7', '2020'), { why: 'Its clearance falls.' }],
  ['vinca-mitomycin', 'vinca', drug('mitomycin'), CARE, 'bronchospasm', 'Watch after the infusion.', label('Navelbine', 'section 7', '2020'), { why: 'The cause is not known.' }],
  ['vinca-asparaginase', drug('vincristine'), drug('asparaginase'), CARE, 'neuropathy', 'Give vincristine 12 to 24 hours before.', label('Vincristine', 'interactions', '2021'), { why: 'Its clearance falls.' }],
  ['bleomycin-cisplatin', drug('bleomycin'), drug('cisplatin'), CARE, 'lung injury', 'Creatinine before each dose; lung function.', label('Bleomycin', 'warnings', '2018'), { why: 'The kidney keeps bleomycin.' }],
  ['bleomycin-brentuximab', drug('bleomycin'), drug('brentuximab vedotin'), STOP, 'lung injury', 'Do not combine.', label('Adcetris', 'section 4', '2023'), { why: 'Their harm to the lung adds up.' }],
  ['topotecan-pgp', { ingredient: 'topotecan', routes: ['oral'] }, 'pgp-inhibitor', SERIOUS, 'topotecan rises: marrow', 'Do not combine.', label('Hycamtin capsules', 'section 7', '2018'), { why: 'P-gp and BCRP carry it out.' }],
  ['irinotecan-inducer', drug('irinotecan'), 'cyp3a-inducer-strong', SERIOUS, 'irinotecan fails', 'Change the antiepileptic 2 weeks before.', label('Camptosar', 'section 7', '2022'), { why: 'Induced enzymes clear it.' }],
  ['irinotecan-st-johns-wort', drug('irinotecan'), 'st-johns-wort', STOP, 'irinotecan fails', 'Stop the herbal product 2 weeks before.', label('Camptosar', 'section 7', '2022'), { why: 'Induced enzymes clear it.' }],
  ['irinotecan-atazanavir', drug('irinotecan'), drug('atazanavir'), STOP, 'severe diarrhoea and neutropenia', 'Do not combine.', label('Reyataz', 'section 4', '2020'), { why: 'UGT1A1 clears its active part.' }],
  ['irinotecan-relaxant', drug('irinotecan'), 'neuromuscular-blocker-any', HINT, 'changed relaxation', 'Measure the block.', label('Camptosar', 'section 7', '2022'), { onset: 'rapid', why: 'It blocks cholinesterase.' }],
  ['melphalan-cyclosporine', { ingredient: 'melphalan', routes: ['intravenous'] }, drug('cyclosporine'), SERIOUS, 'kidney failure', 'Creatinine daily.', label('Alkeran', 'interactions', '2018'), { why: 'Their harm to the kidney adds up.' }],
  ['cyclophosphamide-pentostatin', drug('cyclophosphamide'), drug('pentostatin'), SERIOUS, 'fatal heart failure', 'Do not combine at high doses.', label('Nipent', 'interactions', '2018'), { why: 'Both harm the heart.' }],
  ['fludarabine-pentostatin', drug('fludarabine'), drug('pentostatin'), STOP, 'fatal lung injury', 'Do not combine.', label('Nipent', 'boxed warning', '2018'), { why: 'Their harm to the lung adds up.' }],
  ['cytarabine-digoxin', drug('cytarabine'), 'cardiac-glycoside', HINT, 'digoxin tablets are absorbed less', 'Level of digoxin.', label('Cytarabine', 'interactions', '2020'), { why: 'The mucosa is harmed.' }],
  ['cytarabine-flucytosine', drug('cytarabine'), drug('flucytosine'), CARE, 'flucytosine works less', 'Level of flucytosine.', label('Ancobon', 'interactions', '2020'), { why: 'They compete.' }],
  ['lenalidomide-estrogen', 'imid', 'estrogen', SERIOUS, 'thrombosis', 'Choose another contraceptive; prevent clots.', label('Revlimid', 'section 7', '2023'), { why: 'Both favour clots.', group: 'thrombosis' }],
  ['lenalidomide-erythropoietin', 'imid', drug('epoetin alfa'), SERIOUS, 'thrombosis', 'Weigh it; prevent clots.', label('Revlimid', 'section 7', '2023'), { why: 'Both favour clots.', group: 'thrombosis' }],
  ['lenalidomide-dexamethasone', 'imid', drug('dexamethasone'), NOTE, 'thrombosis', 'Meant together: prevent clots.', label('Revlimid', 'boxed warning', '2023'), { why: 'Both favour clots.', group: 'thrombosis' }],
  ['bexarotene-gemfibrozil', drug('bexarotene'), drug('gemfibrozil'), SERIOUS, 'bexarotene rises: triglycerides', 'Choose fenofibrate.', label('Targretin', 'section 7', '2020')],
  ['zoledronic-aminoglycoside', 'bisphosphonate', 'aminoglycoside', CARE, 'low calcium', 'Calcium and magnesium every other day.', label('Zometa', 'section 7', '2020'), { why: 'Both lower calcium.', group: 'calcium' }],
  ['zoledronic-loop', drug('zoledronic acid'), 'loop-diuretic', HINT, 'low calcium', 'Calcium.', label('Zometa', 'section 7', '2020'), { why: 'Both lower calcium.', group: 'calcium' }],
  ['zoledronic-thalidomide', drug('zoledronic acid'), 'imid', CARE, 'kidney injury', 'Creatinine before each dose.', label('Zometa', 'section 7', '2020'), { why: 'Their harm to the kidney adds up.' }],
  ['denosumab-immunosuppressant', drug('denosumab'), 'immunosuppressant', HINT, 'infection', 'Watch for infection.', label('Prolia', 'section 5', '2023'), { why: 'Their suppression adds up.', group: 'immunosuppression' }],
])

export const cancerImmunity: readonly InteractionRule[] = [...methotrexate, ...thiopurine, ...vaccine, ...cancer]
