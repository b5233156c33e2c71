// biome-ignore-all format: a table with one alternative a line, as a pharmacist reads it
/** What to give instead where two drugs should not meet. Clinical review pending. */

import { ACC_STATIN, CHEST_VKA, EHRA_DOAC, FDA_OMEPRAZOLE, FDA_OPIOID_BENZO, FDA_SEROTONIN, FDA_TABLE, JUURLINK_TMP, ONC_HIGH } from '../interactions/sources.ts'
import { drug, label } from '../making.ts'
import { ACG_NSAID, ACR_GOUT, KDIGO_CKD } from '../patient-sources.ts'
import { alternativesOf, measure } from './make.ts'

const statins = alternativesOf([
  ['statin-cyp3a', 'statin-cyp3a-strong, statin-cyp3a-moderate, simvastatin-erythromycin, simvastatin-fluconazole, atorvastatin-cyp3a-strong, simvastatin-verapamil, lovastatin-verapamil, simvastatin-amiodarone, lovastatin-amiodarone, simvastatin-dronedarone, lovastatin-dronedarone, simvastatin-ranolazine, mifepristone-substrate', 'statin', ['pravastatin', 'rosuvastatin', 'pitavastatin', measure('Pause the statin while a short course lasts')], ACC_STATIN],
  ['statin-cyp3a-macrolide', 'statin-cyp3a-strong, simvastatin-erythromycin', 'macrolide', 'azithromycin, doxycycline', [ACC_STATIN, FDA_TABLE]],
  ['statin-protease', 'statin-cyp3a-protease, statin-protease', 'statin-cyp3a', 'pravastatin, pitavastatin, rosuvastatin', ACC_STATIN],
  ['statin-gemfibrozil', 'simvastatin-gemfibrozil, statin-gemfibrozil', drug('gemfibrozil'), 'fenofibrate', ACC_STATIN],
  ['statin-cyclosporine', 'simvastatin-cyclosporine, pitavastatin-cyclosporine, atorvastatin-cyclosporine', 'statin', ['fluvastatin', 'pravastatin', measure('Fluvastatin and pravastatin at most 20 mg a day')], ACC_STATIN],
  ['statin-fusidic', 'statin-fusidic', 'statin', [measure('Pause the statin until seven days after the last dose')], ACC_STATIN],
])

const bleeding = alternativesOf([
  ['anticoagulant-nsaid', 'anticoagulant-nsaid, parenteral-ketorolac, p2y12-nsaid, thrombolytic-nsaid', 'nsaid', ['acetaminophen', measure('A topical NSAID on one joint')], [ACG_NSAID, EHRA_DOAC]],
  ['nsaid-nsaid', 'nsaid-nsaid, ketorolac-nsaid', 'nsaid', 'acetaminophen', ACG_NSAID],
  ['warfarin-azole', 'warfarin-azole, sulfonylurea-azole', 'azole', ['nystatin', measure('Nystatin treats the mouth and the skin only')], CHEST_VKA],
  ['warfarin-miconazole', 'warfarin-miconazole, sulfonylurea-miconazole', drug('miconazole'), 'nystatin', CHEST_VKA],
  ['warfarin-tmp-smx', 'warfarin-tmp-smx, sulfonylurea-tmp-smx', 'sulfonamide-antibiotic', 'nitrofurantoin, cephalexin, fosfomycin', CHEST_VKA],
  ['warfarin-metronidazole', 'warfarin-metronidazole', 'nitroimidazole', ['vancomycin', measure('INR on day 3 where metronidazole must be')], CHEST_VKA],
  ['warfarin-tamoxifen', 'warfarin-tamoxifen', drug('tamoxifen'), 'anastrozole, letrozole', CHEST_VKA],
  ['doac-azole', 'xa-pgp-cyp3a, rivaroxaban-azole, dabigatran-ketoconazole, dabigatran-dronedarone, dabigatran-cyclosporine', 'doac', 'warfarin, enoxaparin', EHRA_DOAC],
  ['doac-inducer', 'doac-inducer', 'doac', 'warfarin, enoxaparin', EHRA_DOAC],
  ['doac-inducer-anticonvulsant', 'doac-inducer, warfarin-inducer', 'anticonvulsant', 'levetiracetam', EHRA_DOAC],
  ['clopidogrel-ppi', 'clopidogrel-omeprazole, clopidogrel-esomeprazole', 'ppi', 'pantoprazole, famotidine', FDA_OMEPRAZOLE],
  ['ticagrelor-cyp3a', 'ticagrelor-cyp3a, ticagrelor-inducer', drug('ticagrelor'), 'clopidogrel, prasugrel', label('Brilinta', 'section 7', '2022')],
])

const mind = alternativesOf([
  ['linezolid-antidepressant', 'linezolid-ssri, linezolid-snri', drug('linezolid'), 'vancomycin, daptomycin', FDA_SEROTONIN],
  ['maoi-opioid', 'maoi-opioid, maoi-antiinfective-meperidine, maoi-antiinfective-tramadol, maoi-antiinfective-tapentadol, maoi-antiinfective-opioid, ssri-meperidine, ssri-tramadol, tricyclic-tramadol, tramadol-bupropion, protease-meperidine', 'opioid', 'morphine, hydromorphone, acetaminophen', [ONC_HIGH, label('Ultram', 'section 7', '2023')]],
  ['maoi-dextromethorphan', 'maoi-antiinfective-dextromethorphan', drug('dextromethorphan'), ['guaifenesin', 'benzonatate', measure('Honey and warm drinks (not below one year)')], label('Zyvox', 'section 5', '2021')],
  ['maoi-triptan', 'maoi-triptan, maoi-triptan-other, triptan-triptan', 'triptan', 'acetaminophen, naproxen', label('Imitrex', 'section 4', '2023')],
  ['ssri-st-johns-wort', 'ssri-st-johns-wort, maoi-st-johns-wort, warfarin-st-johns-wort, calcineurin-st-johns-wort, irinotecan-st-johns-wort', 'st-johns-wort', [measure('Stop the herb; its effect on enzymes ends after two weeks')], FDA_TABLE],
  ['tamoxifen-2d6', 'tamoxifen-2d6', 'cyp2d6-inhibitor-strong', 'venlafaxine, escitalopram, citalopram, sertraline', FDA_TABLE],
  ['opioid-benzodiazepine', 'opioid-benzodiazepine, opioid-z-drug, opioid-barbiturate, methadone-benzodiazepine, buprenorphine-benzodiazepine', 'hypnotic', [measure('Cognitive behavioural therapy for sleeplessness'), 'melatonin'], FDA_OPIOID_BENZO],
  ['olanzapine-im-benzodiazepine', 'olanzapine-im-benzodiazepine', drug('olanzapine'), 'haloperidol', label('Zyprexa IntraMuscular', 'section 5', '2021')],
  ['benzodiazepine-cyp3a', 'triazolam-cyp3a-strong, triazolam-cyp3a-moderate, midazolam-oral-cyp3a-strong, midazolam-oral-azole, midazolam-cyp3a-strong, alprazolam-azole, alprazolam-cyp3a-strong, estazolam-azole, suvorexant-cyp3a', 'sedative', 'lorazepam, oxazepam, temazepam', label('Xanax', 'section 7', '2023')],
  ['tizanidine-cyp1a2', 'tizanidine-cyp1a2, tizanidine-cyp1a2-other, tizanidine-contraceptive', drug('tizanidine'), 'baclofen, methocarbamol', label('Zanaflex', 'section 4', '2020')],
  ['ramelteon-cyp1a2', 'ramelteon-cyp1a2, ramelteon-cyp1a2-other', drug('ramelteon'), 'melatonin, doxepin', label('Rozerem', 'section 4', '2021')],
  ['cyp1a2-fluvoxamine', 'tizanidine-cyp1a2, ramelteon-cyp1a2, theophylline-1a2-strong, clozapine-1a2-strong, duloxetine-1a2, alosetron-fluvoxamine, agomelatine-1a2', drug('fluvoxamine'), 'sertraline', FDA_TABLE],
  ['cyp1a2-ciprofloxacin', 'tizanidine-cyp1a2, theophylline-1a2-strong, clozapine-1a2-strong, pirfenidone-1a2', drug('ciprofloxacin'), 'levofloxacin, ceftriaxone', FDA_TABLE],
  ['pimozide', 'pimozide-cyp3a, pimozide-2d6, pimozide-sertraline, pimozide-citalopram, pimozide-escitalopram, pimozide-macrolide', drug('pimozide'), 'risperidone, aripiprazole', label('Orap', 'section contraindications', '2017')],
  ['carbapenem-valproate', 'carbapenem-valproate', 'carbapenem', ['cefepime', 'piperacillin', measure('Levetiracetam beside it where the carbapenem must be')], label('Merrem', 'section 7', '2022')],
  ['phenobarbital-valproate', 'phenobarbital-valproate', 'barbiturate', 'levetiracetam', label('Depakote', 'section 7', '2023')],
])

const heart = alternativesOf([
  ['qt-antibiotic', 'qt-known-known, qt-contraindicated-known, qt-ia-iii', 'macrolide', 'doxycycline, amoxicillin', ONC_HIGH],
  ['qt-fluoroquinolone', 'qt-known-known, qt-contraindicated-known, qt-ia-iii', 'fluoroquinolone', 'ceftriaxone, doxycycline', ONC_HIGH],
  ['qt-citalopram', 'qt-known-known, qt-contraindicated-known, qt-ia-iii', 'ssri', 'sertraline', ONC_HIGH],
  ['qt-antipsychotic', 'qt-known-known, qt-contraindicated-known, qt-ia-iii', drug('haloperidol'), 'aripiprazole, olanzapine', ONC_HIGH],
  ['qt-ondansetron', 'qt-known-known, qt-contraindicated-known, qt-ia-iii', drug('ondansetron'), ['dexamethasone', measure('Isopropyl alcohol to smell')], ONC_HIGH],
  ['dofetilide-cimetidine', 'dofetilide-cimetidine', drug('cimetidine'), 'famotidine, pantoprazole', label('Tikosyn', 'section 4', '2023')],
  ['dofetilide-thiazide', 'dofetilide-hydrochlorothiazide', 'thiazide', 'furosemide', label('Tikosyn', 'section 4', '2023')],
  ['beta-blocker-ccb', 'beta-blocker-ccb, beta-blocker-iv-ccb, ivabradine-ccb, amiodarone-ccb, mavacamten-negative', 'ccb-nondhp', 'amlodipine', label('Calan', 'section 7', '2021')],
  ['beta-agonist', 'beta-agonist-beta-blocker', 'beta-blocker-nonselective', 'metoprolol, bisoprolol', label('Inderal', 'section warnings', '2020')],
  ['digoxin-macrolide', 'digoxin-macrolide, ccb-clarithromycin, theophylline-macrolide', 'macrolide', 'doxycycline, amoxicillin', FDA_TABLE],
  ['acei-arb', 'acei-arb, aliskiren-raas', 'acei-or-arb', 'amlodipine, chlorthalidone', KDIGO_CKD],
  ['sacubitril-acei', 'sacubitril-acei', 'acei', [measure('Stop the ACE inhibitor 36 hours before sacubitril with valsartan')], label('Entresto', 'section 4', '2024')],
  ['trimethoprim-potassium', 'raas-trimethoprim, spironolactone-trimethoprim, dofetilide-trimethoprim', drug('trimethoprim'), 'nitrofurantoin, cephalexin, fosfomycin', JUURLINK_TMP],
])

const rest = alternativesOf([
  ['colchicine', 'colchicine-strong, colchicine-cyp3a-strong, colchicine-clarithromycin, colchicine-macrolide, colchicine-pgp, colchicine-cyclosporine', 'colchicine', 'prednisone, naproxen', ACR_GOUT],
  ['colchicine-macrolide', 'colchicine-strong, colchicine-cyp3a-strong, colchicine-clarithromycin, colchicine-macrolide', 'macrolide', 'azithromycin, doxycycline', FDA_TABLE],
  ['calcineurin-macrolide', 'calcineurin-cyp3a-strong, calcineurin-cyp3a-moderate, mtor-cyp3a-strong, mtor-cyp3a-moderate', 'macrolide', 'azithromycin, doxycycline', label('Prograf', 'section 7', '2023')],
  ['nsaid-kidney', 'nsaid-calcineurin, nsaid-aminoglycoside, nsaid-cisplatin, nsaid-deferasirox, nsaid-pemetrexed, nsaid-cidofovir, lithium-nsaid, methotrexate-nsaid-high', 'nsaid', 'acetaminophen', KDIGO_CKD],
  ['lithium-thiazide', 'lithium-thiazide', 'thiazide', 'amlodipine', label('Lithobid', 'section 7', '2022')],
  ['lithium-raas', 'lithium-acei, lithium-arb', 'acei-or-arb', 'amlodipine', label('Lithobid', 'section 7', '2022')],
  ['methotrexate-antibiotic', 'methotrexate-trimethoprim', drug('trimethoprim'), 'nitrofurantoin, cephalexin, fosfomycin', label('Trexall', 'section 7', '2021')],
  ['methotrexate-sulfonamide', 'methotrexate-sulfonamide', 'sulfonamide-antibiotic', 'cephalexin, doxycycline', label('Trexall', 'section 7', '2021')],
  ['methotrexate-ppi', 'methotrexate-ppi-high', 'ppi', 'famotidine', label('Trexall', 'section 7', '2021')],
  ['thiopurine-allopurinol', 'thiopurine-allopurinol, febuxostat-thiopurine', 'xanthine-oxidase-inhibitor', [measure('A quarter of the thiopurine with blood counts, with the specialist')], label('Imuran', 'section precautions', '2018')],
  ['ppi-antiviral', 'atazanavir-ppi, rilpivirine-ppi, velpatasvir-ppi', 'ppi', ['famotidine', measure('An H2 blocker twelve hours apart in time')], label('Edurant', 'section 7', '2022')],
  ['ergot', 'ergot-cyp3a-strong, ergot-cyp3a-moderate, ergot-ergot', 'ergot', 'naproxen, acetaminophen', label('D.H.E. 45', 'section 4', '2022')],
  ['eletriptan-cyp3a', 'eletriptan-cyp3a', drug('eletriptan'), 'sumatriptan, naratriptan', label('Relpax', 'section 7', '2020')],
  ['contraceptive-inducer', 'contraceptive-inducer, contraceptive-rifamycin', 'hormonal-contraceptive', [measure('A copper intrauterine device')], label('Rifadin', 'precautions', '2020')],
  ['glyburide-bosentan', 'bosentan-glyburide', drug('glyburide'), 'glipizide', label('Tracleer', 'section 4', '2022')],
  ['repaglinide', 'repaglinide-gemfibrozil', drug('gemfibrozil'), 'fenofibrate', label('Prandin', 'section 4', '2021')],
  ['phosphate-bowel', 'phosphate-raas, phosphate-diuretic, phosphate-nsaid', drug('sodium phosphate'), 'polyethylene glycol 3350', label('OsmoPrep', 'boxed warning', '2020')],
  ['alfuzosin', 'alfuzosin-cyp3a, protease-alfuzosin', drug('alfuzosin'), 'terazosin, doxazosin', label('Uroxatral', 'section 4', '2020')],
  ['silodosin', 'silodosin-cyp3a', drug('silodosin'), 'terazosin, doxazosin', label('Rapaflo', 'section 4', '2020')],
  ['tamsulosin', 'tamsulosin-cyp3a', drug('tamsulosin'), 'terazosin, doxazosin', label('Flomax', 'section 7', '2020')],
  ['salmeterol-protease', 'salmeterol-protease', drug('salmeterol'), 'formoterol', label('Serevent', 'section 7', '2022')],
  ['inhaled-steroid-booster', 'inhaled-steroid-booster', 'corticosteroid-inhaled-cyp3a', 'beclomethasone', label('Flovent', 'section 7', '2021')],
])

export const interactionAlternatives = [...statins, ...bleeding, ...mind, ...heart, ...rest]
