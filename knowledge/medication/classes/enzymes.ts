/** Enzymes: who inhibits, who induces, who depends. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { drugClass, FDA_TABLES, LABELS } from './make.ts'

export const enzymes: readonly DrugClass[] = [
  drugClass(
    'cyp3a-inhibitor-strong',
    'strong CYP3A inhibitors',
    'boceprevir, ceritinib, clarithromycin, cobicistat, elvitegravir, idelalisib, indinavir, itraconazole, ketoconazole, levoketoconazole, lopinavir, mibefradil, mifepristone, nefazodone, nelfinavir, nirmatrelvir, paritaprevir, posaconazole, ribociclib, ritonavir, saquinavir, telaprevir, telithromycin, tipranavir, troleandomycin, tucatinib, voriconazole, adagrasib, atazanavir, darunavir, fosamprenavir',
    FDA_TABLES,
  ),
  drugClass(
    'cyp3a-inhibitor-moderate',
    'moderate CYP3A inhibitors',
    'amprenavir, aprepitant, avacopan, berotralstat, ciprofloxacin, conivaptan, crizotinib, cyclosporine, delavirdine, diltiazem, dronedarone, duvelisib, erythromycin, fedratinib, fluconazole, fluvoxamine, fosaprepitant, fosnetupitant, grapefruit juice, imatinib, isavuconazonium, josamycin, lefamulin, lenacapavir, letermovir, netupitant, nilotinib, tofisopam, treosulfan, verapamil, dalfopristin, quinupristin, stiripentol',
    FDA_TABLES,
  ),
  drugClass(
    'cyp3a-inhibitor-weak',
    'weak CYP3A inhibitors',
    'amiodarone, amlodipine, bicalutamide, chlorzoxazone, cilostazol, cimetidine, fosaprepitant, istradefylline, ivacaftor, lapatinib, lomitapide, palbociclib, pazopanib, ranitidine, ranolazine, rucaparib, simeprevir, ticagrelor, roxithromycin, danazol',
    FDA_TABLES,
  ),
  drugClass('cyp3a-inhibitor', 'strong and moderate CYP3A inhibitors', '', FDA_TABLES, {
    includes: 'cyp3a-inhibitor-strong, cyp3a-inhibitor-moderate',
  }),
  drugClass('cyp3a-inhibitor-any', 'CYP3A inhibitors', '', FDA_TABLES, { includes: 'cyp3a-inhibitor, cyp3a-inhibitor-weak' }),
  drugClass(
    'cyp3a-inducer-strong',
    'strong CYP3A inducers',
    "apalutamide, carbamazepine, enzalutamide, fosphenytoin, ivosidenib, lumacaftor, mephobarbital, mitotane, phenobarbital, phenytoin, primidone, rifampin, rifapentine, st. john's wort, encorafenib",
    FDA_TABLES,
  ),
  drugClass(
    'cyp3a-inducer-moderate',
    'moderate CYP3A inducers',
    'bosentan, cenobamate, dabrafenib, efavirenz, elagolix, etravirine, lesinurad, lorlatinib, modafinil, nafcillin, nevirapine, pexidartinib, rifabutin, sotorasib, mavacamten, repotrectinib, oxcarbazepine, butalbital',
    FDA_TABLES,
  ),
  drugClass('cyp3a-inducer', 'strong and moderate CYP3A inducers', '', FDA_TABLES, {
    includes: 'cyp3a-inducer-strong, cyp3a-inducer-moderate',
  }),
  drugClass(
    'cyp3a-inducer-weak',
    'weak CYP3A inducers',
    'armodafinil, brigatinib, clobazam, eslicarbazepine, felbamate, rufinamide, topiramate, vemurafenib',
    FDA_TABLES,
  ),
  drugClass(
    'cyp3a-substrate-sensitive',
    'sensitive CYP3A substrates',
    'alfentanil, avanafil, budesonide, buspirone, conivaptan, darifenacin, darunavir, dasatinib, dronedarone, ebastine, eletriptan, eplerenone, everolimus, felodipine, finerenone, ibrutinib, indinavir, isavuconazonium, ivabradine, lemborexant, lomitapide, lovastatin, lurasidone, maraviroc, midazolam, naloxegol, nisoldipine, paritaprevir, quetiapine, saquinavir, sildenafil, simvastatin, sirolimus, tacrolimus, ticagrelor, tipranavir, tolvaptan, triazolam, vardenafil, venetoclax, voclosporin, ulipristal, rimegepant, ubrogepant, mobocertinib, avapritinib, acalabrutinib, zanubrutinib, entrectinib',
    FDA_TABLES,
  ),
  drugClass(
    'cyp3a-substrate',
    'CYP3A substrates',
    'alprazolam, amlodipine, apixaban, aprepitant, atorvastatin, colchicine, cyclosporine, dihydroergotamine, eliglustat, ergotamine, fentanyl, nifedipine, oxycodone, pimozide, quinidine, rilpivirine, rivaroxaban, solifenacin, tadalafil, tamsulosin, tofacitinib, tolterodine, trazodone, zolpidem, aripiprazole, brexpiprazole, cariprazine, iloperidone, guanfacine, buprenorphine, methadone, bromocriptine, cabergoline, carbamazepine, disopyramide, domperidone, fesoterodine, mirtazapine, ondansetron, repaglinide, suvorexant, daridorexant, vilazodone, upadacitinib, bedaquiline, praziquantel, dexamethasone, methylprednisolone, ethinyl estradiol, losartan, macitentan, bosentan, riociguat, ranolazine, mifepristone, deflazacort, ivacaftor, tezacaftor, elexacaftor, lefamulin, flibanserin, pimavanserin, valbenazine',
    FDA_TABLES,
    { includes: 'cyp3a-substrate-sensitive, kinase-inhibitor-cyp3a, oncology-cyp3a' },
  ),
  drugClass('cyp2d6-inhibitor-strong', 'strong CYP2D6 inhibitors', 'bupropion, fluoxetine, paroxetine, quinidine, terbinafine', FDA_TABLES),
  drugClass(
    'cyp2d6-inhibitor-moderate',
    'moderate CYP2D6 inhibitors',
    'abiraterone, cinacalcet, dacomitinib, duloxetine, lorcaserin, mirabegron, rolapitant, thioridazine, tipranavir',
    FDA_TABLES,
  ),
  drugClass(
    'cyp2d6-inhibitor-weak',
    'weak CYP2D6 inhibitors',
    'amiodarone, celecoxib, cimetidine, clobazam, cobicistat, desvenlafaxine, diphenhydramine, escitalopram, febuxostat, labetalol, ritonavir, sertraline, vemurafenib, hydroxychloroquine, panobinostat, propafenone',
    FDA_TABLES,
  ),
  drugClass('cyp2d6-inhibitor', 'strong and moderate CYP2D6 inhibitors', '', FDA_TABLES, {
    includes: 'cyp2d6-inhibitor-strong, cyp2d6-inhibitor-moderate',
  }),
  drugClass(
    'cyp2d6-substrate',
    'CYP2D6 substrates',
    'amitriptyline, aripiprazole, atomoxetine, brexpiprazole, carvedilol, clomipramine, desipramine, deutetrabenazine, dextromethorphan, doxepin, eliglustat, encainide, flecainide, haloperidol, iloperidone, imipramine, metoclopramide, metoprolol, mexiletine, nebivolol, nortriptyline, perphenazine, pimozide, propafenone, propranolol, protriptyline, risperidone, tamoxifen, tetrabenazine, thioridazine, timolol, tolterodine, trimipramine, valbenazine, venlafaxine, vortioxetine, codeine, tramadol, hydrocodone, pitolisant, xanomeline, donepezil, galantamine',
    FDA_TABLES,
  ),
  drugClass(
    'cyp2d6-substrate-narrow',
    'CYP2D6 substrates with a narrow margin',
    'atomoxetine, desipramine, nortriptyline, imipramine, amitriptyline, clomipramine, doxepin, protriptyline, trimipramine, flecainide, propafenone, mexiletine, perphenazine, iloperidone, deutetrabenazine, tetrabenazine, valbenazine',
    LABELS,
  ),
  drugClass(
    'cyp2c9-inhibitor',
    'CYP2C9 inhibitors',
    'amiodarone, capecitabine, fluconazole, fluorouracil, miconazole, metronidazole, oxandrolone, felbamate, sulfamethoxazole, voriconazole, fluvoxamine, benzbromarone, zafirlukast, imatinib',
    FDA_TABLES,
  ),
  drugClass(
    'cyp2c9-inducer',
    'CYP2C9 inducers',
    'apalutamide, aprepitant, carbamazepine, enzalutamide, rifampin, ritonavir, bosentan, phenobarbital, phenytoin',
    FDA_TABLES,
  ),
  drugClass(
    'cyp2c9-substrate',
    'CYP2C9 substrates',
    'celecoxib, fluvastatin, glimepiride, glipizide, glyburide, meloxicam, phenytoin, piroxicam, siponimod, tolbutamide, warfarin',
    FDA_TABLES,
  ),
  drugClass('cyp2c19-inhibitor-strong', 'strong CYP2C19 inhibitors', 'fluconazole, fluoxetine, fluvoxamine, ticlopidine', FDA_TABLES),
  drugClass(
    'cyp2c19-inhibitor-moderate',
    'moderate CYP2C19 inhibitors',
    'felbamate, omeprazole, esomeprazole, voriconazole, cenobamate, stiripentol, moclobemide',
    FDA_TABLES,
  ),
  drugClass('cyp2c19-inhibitor', 'CYP2C19 inhibitors', '', FDA_TABLES, {
    includes: 'cyp2c19-inhibitor-strong, cyp2c19-inhibitor-moderate',
  }),
  drugClass(
    'cyp2c19-substrate',
    'CYP2C19 substrates',
    'brivaracetam, citalopram, clobazam, clopidogrel, diazepam, escitalopram, lansoprazole, mavacamten, omeprazole, rabeprazole, voriconazole',
    FDA_TABLES,
  ),
  drugClass('cyp1a2-inhibitor-strong', 'strong CYP1A2 inhibitors', 'ciprofloxacin, enoxacin, fluvoxamine', FDA_TABLES),
  drugClass(
    'cyp1a2-inhibitor-moderate',
    'moderate CYP1A2 inhibitors',
    'capmatinib, ethinyl estradiol, methoxsalen, thiabendazole, mexiletine, vemurafenib, osilodrostat',
    FDA_TABLES,
  ),
  drugClass(
    'cyp1a2-inhibitor-weak',
    'weak CYP1A2 inhibitors',
    'acyclovir, allopurinol, cimetidine, famotidine, norfloxacin, peginterferon alfa-2a, propafenone, propranolol, terbinafine, ticlopidine, verapamil, zileuton, amiodarone, mestranol',
    FDA_TABLES,
  ),
  drugClass('cyp1a2-inhibitor', 'CYP1A2 inhibitors', '', FDA_TABLES, {
    includes: 'cyp1a2-inhibitor-strong, cyp1a2-inhibitor-moderate, cyp1a2-inhibitor-weak',
  }),
  drugClass(
    'cyp1a2-substrate',
    'CYP1A2 substrates',
    'alosetron, agomelatine, caffeine, clozapine, duloxetine, melatonin, olanzapine, pirfenidone, ramelteon, ropinirole, tasimelteon, theophylline, tizanidine, zolmitriptan',
    FDA_TABLES,
  ),
  drugClass(
    'cyp2c8-inhibitor',
    'CYP2C8 inhibitors',
    'gemfibrozil, clopidogrel, deferasirox, teriflunomide, leflunomide, trimethoprim',
    FDA_TABLES,
  ),
  drugClass(
    'cyp2c8-substrate',
    'CYP2C8 substrates',
    'dabrafenib, daprodustat, enzalutamide, montelukast, paclitaxel, pioglitazone, repaglinide, rosiglitazone, selexipag, dasabuvir, treprostinil, tucatinib',
    FDA_TABLES,
  ),
  drugClass('cyp2b6-substrate', 'CYP2B6 substrates', 'bupropion, efavirenz, methadone, ketamine', FDA_TABLES),
  drugClass('theophylline', 'methylxanthines', 'aminophylline, dyphylline, oxtriphylline, theophylline', LABELS),
  drugClass(
    'disulfiram-like',
    'drugs with a reaction to alcohol',
    'disulfiram, metronidazole, tinidazole, secnidazole, procarbazine, griseofulvin, benznidazole',
    LABELS,
    { includes: 'nmtt-cephalosporin' },
  ),
]
