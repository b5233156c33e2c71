/** What drugs do in common, whatever they are for. Membership comes from warnings of the labels, not from anybody's list. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { drugClass, LABELS } from './make.ts'

export const effects: readonly DrugClass[] = [
  drugClass(
    'qt-known',
    'drugs that prolong QT and have caused torsades',
    'amiodarone, anagrelide, arsenic trioxide, astemizole, bepridil, chloroquine, chlorpromazine, cilostazol, ciprofloxacin, cisapride, citalopram, clarithromycin, cocaine, disopyramide, dofetilide, dolasetron, domperidone, donepezil, dronedarone, droperidol, erythromycin, escitalopram, flecainide, fluconazole, gatifloxacin, grepafloxacin, halofantrine, haloperidol, hydroquinidine, hydroxychloroquine, ibutilide, levofloxacin, levomethadyl, levomepromazine, levosulpiride, lumefantrine, mesoridazine, methadone, mizolastine, mobocertinib, moxifloxacin, ondansetron, papaverine, pentamidine, pimozide, piperaquine, probucol, procainamide, quinidine, roxithromycin, sertindole, sotalol, sparfloxacin, sulpiride, sultopride, terfenadine, terlipressin, terodiline, thioridazine, vandetanib, ajmaline, azithromycin, oxaliplatin, ivosidenib, nilotinib, quizartinib, toremifene, vernakalant',
    LABELS,
  ),
  drugClass(
    'qt-possible',
    'drugs with a QT warning',
    'alfuzosin, apomorphine, aripiprazole, artemether, asenapine, atazanavir, atomoxetine, bedaquiline, bortezomib, bosutinib, buprenorphine, ceritinib, clofazimine, clomipramine, clozapine, crizotinib, cyamemazine, dasatinib, degarelix, delamanid, desipramine, deutetrabenazine, dexmedetomidine, efavirenz, eliglustat, encorafenib, entrectinib, eribulin, famotidine, felbamate, fexinidazole, fingolimod, fluoxetine, fluvoxamine, foscarnet, gemifloxacin, gilteritinib, glasdegib, granisetron, hydroxyzine, iloperidone, imipramine, inotuzumab ozogamicin, isradipine, itraconazole, ketoconazole, lapatinib, lefamulin, lenvatinib, leuprolide, lithium, lofexidine, loperamide, lopinavir, maprotiline, mefloquine, mequitazine, mifepristone, mirabegron, mirtazapine, nelfinavir, nicardipine, norfloxacin, nortriptyline, ofloxacin, olanzapine, osimertinib, oxytocin, ozanimod, pacritinib, paliperidone, panobinostat, pasireotide, pazopanib, perflutren, pimavanserin, pitolisant, ponesimod, posaconazole, primaquine, promethazine, prucalopride, quetiapine, quinine, ranolazine, relugolix, ribociclib, rilpivirine, risperidone, ritonavir, romidepsin, saquinavir, selpercatinib, sertraline, siponimod, solifenacin, sorafenib, sunitinib, tacrolimus, tamoxifen, telavancin, telithromycin, tetrabenazine, tiapride, tizanidine, tolterodine, trazodone, trimipramine, tropisetron, valbenazine, vardenafil, vemurafenib, venlafaxine, voriconazole, vorinostat, ziprasidone, zuclopenthixol, amitriptyline, amisulpride, flupentixol, fluphenazine, perphenazine, prochlorperazine, telaprevir, lofepramine, doxepin, protriptyline, indapamide, amantadine, pipamperone, adagrasib, pirtobrutinib, triptorelin, goserelin, histrelin, buserelin',
    LABELS,
  ),
  drugClass('qt', 'drugs that prolong QT', '', LABELS, { includes: 'qt-known, qt-possible' }),
  drugClass(
    'qt-contraindicated',
    'drugs whose label forbids other QT drugs',
    'dofetilide, dronedarone, mesoridazine, pimozide, thioridazine, ziprasidone, cisapride, halofantrine, astemizole, terfenadine, sparfloxacin, levomethadyl, bepridil, hydroquinidine, mizolastine, piperaquine, sultopride, vernakalant',
    LABELS,
  ),
  drugClass('hypokalaemic', 'drugs that lower potassium', '', LABELS, {
    includes: 'k-losing-diuretic, amphotericin, corticosteroid-systemic, laxative-stimulant',
  }),
  drugClass('hyperkalaemic', 'drugs that raise potassium', 'trimethoprim, pentamidine, drospirenone, succinylcholine', LABELS, {
    includes: 'raas, k-sparing-diuretic, potassium-supplement, calcineurin-inhibitor, heparin, nsaid',
  }),
  drugClass(
    'hyponatraemic',
    'drugs that lower sodium',
    'carbamazepine, oxcarbazepine, eslicarbazepine, desmopressin, vincristine, cyclophosphamide, chlorpropamide, mirtazapine, spironolactone',
    LABELS,
    {
      includes: 'thiazide, ssri-snri, tricyclic',
    },
  ),
  drugClass('serotonergic-strong', 'strongly serotonergic drugs', '', LABELS, { includes: 'ssri-snri, tricyclic-serotonergic, maoi' }),
  drugClass(
    'serotonergic-weak',
    'other serotonergic drugs',
    "trazodone, nefazodone, mirtazapine, buspirone, lithium, tryptophan, 5-hydroxytryptophan, st. john's wort, dextromethorphan, fentanyl, meperidine, methadone, tapentadol, tramadol, pentazocine, oxycodone, cyclobenzaprine, metaxalone, fenfluramine, lorcaserin, sibutramine, s-adenosylmethionine, cocaine",
    LABELS,
    { includes: 'triptan, tricyclic, amphetamine-like' },
  ),
  drugClass('serotonergic', 'serotonergic drugs', '', LABELS, { includes: 'serotonergic-strong, serotonergic-weak' }),
  drugClass(
    'antihistamine-sedating',
    'sedating antihistamines',
    'azatadine, brompheniramine, buclizine, carbinoxamine, chlorcyclizine, chlorpheniramine, clemastine, cyclizine, cyproheptadine, dexbrompheniramine, dexchlorpheniramine, dimenhydrinate, diphenhydramine, doxylamine, hydroxyzine, ketotifen, meclizine, pheniramine, promethazine, pyrilamine, alimemazine, mequitazine, tripelennamine, triprolidine, pizotifen, cetirizine',
    LABELS,
  ),
  drugClass(
    'sedative',
    'sedatives',
    'dexmedetomidine, clonidine, guanfacine, lofexidine, mirtazapine, trazodone, mianserin, tizanidine, ethanol, dronabinol, nabilone, propofol, ketamine, zuranolone, brexanolone, oxybate, perampanel, metoclopramide, thalidomide, esketamine, ramelteon',
    LABELS,
    {
      includes:
        'opioid, hypnotic, gabapentinoid, muscle-relaxant, antihistamine-sedating, antipsychotic, tricyclic, anticonvulsant-sedating',
    },
  ),
  drugClass('sedative-not-opioid', 'sedatives other than opioids', 'clonidine, mirtazapine, trazodone, tizanidine, ethanol', LABELS, {
    includes: 'hypnotic, gabapentinoid, muscle-relaxant, antihistamine-sedating, antipsychotic, tricyclic',
  }),
  drugClass(
    'anticholinergic-strong',
    'strong anticholinergics',
    'amitriptyline, amoxapine, atropine, belladonna alkaloids, benztropine, biperiden, brompheniramine, carbinoxamine, chlorpheniramine, chlorpromazine, clemastine, clidinium, clomipramine, clozapine, cyproheptadine, darifenacin, desipramine, dexchlorpheniramine, dicyclomine, dimenhydrinate, diphenhydramine, doxepin, doxylamine, fesoterodine, flavoxate, glycopyrrolate, hydroxyzine, hyoscyamine, imipramine, meclizine, methscopolamine, nortriptyline, orphenadrine, oxybutynin, promethazine, propantheline, protriptyline, pyrilamine, scopolamine, solifenacin, thioridazine, tolterodine, trihexyphenidyl, trimipramine, trospium, procyclidine, homatropine, mepenzolate, isopropamide',
    LABELS,
  ),
  drugClass(
    'anticholinergic-moderate',
    'moderate anticholinergics',
    'amantadine, cyclobenzaprine, disopyramide, loxapine, olanzapine, paroxetine, perphenazine, prochlorperazine, quetiapine, quinidine, levomepromazine, molindone, trifluoperazine',
    LABELS,
  ),
  drugClass('anticholinergic', 'anticholinergics', '', LABELS, { includes: 'anticholinergic-strong, anticholinergic-moderate' }),
  drugClass(
    'anticholinergic-bladder',
    'anticholinergics for the bladder',
    'darifenacin, fesoterodine, flavoxate, oxybutynin, solifenacin, tolterodine, trospium',
    LABELS,
  ),
  drugClass(
    'nephrotoxic',
    'drugs that harm the kidney',
    'bacitracin, capreomycin, cidofovir, cisplatin, deferasirox, foscarnet, ifosfamide, methotrexate, pamidronate, pentamidine, streptozocin, tenofovir disoproxil, zoledronic acid, adefovir, colistimethate, acyclovir, inotersen',
    LABELS,
    { includes: 'aminoglycoside, amphotericin, polymyxin, glycopeptide, calcineurin-inhibitor, nsaid, contrast-iodinated' },
  ),
  drugClass('ototoxic', 'drugs that harm hearing', 'cisplatin, carboplatin, quinine, deferoxamine, vancomycin, capreomycin', LABELS, {
    includes: 'aminoglycoside, loop-diuretic',
  }),
  drugClass(
    'hepatotoxic',
    'drugs that harm the liver',
    'acetaminophen, acitretin, amiodarone, bosentan, dantrolene, felbamate, flutamide, isoniazid, ketoconazole, leflunomide, lomitapide, methotrexate, mipomersen, nefazodone, nevirapine, pazopanib, pexidartinib, propylthiouracil, pyrazinamide, rifampin, tolcapone, tolvaptan, valproate, teriflunomide, bicalutamide, ambrisentan',
    LABELS,
  ),
  drugClass(
    'contrast-iodinated',
    'iodinated contrast',
    'diatrizoate, iodixanol, iohexol, iopamidol, iopromide, iothalamate, ioversol, ioxaglate, ioxilan, iodipamide, metrizamide',
    LABELS,
  ),
  drugClass(
    'contrast-gadolinium',
    'gadolinium contrast',
    'gadobenate, gadobutrol, gadodiamide, gadofosveset, gadoterate, gadoteridol, gadoversetamide, gadoxetate',
    LABELS,
  ),
  drugClass('gi-bleeding', 'drugs that make the gut bleed', '', LABELS, {
    includes: 'nsaid-or-aspirin, corticosteroid-systemic, anticoagulant, antiplatelet, ssri-snri',
  }),
  drugClass(
    'bronchodilator-long',
    'long acting beta agonists',
    'arformoterol, formoterol, indacaterol, olodaterol, salmeterol, vilanterol',
    LABELS,
    {
      others: [
        ...['arformoterol', 'formoterol', 'indacaterol', 'olodaterol', 'salmeterol', 'vilanterol'].map((ingredient) => ({
          ingredient,
          routes: ['inhaled' as const],
        })),
      ],
    },
  ),
  drugClass('beta-agonist', 'beta agonists', 'albuterol, levalbuterol, terbutaline, metaproterenol, isoproterenol, pirbuterol', LABELS, {
    includes: 'bronchodilator-long',
    others: ['albuterol', 'levalbuterol', 'terbutaline', 'metaproterenol', 'pirbuterol', 'fenoterol'].map((ingredient) => ({
      ingredient,
      routes: ['inhaled' as const],
    })),
  }),
  drugClass(
    'beta-agonist-short',
    'short acting beta agonists',
    'albuterol, levalbuterol, terbutaline, metaproterenol, pirbuterol',
    LABELS,
    {
      others: ['albuterol', 'levalbuterol', 'terbutaline', 'metaproterenol', 'pirbuterol', 'fenoterol'].map((ingredient) => ({
        ingredient,
        routes: ['inhaled' as const],
      })),
    },
  ),
]
