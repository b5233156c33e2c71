/** Drugs by the routes that there are forms for. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { ATC, drugClass, LABELS } from './make.ts'

export const routes: readonly DrugClass[] = [
  drugClass(
    'oral-only',
    'drugs that are made for the mouth only',
    'amlodipine; apixaban; atorvastatin; benzonatate; bupropion; buspirone; calcium acetate; calcium carbonate; candesartan; carvedilol; cefdinir; cefixime; cefpodoxime; cephalexin; cholestyramine resin; cilostazol; clopidogrel; colestipol; dapagliflozin; docusate; dofetilide; donepezil; doxazosin; empagliflozin; entacapone; entecavir; eplerenone; ezetimibe; febuxostat; felodipine; fenofibrate; ferrous sulfate; ferrous gluconate; fidaxomicin; finasteride; gabapentin; gemfibrozil; glimepiride; glipizide; glyburide; guaifenesin; hydrochlorothiazide; irbesartan; isosorbide mononitrate; ivabradine; lactulose; lamotrigine; levodopa; lisinopril; loperamide; loratadine; losartan; lovastatin; magnesium hydroxide; magnesium oxide; meclizine; megestrol; memantine; mesalamine; metformin; metolazone; midodrine; mirtazapine; montelukast; nebivolol; nitrofurantoin; nystatin; olmesartan; oseltamivir; oxcarbazepine; pioglitazone; polyethylene glycol 3350; potassium citrate; pramipexole; prasugrel; pravastatin; pregabalin; primidone; quetiapine; ramipril; ranolazine; repaglinide; rifaximin; rivaroxaban; ropinirole; rosuvastatin; sennosides, usp; sertraline; sevelamer; simethicone; simvastatin; sitagliptin; sodium polystyrene sulfonate; solifenacin; spironolactone; sucralfate; tamsulosin; telmisartan; ticagrelor; tizanidine; tolterodine; tolvaptan; ursodiol; valsartan; venlafaxine; vortioxetine; zolpidem',
    ATC,
  ),
  drugClass(
    'liquid-by-mouth',
    'drugs with a liquid for the mouth beside an injection or none',
    'acetaminophen, acetylcysteine, acyclovir, amoxicillin, ampicillin, atovaquone, azithromycin, baclofen, cefuroxime, cetirizine, chlorothiazide, ciprofloxacin, clindamycin, cyclosporine, dexamethasone, diazepam, digoxin, diphenhydramine, erythromycin, esomeprazole, famotidine, fluconazole, furosemide, haloperidol, hydroxyzine, ibuprofen, itraconazole, lacosamide, levetiracetam, levofloxacin, linezolid, lorazepam, metoclopramide, metronidazole, midazolam, morphine, mycophenolate mofetil, methadone, nystatin, ondansetron, oxycodone, pantoprazole, penicillin v, phenobarbital, phenytoin, posaconazole, potassium chloride, prednisolone, promethazine, propranolol, ranitidine, sirolimus, sulfamethoxazole, trimethoprim, tacrolimus, valproate, vancomycin, voriconazole, zidovudine, fluoxetine, carbamazepine, magnesium hydroxide, sucralfate, amoxicillin, clavulanate, cephalexin, nimodipine',
    LABELS,
  ),
  drugClass('vasopressor-by-vein', 'vasopressors for a vein', 'norepinephrine, dopamine, angiotensin ii', LABELS),
  drugClass('contrast-ionic', 'ionic contrast', 'diatrizoate, iothalamate, ioxaglate, iodipamide', LABELS),
  drugClass(
    'never-intrathecal',
    'cancer drugs that kill in the spine',
    'cisplatin, carboplatin, oxaliplatin, cyclophosphamide, ifosfamide, fluorouracil, gemcitabine, etoposide, irinotecan, bleomycin, mitomycin, dactinomycin, busulfan, melphalan, bendamustine, dacarbazine, carfilzomib, arsenic trioxide, asparaginase, pegaspargase, nelarabine, fludarabine, cladribine, azacitidine, decitabine, pemetrexed, eribulin, ixabepilone, trabectedin',
    LABELS,
    { includes: 'taxane' },
  ),
  drugClass(
    'patch-drug',
    'drugs that patches hold',
    'fentanyl, buprenorphine, nitroglycerin, clonidine, nicotine, rivastigmine, rotigotine, scopolamine, estradiol, testosterone, lidocaine',
    LABELS,
  ),
]
