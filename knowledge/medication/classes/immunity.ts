/** Immunosuppression and cancer. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { ATC, drugClass, LABELS } from './make.ts'

export const immunity: readonly DrugClass[] = [
  drugClass('calcineurin-inhibitor', 'calcineurin inhibitors', 'cyclosporine, tacrolimus, voclosporin', ATC),
  drugClass('mtor-inhibitor', 'mTOR inhibitors', 'everolimus, sirolimus, temsirolimus', ATC),
  drugClass('immunosuppressant-cyp3a', 'immunosuppressants cleared by CYP3A', '', LABELS, {
    includes: 'calcineurin-inhibitor, mtor-inhibitor',
  }),
  drugClass('thiopurine', 'thiopurines', 'azathioprine, mercaptopurine', ATC),
  drugClass('methotrexate', 'antifolates of methotrexate kind', 'methotrexate, pralatrexate', ATC),
  drugClass('mycophenolate', 'mycophenolates', 'mycophenolate mofetil, mycophenolic acid', ATC),
  drugClass('leflunomide', 'leflunomide and teriflunomide', 'leflunomide, teriflunomide', ATC),
  drugClass(
    'jak-inhibitor',
    'JAK inhibitors',
    'abrocitinib, baricitinib, deucravacitinib, fedratinib, filgotinib, pacritinib, ritlecitinib, ruxolitinib, tofacitinib, upadacitinib',
    ATC,
  ),
  drugClass('tnf-inhibitor', 'TNF inhibitors', 'adalimumab, certolizumab pegol, etanercept, golimumab, infliximab', ATC),
  drugClass(
    'biologic-immunosuppressant',
    'biologic immunosuppressants',
    'abatacept; alefacept; alemtuzumab; anakinra; basiliximab; belatacept; belimumab; canakinumab; daclizumab; efalizumab; muromonab-cd3; natalizumab; ocrelizumab; ofatumumab; rilonacept; rituximab; sarilumab; secukinumab; tocilizumab; ustekinumab; vedolizumab; ixekizumab; brodalumab; guselkumab; risankizumab; tildrakizumab; anifrolumab; antithymocyte globulin; lymphocyte immune globulin, anti-thymocyte globulin; eculizumab',
    ATC,
    { includes: 'tnf-inhibitor' },
  ),
  drugClass('immunosuppressant', 'immunosuppressants', '', ATC, {
    includes:
      'immunosuppressant-cyp3a, thiopurine, methotrexate, mycophenolate, leflunomide, jak-inhibitor, biologic-immunosuppressant, s1p-modulator, cytotoxic',
  }),
  drugClass(
    'alkylating',
    'alkylating agents',
    'altretamine, bendamustine, busulfan, carboplatin, carmustine, chlorambucil, cisplatin, cyclophosphamide, dacarbazine, ifosfamide, lomustine, mechlorethamine, melphalan, oxaliplatin, procarbazine, streptozocin, temozolomide, thiotepa, trabectedin, lurbinectedin',
    ATC,
  ),
  drugClass('platinum', 'platinum drugs', 'carboplatin, cisplatin, oxaliplatin', ATC),
  drugClass('fluoropyrimidine', 'fluoropyrimidines', 'capecitabine, floxuridine, fluorouracil, tegafur, flucytosine', ATC),
  drugClass('vinca', 'vinca alkaloids', 'vinblastine, vincristine, vinorelbine, vindesine', ATC),
  drugClass('taxane', 'taxanes', 'cabazitaxel, docetaxel, paclitaxel', ATC),
  drugClass('anthracycline', 'anthracyclines', 'daunorubicin, doxorubicin, epirubicin, idarubicin, mitoxantrone, valrubicin', ATC),
  drugClass('topoisomerase', 'topoisomerase inhibitors', 'etoposide, irinotecan, teniposide, topotecan', ATC),
  drugClass(
    'antimetabolite',
    'antimetabolites',
    'azacitidine, cladribine, clofarabine, cytarabine, decitabine, fludarabine, gemcitabine, hydroxyurea, nelarabine, pemetrexed, pentostatin, thioguanine, trifluridine, mercaptopurine',
    ATC,
    { includes: 'fluoropyrimidine, methotrexate' },
  ),
  drugClass(
    'cytotoxic',
    'cytotoxic drugs',
    'asparaginase, arsenic trioxide, bleomycin, bortezomib, dactinomycin, eribulin, ixabepilone, mitomycin, mitotane, pegaspargase',
    ATC,
    {
      includes: 'alkylating, vinca, taxane, anthracycline, topoisomerase, antimetabolite',
    },
  ),
  drugClass(
    'kinase-inhibitor-cyp3a',
    'kinase inhibitors cleared by CYP3A',
    'abemaciclib, acalabrutinib, axitinib, bosutinib, brigatinib, cabozantinib, ceritinib, cobimetinib, copanlisib, crizotinib, dabrafenib, dasatinib, encorafenib, entrectinib, erdafitinib, erlotinib, fedratinib, gefitinib, gilteritinib, ibrutinib, idelalisib, imatinib, ivosidenib, lapatinib, larotrectinib, lorlatinib, midostaurin, neratinib, nilotinib, osimertinib, palbociclib, pazopanib, pemigatinib, ponatinib, pralsetinib, quizartinib, regorafenib, ribociclib, ruxolitinib, selpercatinib, sorafenib, sunitinib, vandetanib, vemurafenib, zanubrutinib, capmatinib, avapritinib, ripretinib, tivozanib, infigratinib, mobocertinib, pacritinib, pirtobrutinib, repotrectinib, capivasertib, alpelisib, tucatinib, lazertinib, selumetinib',
    LABELS,
  ),
  drugClass('kinase-inhibitor', 'kinase inhibitors', 'afatinib, binimetinib, dacomitinib, lenvatinib, trametinib, vandetanib', ATC, {
    includes: 'kinase-inhibitor-cyp3a',
  }),
  drugClass(
    'oncology-cyp3a',
    'other cancer drugs cleared by CYP3A',
    'venetoclax, olaparib, sonidegib, glasdegib, ixazomib, panobinostat, eribulin, ixabepilone, trabectedin, toremifene, cyclophosphamide, ifosfamide, lurbinectedin, tazemetostat, selinexor, exemestane, abiraterone, talazoparib',
    LABELS,
    {
      includes: 'taxane, vinca',
    },
  ),
  drugClass(
    'myelosuppressive',
    'drugs that suppress the marrow',
    'chloramphenicol, clozapine, colchicine, deferiprone, flucytosine, ganciclovir, valganciclovir, linezolid, olaparib, niraparib, rucaparib, pyrimethamine, ribavirin, zidovudine, dapsone, primaquine, ruxolitinib, lenalidomide, thalidomide, pomalidomide, carbamazepine',
    LABELS,
    { includes: 'cytotoxic, thiopurine, mycophenolate, interferon, leflunomide' },
  ),
  drugClass('asparaginase', 'asparaginases', 'asparaginase, pegaspargase', LABELS),
  drugClass(
    'her2-antibody',
    'antibodies against HER2',
    'trastuzumab, pertuzumab, margetuximab, ado-trastuzumab emtansine, fam-trastuzumab deruxtecan',
    LABELS,
  ),
  drugClass('imid', 'thalidomide and its kin', 'lenalidomide, pomalidomide, thalidomide', ATC),
  drugClass('retinoid', 'systemic retinoids', 'acitretin, alitretinoin, bexarotene, etretinate, isotretinoin, tretinoin', ATC),
  drugClass('vitamin-a', 'vitamin A', 'vitamin a, beta carotene', ATC),
]
