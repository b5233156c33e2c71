/** Names that are confused with each other (ISMP list of confused drug names): a misspelling that is near both is read as neither. */
const PAIRS = `
hydralazine hydroxyzine, hydralazine hydrochlorothiazide, clonidine clonazepam, clonidine klonopin, vinblastine vincristine, chlorpromazine chlorpropamide, dopamine dobutamine,
prednisone prednisolone, glipizide glyburide, metformin metronidazole, lamotrigine lamivudine, lamictal lamisil, celebrex cerebyx, celebrex celexa, zyprexa zyrtec, zyprexa celexa, zantac zyrtec,
quinine quinidine, cyclosporine cycloserine, cyclophosphamide cyclosporine, daunorubicin doxorubicin, idarubicin daunorubicin, epirubicin idarubicin, cisplatin carboplatin, oxaliplatin carboplatin,
tramadol trazodone, oxycodone oxymorphone, morphine hydromorphone, oxycontin oxybutynin, sumatriptan zolmitriptan, sitagliptin saxagliptin, sitagliptin sumatriptan, nicardipine nifedipine, nimodipine nifedipine,
amlodipine amiloride, amiodarone amantadine, losartan valsartan, bupropion buspirone, buprenorphine bupropion, carbamazepine oxcarbazepine, penicillamine penicillin, azathioprine azithromycin, azacitidine azathioprine,
fluoxetine paroxetine, fluoxetine duloxetine, sertraline cetirizine, sulfadiazine sulfasalazine, methadone methylphenidate, mitomycin mitoxantrone, methotrexate metolazone, methimazole metolazone, metolazone methazolamide,
acetazolamide acetohexamide, tolazamide tolbutamide, terbinafine terbutaline, tizanidine tiagabine, torsemide furosemide, rifampin rifaximin, rifabutin rifampin, ritonavir retrovir, ropinirole risperidone, lorazepam alprazolam, lorazepam loratadine,
clozapine olanzapine, clozapine clonazepam, cefazolin cefotaxime, cefazolin cefoxitin, ceftriaxone cefotaxime, ceftazidime ceftizoxime, cefuroxime cefotaxime, cefotetan cefoxitin, cefepime cefixime, levetiracetam levofloxacin, levothyroxine liothyronine,
lisinopril losartan, simvastatin sitagliptin, pantoprazole aripiprazole, rabeprazole aripiprazole, fentanyl sufentanil, alfentanil sufentanil, alfentanil fentanyl, remifentanil sufentanil, ephedrine epinephrine, epinephrine norepinephrine, phenylephrine epinephrine,
benazepril enalapril, captopril carvedilol, carvedilol captopril, atenolol metoprolol, propranolol propafenone, dipyridamole disopyramide, diazepam lorazepam, diltiazem diazepam, dexamethasone dexmedetomidine, desipramine imipramine, nortriptyline amitriptyline,
estradiol ethinyl, folic folinic, ganciclovir valganciclovir, acyclovir valacyclovir, famciclovir valacyclovir, guaifenesin guanfacine, heparin hespan, hydrocodone oxycodone, hydrocortisone hydrocodone, infliximab rituximab, ketorolac ketamine, ketorolac ketotifen, labetalol lamotrigine, lanthanum lithium,
leucovorin leukeran, medroxyprogesterone methylprednisolone, methylprednisolone methyltestosterone, minoxidil midodrine, nevirapine nelfinavir, nelarabine vidarabine, pentobarbital phenobarbital, pralidoxime pyridoxine, primidone prednisone, promethazine prochlorperazine, pyridoxine pyridostigmine,
pyrazinamide pyridostigmine, raloxifene tamoxifen, ranitidine rimantadine, amantadine rimantadine, sotalol sudafed, sulfisoxazole sulfasalazine, ticagrelor ticlopidine, thiamine thioridazine, valacyclovir valganciclovir, vecuronium rocuronium, zolpidem zolmitriptan, zonisamide lacosamide,
everolimus sirolimus, sirolimus tacrolimus, pemetrexed pralatrexate, paclitaxel docetaxel, cabazitaxel paclitaxel, erlotinib gefitinib, dasatinib imatinib, nilotinib dasatinib, sorafenib sunitinib, pazopanib ponatinib, vemurafenib vandetanib, insulin inulin, calcitriol calcitonin, glucagon glucose,
tolterodine tolcapone, fosphenytoin fospropofol, glimepiride glipizide, dabigatran dalteparin, edoxaban endoxan, foscarnet fosphenytoin, hydroxychloroquine hydroxyurea, hydroxyprogesterone medroxyprogesterone, chloroquine hydroxychloroquine, chlorothiazide hydrochlorothiazide, ferrous ferric
`

function pairsOf(): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, string[]>()
  const learn = (from: string, to: string) => pairs.set(from, [...(pairs.get(from) ?? []), to])
  for (const pair of PAIRS.split(/[,\n]/)) {
    const [one, other] = pair.trim().split(' ')
    if (one === undefined || other === undefined) continue
    learn(one, other)
    learn(other, one)
  }
  return pairs
}

const LOOK_ALIKES = pairsOf()

export const lookAlikesOf = (name: string): readonly string[] => LOOK_ALIKES.get(name) ?? []
