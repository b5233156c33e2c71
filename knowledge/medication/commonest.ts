/** Ingredients most often prescribed or given in hospital: the coverage report says which of them no rule speaks of. Not a source of any rule. */
export const COMMONEST: readonly string[] = `
acetaminophen, acyclovir, albuterol, alendronate, allopurinol, alprazolam, amiodarone, amitriptyline, amlodipine, amoxicillin, amphetamine, ampicillin,
anastrozole, apixaban, aripiprazole, aspirin, atenolol, atorvastatin, atropine, azathioprine, azithromycin, baclofen, benazepril, benztropine, bisoprolol,
budesonide, bumetanide, buprenorphine, bupropion, buspirone, calcitriol, candesartan, captopril, carbamazepine, carbidopa, carvedilol, cefazolin, cefepime,
ceftriaxone, cefuroxime, celecoxib, cephalexin, cetirizine, chlorthalidone, cinacalcet, ciprofloxacin, citalopram, clarithromycin, clindamycin, clobetasol,
clonazepam, clonidine, clopidogrel, clozapine, codeine, colchicine, cyclobenzaprine, cyclosporine, dabigatran, dapagliflozin, dexamethasone, dexmedetomidine,
diazepam, diclofenac, dicyclomine, digoxin, diltiazem, diphenhydramine, divalproex sodium, dobutamine, docusate, donepezil, dopamine, doxazosin, doxycycline,
dulaglutide, duloxetine, edoxaban, empagliflozin, enalapril, enoxaparin, epinephrine, ertapenem, erythromycin, escitalopram, esomeprazole, estradiol,
eszopiclone, ethinyl estradiol, etomidate, ezetimibe, famotidine, febuxostat, fenofibrate, fentanyl, ferrous sulfate, finasteride, flecainide, fluconazole,
fluoxetine, fluticasone, folic acid, fondaparinux, fosinopril, furosemide, gabapentin, ganciclovir, gentamicin, glimepiride, glipizide, glyburide, glycopyrrolate,
guaifenesin, haloperidol, heparin, hydralazine, hydrochlorothiazide, hydrocodone, hydrocortisone, hydromorphone, hydroxychloroquine, hydroxyzine, ibuprofen,
insulin aspart, insulin glargine, insulin lispro, ipratropium, irbesartan, isosorbide dinitrate, isosorbide mononitrate, itraconazole, ketamine, ketoconazole,
ketorolac, labetalol, lacosamide, lactulose, lamotrigine, lansoprazole, latanoprost, letrozole, levetiracetam, levofloxacin, levothyroxine, lidocaine, linezolid,
liothyronine, liraglutide, lisinopril, lithium, loperamide, loratadine, lorazepam, losartan, lovastatin, lurasidone, magnesium sulfate, meclizine,
medroxyprogesterone, melatonin, meloxicam, memantine, meperidine, meropenem, metformin, methadone, methimazole, methocarbamol, methotrexate, methylphenidate,
methylprednisolone, metoclopramide, metolazone, metoprolol, metronidazole, midazolam, midodrine, milrinone, minoxidil, mirtazapine, montelukast, morphine,
mycophenolate mofetil, nadolol, naloxone, naproxen, nebivolol, nicardipine, nifedipine, nitrofurantoin, nitroglycerin, norepinephrine, nortriptyline, olanzapine,
olmesartan, omeprazole, ondansetron, oxcarbazepine, oxybutynin, oxycodone, oxytocin, paliperidone, pantoprazole, paroxetine, phenobarbital, phenylephrine, phenytoin,
pioglitazone, piperacillin, polyethylene glycol 3350, potassium chloride, pramipexole, prasugrel, pravastatin, prazosin, prednisolone, prednisone, pregabalin,
prochlorperazine, progesterone, promethazine, propofol, propranolol, quetiapine, quinapril, rabeprazole, raloxifene, ramipril, ranitidine, ranolazine, rifampin,
risperidone, ritonavir, rivaroxaban, rocuronium, ropinirole, rosuvastatin, salmeterol, semaglutide, senna, sertraline, sildenafil, simvastatin, sitagliptin,
solifenacin, sotalol, spironolactone, succinylcholine, sucralfate, sulfamethoxazole, sumatriptan, tacrolimus, tadalafil, tamoxifen, tamsulosin, telmisartan,
temazepam, terazosin, testosterone, ticagrelor, tiotropium, tizanidine, tobramycin, tolterodine, topiramate, torsemide, tramadol, trazodone, triamcinolone,
triamterene, trimethoprim, valacyclovir, valproate, valsartan, vancomycin, vasopressin, vecuronium, venlafaxine, verapamil, voriconazole, warfarin, zolpidem,
zoledronic acid, zonisamide
`
  .split(',')
  .map((name) => name.trim())
