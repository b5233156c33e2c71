/** Words of orders that are no names: what they say of form, route and frequency, and what says nothing of the drug. */
import type { Route } from '../knowledge.ts'

export type OrderWord = Readonly<{
  form?: string
  route?: Route
  perDay?: number
  /** Names the salt of a drug: alone it says that a drug is meant, and not which. */
  salt?: true
}>

const known = new Map<string, OrderWord>()
const learn = (says: OrderWord, words: string) => {
  for (const word of words.split(/\s+/)) known.set(word, { ...known.get(word), ...says })
}

learn(
  { form: 'tablet' },
  `tablet tablets tab tabs tbl tbls tabl tbec tb24 tb12 tbdp tbcr tber tbea tbmp tbef subl chew chewtab chewable compr comprime comprimes cp cpr comprimido comprimidos compressa compresse
  tablette tabletten tableta tabletas tabletes caplet caplets cplt filmtablette filmtabletten ftbl dispertab disintegrating effervescent odt orodispersible softab gyrocap قرص اقراص compresso tabletta comprimidorecubierto`,
)
learn(
  { form: 'capsule' },
  `capsule capsules cap caps cpep cpdr cp24 cp12 cpcr cpsp csdr gelule gelules capsula capsulas capsule kapsel kapseln capsulae softgel softgels liquigel liquigels sprinkle sprinkles kps perles perle كبسولة كبسول`,
)
learn(
  { form: 'solution' },
  `solution soln sol solutions soluzione solucion solucao losung liquid liq elixir elix elx syrup syrp syr sirop jarabe xarope sciroppo saft sirup drinkable concentrate conc concentrated shake nebu nebulizer nebuliser nebule nebules`,
)
learn({ form: 'suspension' }, `suspension susp sus suspensie suspensao sospensione recon reconstituted susr`)
learn(
  { form: 'injection' },
  `injection inj injectable injectables injections vial vials ampul ampule ampules ampoule ampoules amp amps syringe syringes prefilled pen pens flexpen flextouch kwikpen solostar autoinjector cartridge penfill
  solr sosy sopn soaj soct inyeccion inyectable injecao iniettabile fiala fiale ampolla ampollas injekt injektion amphulle durchstechflasche pca infusion premix premixed drip bolus carpuject tubex perfusion infusione pf حقن امبول`,
)
learn({ form: 'cream', route: 'topical' }, 'cream crea crm creme crema pomada')
learn({ form: 'ointment' }, 'ointment oint ung unguent salbe pommade unguento onguent pomata')
learn({ form: 'gel' }, 'gel gels jelly')
learn({ form: 'lotion', route: 'topical' }, 'lotion lotn lot')
learn({ form: 'patch', route: 'transdermal' }, 'patch patches ptch ptwk pt24 pt72 patche parche pflaster cerotto adesivo')
learn({ form: 'suppository', route: 'rectal' }, 'suppository suppositories supp suppos suppositoire supositorio supposta zapfchen')
learn({ form: 'drops' }, 'drop drops gtt gtts gouttes gotas gocce tropfen collyre colirio collirio augentropfen')
learn({ form: 'spray' }, 'spray sprays spry')
learn(
  { form: 'inhaler', route: 'inhaled' },
  `inhaler inhalers mdi hfa aers aero aerosol diskus aepb dpi respimat turbuhaler turbohaler ellipta handihaler flexhaler accuhaler aerb inhalador inhalateur`,
)
learn({ form: 'powder' }, 'powder pwdr powd pack packet packets pack sachet sachets poudre polvo polvere pulver granules granulat pdr')
learn({ form: 'lozenge' }, 'lozenge lozenges loz troche troches pastille')
learn({ form: 'film' }, 'film films strip strips')
learn({ form: 'foam' }, 'foam')
learn({ form: 'shampoo', route: 'topical' }, 'shampoo sham')
learn({ form: 'enema', route: 'rectal' }, 'enema enem lavement')
learn({ form: 'gum' }, 'gum')
learn({ form: 'mouthwash' }, 'mouthwash rinse')

learn(
  { route: 'oral' },
  'po oral orally mouth os-oral ng ngt og ogt peg-tube gtube dht nasogastric enteral swallow bouche orale bucale oralmente boca perorale orali orl fmouth jtube gastrostomy voie-orale oralsolution',
)
learn(
  { route: 'intravenous' },
  'iv ivp ivpb ivf intravenous intravenously ivpush intraveineux intraveineuse intravenosa intravenoso endovenosa ev endovenoso intravenos وريدي',
)
learn({ route: 'intramuscular' }, 'im intramuscular intramuscularly intramusculaire intramuscolare')
learn({ route: 'subcutaneous' }, 'sc sq subq subcut subcutaneous subcutaneously subcu sub-q subcutanea subcutaneo sottocutanea subkutan')
learn({ route: 'sublingual' }, 'sl sublingual sublingually subl linguale')
learn({ route: 'buccal' }, 'buccal bucc')
learn({ route: 'rectal' }, 'pr rectal rectally rectum rectale rektal')
learn({ route: 'vaginal' }, 'pv vaginal vaginally vag')
learn({ route: 'transdermal' }, 'td transdermal transdermally transdermique')
learn(
  { route: 'inhaled' },
  'neb nebs nebu nebulizer nebuliser nebulized nebulised nebulization inhalation inhalations inhaled inh inhal ih puff puffs actuat actuation actuations aerosolized',
)
learn({ route: 'nasal' }, 'nasal nasally nare nares nostril nostrils intranasal nas nasale')
learn({ route: 'ophthalmic' }, 'ophth ophthalmic ophthal opht oph ou eye eyes op ophthalmicus augen oeil yeux oftalmico ophtalmique ophtha')
learn({ route: 'otic' }, 'otic ear ears ot otico')
learn({ route: 'topical' }, 'topical topically top ex ext external externally skin cutaneous topico topique scalp')
learn({ route: 'intrathecal' }, 'intrathecal')

const TIMES: Readonly<Record<string, number>> = {
  bid: 2,
  tid: 3,
  qid: 4,
  qd: 1,
  qday: 1,
  daily: 1,
  qhs: 1,
  hs: 1,
  qam: 1,
  qpm: 1,
  nightly: 1,
  bedtime: 1,
  qod: 0.5,
  eod: 0.5,
  weekly: 1 / 7,
  qweek: 1 / 7,
  qwk: 1 / 7,
  qac: 3,
  achs: 4,
  monthly: 1 / 30,
  tds: 3,
  qds: 4,
  bd: 2,
  nocte: 1,
  mane: 1,
  om: 1,
  on: 1,
  qn: 1,
  qhour: 24,
  qh: 24,
  hourly: 24,
  biw: 2 / 7,
  tiw: 3 / 7,
  taglich: 1,
  quotidien: 1,
  diario: 1,
  diaria: 1,
  diariamente: 1,
  quotidiennement: 1,
  morning: 1,
  evening: 1,
  matin: 1,
  soir: 1,
  morgens: 1,
  abends: 1,
  mattina: 1,
  sera: 1,
  fortnightly: 1 / 14,
  qdaily: 1,
  qnoc: 1,
  breakfast: 1,
  everyday: 1,
  qdinner: 1,
  qbedtime: 1,
  aday: 1,
  quotidienne: 1,
  yearly: 1 / 365,
}
for (const [word, perDay] of Object.entries(TIMES)) learn({ perDay }, word)

/** Says nothing of the drug; never a misspelt name. */
learn(
  {},
  `na sod pot please mar shot besy tart fum sulf maleat creatinine lactose inv room air act gelatin soft send ionized pump valent gauge nc self administering machine priming iabp clearance midline intubation quad split latex urojet viscous caregiver program pumps injekt brause zn ret succ inr nach act gelatin soft send ionized pump valent gauge nc self administering machine priming iabp clearance midline intubation quad split latex urojet viscous caregiver program pumps injekt brause zn ret succ inr nach a an and of or the to in on at by as per for with without w wo from is be if not no do may can x ii iii
  mg mcg ug gm g gram grams kg ml l cc meq mmol mol unit units unt iu ui u mu ng mcgs mgs milligram milligrams microgram micrograms milliliter milliliters liter liters million percent mgml mcgml unitml mcghr mghr hr hrs hour hours h d day days wk week weeks month months min mins minute minutes sec dose doses dosing dosage
  daily every each q prn sos asneeded needed need when while until then times time once twice thrice one two three four five six half quarter first second third last next today tomorrow am pm stat now x1 x2 x3 x7 x10 bag bags minibag mini bottle bottles box tube tubes jar can container carton btl excel viaflex galaxy duplex addvantage advantage frozen
  take give apply use inject instill inhale chew dissolve place insert administer infuse titrate hold start stop continue resume increase decrease taper give via into under before after during meals meal food milk juice breakfast lunch dinner supper bedtime night sleep morning evening noon max maximum min minimum total up
  pain severe moderate mild fever nausea vomiting constipation anxiety agitation insomnia itching rash cough wheezing shortness breath sob temp temperature headache indigestion heartburn diarrhea gas dry rescue seizure seizures chest spasm spasms withdrawal hypoglycemia blood sugar pressure bp map sbp hr rate ciwa sedation delirium secretions pruritus allergy allergies
  immediate release extended delayed sustained controlled modified er xr sr la cr ir dr xl ec cd xt retard lp mr depot prolonged long acting short rapid coated enteric entericcoated buffered adult adults pediatric paediatric peds ped child children childrens infant infants neonatal neonate neo neonates nicu jr junior senior extra strength low high ultra maximum sugar free preservative dye gluten unflavored flavor flavored orange cherry lemon lime grape mint vanilla strawberry berry
  human recomb recombinant porcine bovine beef pork usp nf nonformulary formulary non brand name generic equivalent substitute alternative trade own patient patients pt pts supply home med meds medication medications medicine medicines drug drugs agent agents rx otc order orders ordered protocol scale sliding standard regular routine custom compound compounded cmpd comp mixture mix kit set miscellaneous misc other unlisted nos text free entry see comment comments below above note notes instruction instructions directed direction sig refill refills dispense disp qty quantity study trial investigational research placebo blinded unblinded protocol desensitization desens test challenge icu ccu floor ed crrt cvvh cvvhd hd dialysis dialysate ecmo critical care oncology replacement repletion electrolyte maintenance loading load initial continuous intermittent titration central peripheral line port picc lock flush flushes heplock lumen drip drips rate base additive additives diluent solvent vehicle iso osmotic isotonic hypertonic hypotonic balanced sterile bacteriostatic preserv pfree pres single multi multiple ud uni udose dosepack dosepak pak therapy treatment prophylaxis ppx prior pre post op preop postop procedure surgery anesthesia pacu
  left right both bilateral affected area areas site sites upper lower back body face hand foot feet nose
  unknown none nil null nan na undefined unspecified blank empty placeholder pending tbd test testing error cancelled discontinued dc done given held refused missing
  de la le les el los las di del da do das dos des du den der die das ein eine un une una por par pro mit con com avec sans sin senza ohne et y e und oder o al au aux dia jour jours tag giorno fois veces vezes volte mal heures horas ore stunden stunde heure hora cada toutes tous alle ogni jeden todos dias noche noite nuit nacht notte manana manha mittags midi tarde pendant durante si besoin necesario bedarf bei bisogno nach vor apres avant antes despues tomar prendre einnehmen assumere prendere
  bayer teva mylan sandoz apotex actavis greenstone zydus aurobindo sanofi pfizer merck roche novartis gsk astrazeneca lilly abbott ratiopharm hexal stada biogaran arrow zentiva eg aristo heumann ranbaxy cipla accord krka normon cinfa kern stadapharm almus
  bulk pharmacy package inpatient outpatient rph pharmacist md provider physician nurse nursing consult inr goal target range level levels trough peak random weight based bsa age years year yr old yo male female pregnancy
  item items product products qs ad lib libitum ac pc wc mealtime asdir ut dict
  actual eq equiv equivalent elemental elem content
  type step count ct tot approx approximately about around within least most more less than greater equal over under`,
)

learn(
  { salt: true },
  `hydrochloride hydrochlorid chlorhydrate clorhidrato cloridrato cloridrate hcl hci hbr hydrobromide bromhydrate bromhidrato sulfate sulphate sulfato
  sulfat solfato sodique sodico sodica natrium tartrate tartrato tartrat succinate succinato succinat maleate maleato maleat mesylate mesilate
  besylate besilate besilato besilat bitartrate fumarate fumarato fumarat phosphate fosfato phosphat citrate citrato citrat acetate acetato acetat
  propionate propionato furoate gluconate gluconato chloride cloruro cloreto chlorid chlorure bromide bromuro brometo bromid bromure nitrate nitrato
  nitrat carbonate lactate lactato monohydrate dihydrate trihydrate anhydrous hydrate hyclate axetil proxetil medoxomil cilexetil disoproxil
  alafenamide mofetil pamoate palmitate decanoate enanthate cypionate valerate valerato dipropionate dipropionato benzoate xinafoate micronized
  etexilate besylat magnesico calcico calcica potasico potassico potassique magnesique kalium calcique trihidrato diclor dinitrato hemihydrate
  edisylate estolate stearate ethylsuccinate gluceptate lactobionate polistirex nicotinate tosylate erbumine so4`,
)

/** What a word of an order says; undefined for a word that is none of them. */
export const orderWord = (word: string): OrderWord | undefined => known.get(word)

/** Says that the drug before it is sold with another one in it. */
export const ADDS: ReadonlySet<string> = new Set(
  'hct hctz plus d dm pm cold flu sinus severe complete nighttime night daytime combi combo duo compositum comp forte-plus multi multisymptom congestion cough'.split(
    ' ',
  ),
)
