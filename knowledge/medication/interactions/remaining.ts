// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Levels that fall or rise by pairs which belong to no other table. Clinical review pending. */
import type { InteractionRule } from '#app/medication/knowledge.ts'
import { CARE, drug, HINT, label, NOTE, SERIOUS } from '../making.ts'
import { interactions } from './make.ts'
import { CHEST_VKA, HIV_GUIDE } from './sources.ts'

const COUMADIN = label('Coumadin', 'section 7', '2017')
const NEORAL = label('Neoral', 'section 7', '2023')
const PROGRAF = label('Prograf', 'section 7', '2023')

const warfarin = interactions('warfarin', 'delayed', 'The clearance of warfarin changes.', [
  ['warfarin-inducer-moderate', 'vitamin-k-antagonist', 'cyp3a-inducer-moderate', CARE, 'INR falls', 'INR weekly at first, and when the inducer stops.', COUMADIN],
  ['warfarin-dicloxacillin', 'vitamin-k-antagonist', 'penicillin-antistaph', CARE, 'INR falls', 'INR weekly until a month after.', CHEST_VKA],
  ['warfarin-aprepitant', 'vitamin-k-antagonist', 'nk1-antagonist', CARE, 'INR falls', 'INR 7 to 10 days after each course.', label('Emend', 'section 7', '2022')],
  ['warfarin-griseofulvin', 'vitamin-k-antagonist', drug('griseofulvin'), CARE, 'INR falls', 'INR weekly at first.', label('Gris-PEG', 'interactions', '2016')],
  ['warfarin-sucralfate', 'vitamin-k-antagonist', drug('sucralfate'), NOTE, 'INR falls', 'Leave 2 hours.', label('Carafate', 'interactions', '2021')],
  ['warfarin-orlistat', 'vitamin-k-antagonist', drug('orlistat'), NOTE, 'INR rises', 'INR after the start.', label('Xenical', 'section 7', '2022')],
  ['warfarin-glucagon', 'vitamin-k-antagonist', drug('glucagon'), CARE, 'INR rises after several doses', 'INR daily.', label('GlucaGen', 'section 7', '2021')],
  ['warfarin-cytotoxic', 'vitamin-k-antagonist', 'cytotoxic', NOTE, 'INR swings', 'INR weekly; heparin is often better.', CHEST_VKA],
  ['warfarin-terbinafine', 'vitamin-k-antagonist', drug('terbinafine'), HINT, 'INR may change', 'INR after 2 weeks.', label('Lamisil', 'section 7', '2019')],
  ['warfarin-leflunomide', 'vitamin-k-antagonist', 'leflunomide', CARE, 'INR changes', 'INR weekly at first.', label('Arava', 'section 7', '2022')],
  ['warfarin-zafirlukast', 'vitamin-k-antagonist', drug('zafirlukast'), CARE, 'INR rises', 'INR after a week.', label('Accolate', 'section 7', '2020')],
  ['warfarin-quinidine', 'vitamin-k-antagonist', drug('quinidine'), CARE, 'INR rises', 'INR after a week.', CHEST_VKA],
])

const uric = interactions('uricosuric', 'delayed', 'The secretion in the tubule is blocked.', [
  ['probenecid-salicylate', 'uricosuric', 'salicylate', NOTE, 'gout is treated less', 'Choose allopurinol.', label('Probenecid', 'interactions', '2020')],
  ['probenecid-nsaid', drug('probenecid'), 'nsaid', NOTE, 'the NSAID rises', 'Lower the NSAID.', label('Probenecid', 'interactions', '2020')],
  ['probenecid-zidovudine', drug('probenecid'), drug('zidovudine'), CARE, 'zidovudine rises', 'Blood count.', label('Retrovir', 'section 7', '2020')],
  ['allopurinol-thiazide', drug('allopurinol'), 'thiazide', HINT, 'rash, hypersensitivity', 'Lower allopurinol with a weak kidney; stop at a rash.', label('Zyloprim', 'drug interactions', '2018')],
  ['allopurinol-cyclophosphamide', drug('allopurinol'), drug('cyclophosphamide'), NOTE, 'marrow', 'Blood count.', label('Zyloprim', 'drug interactions', '2018')],
  ['pegloticase-urate', drug('pegloticase'), 'xanthine-oxidase-inhibitor', CARE, 'hides that pegloticase no longer works, infusion reaction', 'Stop it before pegloticase.', label('Krystexxa', 'section 5', '2022')],
])

const transplant = interactions('cyp3a-immunosuppressant', 'delayed', 'The level of the immunosuppressant changes.', [
  ['calcineurin-nicardipine', 'calcineurin-inhibitor', drug('nicardipine'), CARE, 'the immunosuppressant rises', 'Level within 5 days.', label('Cardene', 'section 7', '2021')],
  ['calcineurin-carvedilol', drug('cyclosporine'), drug('carvedilol'), NOTE, 'cyclosporine rises', 'Level within a week.', label('Coreg', 'section 7', '2023')],
  ['calcineurin-metoclopramide', 'calcineurin-inhibitor', drug('metoclopramide'), NOTE, 'the immunosuppressant rises', 'Level within a week.', NEORAL],
  ['tacrolimus-ppi', drug('tacrolimus'), 'ppi', HINT, 'tacrolimus may rise', 'Level after 2 weeks.', PROGRAF],
  ['cyclosporine-allopurinol', drug('cyclosporine'), drug('allopurinol'), CARE, 'cyclosporine rises', 'Level within a week.', NEORAL],
  ['cyclosporine-ezetimibe', drug('cyclosporine'), drug('ezetimibe'), CARE, 'both rise', 'Level of cyclosporine.', label('Zetia', 'section 7', '2022')],
  ['cyclosporine-octreotide', drug('cyclosporine'), drug('octreotide'), SERIOUS, 'cyclosporine falls, rejection', 'Raise cyclosporine by the level.', label('Sandostatin', 'section 7', '2022')],
  ['cyclosporine-etoposide', drug('cyclosporine'), 'topoisomerase', CARE, 'the cancer drug rises: marrow', 'Lower it by half with high doses of cyclosporine.', label('Etoposide', 'interactions', '2020')],
  ['cyclosporine-sulfadiazine', drug('cyclosporine'), drug('sulfadiazine'), CARE, 'cyclosporine falls', 'Level within a week.', NEORAL],
  ['cyclosporine-terbinafine', drug('cyclosporine'), drug('terbinafine'), HINT, 'cyclosporine falls a little', 'Level after 2 weeks.', label('Lamisil', 'section 7', '2019')],
  ['cyclosporine-hydroxychloroquine', 'calcineurin-inhibitor', 'aminoquinoline', CARE, 'cyclosporine rises', 'Level within a week.', label('Plaquenil', 'section 7', '2021')],
  ['cyclosporine-digoxin', drug('cyclosporine'), 'cardiac-glycoside', CARE, 'digoxin rises', 'Level of digoxin after a week.', NEORAL, { group: 'digoxin' }],
  ['cyclosporine-lercanidipine', drug('cyclosporine'), drug('lercanidipine'), SERIOUS, 'both rise', 'Do not combine; amlodipine is an alternative.', { source: 'UK, Zanidip summary of product characteristics, section 4.3', date: '2021' }],
  ['cyclosporine-nifedipine', drug('cyclosporine'), drug('nifedipine'), NOTE, 'overgrowth of the gums', 'Choose another antihypertensive.', NEORAL],
])

const INDUCED = 'Induced enzymes clear the drug.'
const induced = interactions('induction', 'delayed', INDUCED, [
  ['antiarrhythmic-inducer', 'antiarrhythmic-i', 'cyp3a-inducer-strong', CARE, 'the antiarrhythmic fails', 'Level and ECG.', label('Rythmol', 'section 7', '2020')],
  ['amiodarone-inducer', drug('amiodarone'), 'cyp3a-inducer-strong', CARE, 'amiodarone falls', 'ECG and level.', label('Pacerone', 'section 7', '2023')],
  ['beta-blocker-rifampin', 'beta-blocker', 'rifamycin-strong', HINT, 'metoprolol, propranolol or carvedilol work less', 'Measure the pulse.', label('Coreg', 'section 7', '2023')],
  ['morphine-rifampin', 'opioid', 'rifamycin-strong', NOTE, 'less analgesia', 'Raise the opioid by effect; lower it when rifampin stops.', label('Rifadin', 'interactions', '2022')],
  ['eplerenone-inducer', drug('eplerenone'), 'cyp3a-inducer-strong', CARE, 'eplerenone fails', 'Choose spironolactone.', label('Inspra', 'section 7', '2020')],
  ['tolvaptan-inducer', drug('tolvaptan'), 'cyp3a-inducer-strong', SERIOUS, 'tolvaptan fails', 'Do not combine.', label('Samsca', 'section 7', '2021')],
  ['riociguat-inducer', drug('riociguat'), 'cyp3a-inducer-strong', CARE, 'riociguat falls', 'Watch the effect.', label('Adempas', 'section 7', '2021')],
  ['bosentan-rifampin', drug('bosentan'), 'rifamycin-strong', CARE, 'bosentan rises, then falls', 'Liver tests weekly for a month.', label('Tracleer', 'section 7', '2021')],
  ['deferasirox-inducer', drug('deferasirox'), 'cyp3a-inducer-strong', CARE, 'deferasirox falls', 'Raise it by half.', label('Exjade', 'section 7', '2020')],
  ['theophylline-deferasirox', 'theophylline', drug('deferasirox'), CARE, 'theophylline rises', 'Do not combine; level.', label('Exjade', 'section 7', '2020'), { why: 'CYP1A2 is blocked.', group: 'cyp1a2' }],
  ['terbinafine-rifampin', drug('terbinafine'), 'rifamycin-strong', CARE, 'terbinafine falls', 'Choose another antifungal.', label('Lamisil', 'section 7', '2019')],
  ['tamoxifen-inducer', drug('tamoxifen'), 'cyp3a-inducer-strong', CARE, 'tamoxifen falls', 'Choose another drug.', label('Soltamox', 'section 7', '2020')],
  ['macrolide-inducer', 'macrolide-cyp3a', 'rifamycin', NOTE, 'clarithromycin falls, rifabutin rises', 'Choose azithromycin.', label('Biaxin', 'section 7', '2019')],
  ['estrogen-inducer', 'estrogen', 'cyp3a-inducer-strong', NOTE, 'the estrogen works less', 'Patch instead of tablets.', label('Premarin', 'section 7', '2023')],
  ['contraceptive-perampanel', 'progestogen-contraceptive', drug('perampanel'), CARE, 'the contraceptive fails', 'From 12 mg of perampanel add a barrier.', label('Fycompa', 'section 7', '2023'), { group: 'contraceptive' }],
  ['losartan-rifampin', drug('losartan'), 'rifamycin-strong', HINT, 'losartan works less', 'Measure pressure.', label('Cozaar', 'section 7', '2021')],
  ['repaglinide-inducer', drug('repaglinide'), 'cyp3a-inducer-strong', NOTE, 'repaglinide works less', 'Measure glucose.', label('Prandin', 'section 7', '2023'), { group: 'hyperglycaemia' }],
  ['praziquantel-dexamethasone', drug('praziquantel'), drug('dexamethasone'), CARE, 'praziquantel halves', 'Leave a week, or choose albendazole.', label('Biltricide', 'section 7', '2019')],
  ['protease-nnrti', 'hiv-pi', 'cyp3a-inducer-moderate', CARE, 'the protease inhibitor falls, resistance', 'Boost and adapt the dose; no atazanavir with nevirapine.', HIV_GUIDE],
  ['insti-inducer-moderate', 'insti', 'cyp3a-inducer-moderate', CARE, 'the antiretroviral falls, resistance', 'Dolutegravir 50 mg twice daily with efavirenz; not with nevirapine, etravirine or oxcarbazepine.', label('Tivicay', 'section 7', '2023')],
  ['atazanavir-tenofovir', drug('atazanavir'), drug('tenofovir disoproxil'), CARE, 'atazanavir falls, tenofovir rises', 'Only boosted; creatinine.', label('Viread', 'section 7', '2019')],
  ['statin-inducer-moderate', 'statin', 'cyp3a-inducer-moderate', HINT, 'the statin works less', 'Lipids after 2 months.', label('Sustiva', 'section 7', '2022')],
  ['phenytoin-cytotoxic', 'phenytoin-like', 'cytotoxic', CARE, 'phenytoin falls, seizures', 'Phenytoin level with each course.', label('Dilantin', 'section 7', '2022'), { why: 'Less is absorbed and more is cleared.', group: 'anticonvulsant' }],
  ['phenytoin-diazoxide', 'phenytoin-like', drug('diazoxide'), SERIOUS, 'phenytoin falls, seizures', 'Phenytoin level every other day.', label('Dilantin', 'section 7', '2022'), { group: 'anticonvulsant' }],
  ['oncology-cyp3a-moderate', 'oncology-cyp3a', 'cyp3a-inhibitor-moderate', NOTE, 'the cancer drug rises', 'Lower it as its label says.', label('Lynparza', 'section 7', '2023'), { why: 'CYP3A clears it.' }],
])

const risen = interactions('inhibition', 'delayed', 'The clearance of the drug falls.', [
  ['lidocaine-amiodarone', { ingredient: 'lidocaine', routes: ['intravenous'] }, drug('amiodarone'), CARE, 'lidocaine rises, slow pulse', 'Lower the rate; ECG.', label('Pacerone', 'section 7', '2023')],
  ['lidocaine-cimetidine', { ingredient: 'lidocaine', routes: ['intravenous'] }, drug('cimetidine'), CARE, 'lidocaine rises', 'Choose famotidine.', label('Lidocaine injection', 'drug interactions', '2020')],
  ['lidocaine-1a2', { ingredient: 'lidocaine', routes: ['intravenous'] }, 'cyp1a2-inhibitor-strong', CARE, 'lidocaine rises', 'Lower the rate.', label('Lidocaine injection', 'drug interactions', '2020')],
  ['ropivacaine-1a2', drug('ropivacaine'), 'cyp1a2-inhibitor-strong', CARE, 'ropivacaine rises', 'No long infusion.', label('Naropin', 'interactions', '2023')],
  ['mexiletine-1a2', drug('mexiletine'), 'cyp1a2-inhibitor-strong', CARE, 'mexiletine rises', 'Level and ECG.', label('Mexiletine', 'interactions', '2020')],
  ['propranolol-fluvoxamine', drug('propranolol'), 'cyp1a2-inhibitor-strong', CARE, 'propranolol rises fivefold: slow pulse', 'Choose atenolol.', label('Luvox', 'section 7', '2019')],
  ['beta-blocker-cimetidine', 'beta-blocker', drug('cimetidine'), NOTE, 'propranolol or metoprolol rise: slow pulse', 'Choose famotidine.', label('Inderal LA', 'section 7', '2021')],
  ['benzodiazepine-cimetidine', 'benzodiazepine', drug('cimetidine'), HINT, 'deeper sedation', 'Choose famotidine.', label('Valium', 'section 7', '2023')],
  ['tricyclic-cimetidine', 'tricyclic', drug('cimetidine'), NOTE, 'the tricyclic rises', 'Choose famotidine.', label('Elavil', 'precautions', '2020')],
  ['procainamide-cimetidine', drug('procainamide'), drug('cimetidine'), CARE, 'procainamide rises', 'Choose famotidine; level.', label('Procainamide injection', 'interactions', '2021')],
  ['quinidine-cimetidine', drug('quinidine'), drug('cimetidine'), CARE, 'quinidine rises', 'Choose famotidine.', label('Quinidine', 'interactions', '2021')],
  ['amiodarone-atorvastatin', drug('amiodarone'), drug('atorvastatin'), HINT, 'atorvastatin may rise', 'Ask about muscle pain.', label('Pacerone', 'section 7', '2023'), { group: 'cyp3a-statin' }],
  ['bupropion-2b6', drug('bupropion'), 'p2y12-inhibitor', HINT, 'clopidogrel and ticlopidine raise bupropion', 'Watch the mood and sleep.', label('Wellbutrin XL', 'section 7', '2022')],
  ['digoxin-hydroxychloroquine', 'cardiac-glycoside', 'aminoquinoline', CARE, 'digoxin rises', 'Level of digoxin.', label('Plaquenil', 'section 7', '2021'), { group: 'digoxin' }],
  ['digoxin-propafenone', 'cardiac-glycoside', drug('propafenone'), CARE, 'digoxin rises', 'Lower digoxin; level.', label('Rythmol', 'section 7', '2020'), { group: 'digoxin' }],
  ['clonidine-verapamil', 'alpha2-agonist-bp', 'ccb-nondhp', CARE, 'slow pulse, heart block', 'ECG and pulse.', label('Catapres', 'drug interactions', '2020'), { why: 'Both slow the sinus and AV node.', group: 'conduction', onset: 'rapid' }],
  ['clonidine-digoxin', 'alpha2-agonist-bp', 'cardiac-glycoside', NOTE, 'slow pulse, heart block', 'ECG and pulse.', label('Catapres', 'drug interactions', '2020'), { why: 'Both slow the sinus and AV node.', group: 'conduction', onset: 'rapid' }],
  ['octreotide-bradycardic', drug('octreotide'), 'bradycardic', NOTE, 'slow pulse', 'Measure the pulse.', label('Sandostatin', 'section 7', '2022'), { why: 'Both slow the sinus node.', group: 'conduction', onset: 'rapid' }],
  ['octreotide-bromocriptine', drug('octreotide'), drug('bromocriptine'), NOTE, 'bromocriptine rises', 'Lower bromocriptine.', label('Sandostatin', 'section 7', '2022')],
  ['ebastine-cyp3a', drug('ebastine'), 'cyp3a-inhibitor', CARE, 'ebastine rises, QTc lengthens', 'Choose cetirizine or loratadine.', { source: 'Spain AEMPS, Ebastel ficha tecnica, section 4.5', date: '2020' }, { why: 'CYP3A clears it.', group: 'qt-cyp3a' }],
  ['succinylcholine-cyclophosphamide', drug('succinylcholine'), drug('cyclophosphamide'), CARE, 'long paralysis', 'Measure the block; choose another relaxant.', label('Anectine', 'section 7', '2022'), { why: 'The enzyme that clears it is blocked.', group: 'neuromuscular', onset: 'rapid' }],
  ['volatile-relaxant', 'anaesthetic-volatile', 'neuromuscular-blocker-any', HINT, 'deeper relaxation', 'Usual together: measure the block.', label('Ultane', 'section 7', '2022'), { why: 'Their effects add up.', group: 'neuromuscular', onset: 'rapid' }],
  ['beta-agonist-halothane', { class: 'beta-agonist', routes: ['intravenous', 'subcutaneous', 'oral'] }, { ingredient: 'halothane', routes: ['inhaled', 'other'] }, CARE, 'arrhythmia, bleeding after birth', 'Stop it hours before; choose another anaesthetic.', label('Terbutaline', 'interactions', '2020'), { why: 'Halothane sensitises the heart.', group: 'pressor-direct', onset: 'rapid' }],
  ['dofetilide-metformin', drug('dofetilide'), 'metformin', CARE, 'dofetilide rises: torsades de pointes', 'QTc; caution.', label('Tikosyn', 'section 7', '2023'), { why: 'Cationic secretion is shared.', group: 'dofetilide' }],
  ['dofetilide-k-sparing', drug('dofetilide'), 'k-sparing-diuretic', NOTE, 'dofetilide may rise with amiloride or triamterene', 'QTc.', label('Tikosyn', 'section 7', '2023'), { why: 'Cationic secretion is shared.', group: 'dofetilide' }],
  ['sulfonylurea-phenylbutazone', 'sulfonylurea', drug('phenylbutazone'), SERIOUS, 'deep hypoglycaemia', 'Do not combine.', label('Glucotrol', 'section 7', '2023'), { why: 'Its clearance falls.', group: 'hypoglycaemia' }],
])

const others = interactions('single-pairs', 'delayed', 'One changes the level or the effect of the other.', [
  ['class-i-lidocaine', { class: 'antiarrhythmic-ib', routes: ['intravenous'] }, 'antiarrhythmic-i', CARE, 'arrhythmia, confusion', 'ECG; use one of the class.', label('Lidocaine injection', 'drug interactions', '2020'), { why: 'Both block sodium channels.', group: 'conduction', onset: 'rapid' }],
  ['eletriptan-cyp3a-moderate', drug('eletriptan'), 'cyp3a-inhibitor-moderate', CARE, 'eletriptan rises two to four times', 'Choose another triptan.', label('Relpax', 'section 7', '2020'), { why: 'CYP3A clears eletriptan.', group: 'triptan' }],
  ['theophylline-fluconazole', 'theophylline', drug('fluconazole'), CARE, 'theophylline rises', 'Level after 3 days.', label('Diflucan', 'interactions', '2023'), { group: 'cyp1a2' }],
  ['theophylline-isoniazid', 'theophylline', drug('isoniazid'), NOTE, 'theophylline rises', 'Level after 2 weeks.', label('Isoniazid', 'interactions', '2021'), { group: 'cyp1a2' }],
  ['isoniazid-azole', drug('isoniazid'), 'azole-strong', CARE, 'the azole falls', 'Choose an echinocandin.', label('Isoniazid', 'interactions', '2021')],
  ['isoniazid-benzodiazepine', drug('isoniazid'), 'benzodiazepine-cyp3a', HINT, 'longer sedation', 'Lower the benzodiazepine.', label('Valium', 'section 7', '2023')],
  ['isoniazid-ethionamide', drug('isoniazid'), drug('ethionamide'), NOTE, 'neuropathy', 'Give pyridoxine.', label('Trecator', 'interactions', '2016')],
  ['amiodarone-resin', drug('amiodarone'), 'bile-acid-sequestrant', NOTE, 'amiodarone falls', 'Leave hours between them.', label('Pacerone', 'section 7', '2023')],
  ['amiodarone-grapefruit', drug('amiodarone'), drug('grapefruit juice'), NOTE, 'amiodarone rises', 'Stop the juice.', label('Pacerone', 'section 7', '2023')],
  ['amiodarone-cimetidine', drug('amiodarone'), drug('cimetidine'), NOTE, 'amiodarone rises', 'Choose famotidine.', label('Pacerone', 'section 7', '2023')],
  ['amiodarone-fentanyl', drug('amiodarone'), drug('fentanyl'), NOTE, 'low pressure, slow pulse in anaesthesia', 'Measure pressure and pulse.', label('Pacerone', 'section 7', '2023'), { onset: 'rapid', group: 'conduction' }],
  ['dofetilide-diltiazem', drug('dofetilide'), drug('diltiazem'), CARE, 'dofetilide rises', 'QTc.', label('Tikosyn', 'section 7', '2023'), { group: 'dofetilide' }],
  ['desmopressin-opioid', 'desmopressin', 'opioid', NOTE, 'low sodium', 'Sodium within 3 days; restrict drink.', label('DDAVP tablets', 'section 7', '2022'), { why: 'Opioids release vasopressin.', group: 'hyponatraemia' }],
  ['ppi-rifampin', 'ppi', 'rifamycin-strong', NOTE, 'the PPI fails', 'Choose famotidine.', label('Prilosec', 'section 7', '2023'), { why: 'Induced CYP2C19 and CYP3A clear it.' }],
  ['ppi-st-johns-wort', 'ppi', 'st-johns-wort', NOTE, 'the PPI fails', 'Stop the herbal product.', label('Prilosec', 'section 7', '2023'), { why: 'Induced CYP2C19 and CYP3A clear it.' }],
  ['ppi-digoxin', 'ppi', 'cardiac-glycoside', HINT, 'digoxin rises a little; magnesium falls', 'Magnesium once a year.', label('Prilosec', 'section 7', '2023'), { group: 'digoxin' }],
  ['ppi-diuretic', 'ppi', 'k-losing-diuretic', HINT, 'low magnesium', 'Magnesium once a year.', label('Prilosec', 'section 5', '2023'), { why: 'Both lower magnesium.' }],
  ['saquinavir-ppi', drug('saquinavir'), 'ppi', CARE, 'saquinavir rises', 'ECG and liver tests.', label('Invirase', 'section 7', '2020')],
  ['letermovir-voriconazole', drug('letermovir'), drug('voriconazole'), CARE, 'voriconazole falls', 'Level of voriconazole.', label('Prevymis', 'section 7', '2023')],
  ['mycophenolate-fluoroquinolone', 'mycophenolate', 'fluoroquinolone', NOTE, 'mycophenolate falls for the course', 'Watch the graft; no change for short courses.', label('CellCept', 'section 7', '2022'), { why: 'Gut bacteria bring it back into the blood.' }],
  ['mycophenolate-penicillin', 'mycophenolate', 'aminopenicillin', NOTE, 'mycophenolate falls for the course', 'Watch the graft; no change for short courses.', label('CellCept', 'section 7', '2022'), { why: 'Gut bacteria bring it back into the blood.' }],
  ['antiplatelet-corticosteroid', 'antiplatelet-not-aspirin', 'corticosteroid-systemic', HINT, 'bleeding of the gut', 'Consider a proton pump inhibitor.', label('Plavix', 'section 5', '2022'), { why: 'Each harms the gut.', group: 'bleeding' }],
  ['nsaid-alcohol', 'nsaid-or-aspirin', drug('ethanol'), NOTE, 'bleeding of the gut', 'Less alcohol.', label('Motrin', 'section 5', '2021'), { why: 'Each harms the gut.', group: 'bleeding' }],
  ['metronidazole-inducer', 'anticonvulsant-inducer', 'nitroimidazole', HINT, 'metronidazole works less', 'Watch the infection.', label('Flagyl', 'section 7', '2023')],
  ['zidovudine-fluconazole', drug('zidovudine'), drug('fluconazole'), NOTE, 'zidovudine rises', 'Blood count.', label('Retrovir', 'section 7', '2020'), { group: 'marrow' }],
])

export const remaining: readonly InteractionRule[] = [...warfarin, ...uric, ...transplant, ...induced, ...risen, ...others]
