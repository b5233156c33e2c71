/** Transporters. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { drugClass, FDA_TABLES, LABELS } from './make.ts'

export const transport: readonly DrugClass[] = [
  drugClass(
    'pgp-inhibitor',
    'P-gp inhibitors',
    'amiodarone, azithromycin, carvedilol, clarithromycin, cobicistat, cyclosporine, dronedarone, erythromycin, felodipine, fostamatinib, glecaprevir, pibrentasvir, itraconazole, ivacaftor, ketoconazole, lapatinib, lopinavir, neratinib, posaconazole, propafenone, quinidine, ranolazine, ritonavir, saquinavir, simeprevir, ticagrelor, tipranavir, tucatinib, vemurafenib, verapamil, voclosporin, darunavir, velpatasvir, telaprevir, elagolix, sotorasib, adagrasib, nirmatrelvir, isavuconazonium, flibanserin, diltiazem',
    FDA_TABLES,
  ),
  drugClass(
    'pgp-cyp3a-inhibitor-strong',
    'combined P-gp and strong CYP3A inhibitors',
    'clarithromycin, cobicistat, indinavir, itraconazole, ketoconazole, lopinavir, nelfinavir, nirmatrelvir, posaconazole, ritonavir, saquinavir, telithromycin, darunavir, atazanavir, fosamprenavir, tipranavir, voriconazole, adagrasib',
    LABELS,
  ),
  drugClass(
    'pgp-inducer',
    'P-gp inducers',
    "apalutamide, carbamazepine, fosphenytoin, lorlatinib, phenytoin, phenobarbital, primidone, rifampin, rifapentine, st. john's wort, tipranavir",
    FDA_TABLES,
  ),
  drugClass(
    'pgp-cyp3a-inducer',
    'combined P-gp and strong CYP3A inducers',
    "apalutamide, carbamazepine, enzalutamide, fosphenytoin, mitotane, phenytoin, phenobarbital, primidone, rifampin, rifapentine, st. john's wort",
    LABELS,
  ),
  drugClass(
    'pgp-substrate',
    'P-gp substrates',
    'aliskiren, ambrisentan, apixaban, colchicine, cyclosporine, dabigatran etexilate, digoxin, edoxaban, everolimus, fexofenadine, lapatinib, loperamide, maraviroc, nilotinib, ranolazine, rivaroxaban, saxagliptin, sirolimus, sitagliptin, sofosbuvir, tacrolimus, ticagrelor, tolvaptan, topotecan, venetoclax, vincristine',
    FDA_TABLES,
  ),
  drugClass(
    'bcrp-inhibitor',
    'BCRP inhibitors',
    'cyclosporine, darolutamide, eltrombopag, febuxostat, fostamatinib, rolapitant, vadadustat, velpatasvir, voxilaprevir, glecaprevir, pibrentasvir, ledipasvir, safinamide',
    FDA_TABLES,
  ),
  drugClass(
    'oatp1b-inhibitor',
    'OATP1B inhibitors',
    'atazanavir, boceprevir, clarithromycin, cobicistat, cyclosporine, darunavir, eltrombopag, erythromycin, gemfibrozil, glecaprevir, lopinavir, paritaprevir, pibrentasvir, resmetirom, rifampin, ritonavir, saquinavir, simeprevir, telaprevir, telithromycin, teriflunomide, leflunomide, tipranavir, velpatasvir, voxilaprevir, letermovir, voclosporin',
    FDA_TABLES,
  ),
  drugClass(
    'oatp1b-substrate',
    'OATP1B substrates',
    'atorvastatin, bosentan, elagolix, fluvastatin, glecaprevir, glyburide, grazoprevir, letermovir, nateglinide, paritaprevir, pitavastatin, pravastatin, repaglinide, rosuvastatin, simvastatin, voxilaprevir',
    FDA_TABLES,
  ),
  drugClass(
    'oct2-mate-inhibitor',
    'OCT2 and MATE inhibitors',
    'bictegravir, cimetidine, dolutegravir, isavuconazonium, pyrimethamine, ranolazine, trimethoprim, vandetanib, tucatinib, abemaciclib, ritlecitinib',
    FDA_TABLES,
  ),
  drugClass('oat-inhibitor', 'OAT inhibitors', 'probenecid, teriflunomide, leflunomide', FDA_TABLES),
]
