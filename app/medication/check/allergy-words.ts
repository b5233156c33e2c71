/**
 * Words that allergy lists use for a class, in the languages they come in, and words of what is no drug at all.
 * Classes by their ids in knowledge/medication/classes; a test there holds that each exists.
 */

export const CLASS_WORDS: readonly Readonly<{ classes: readonly string[]; words: readonly string[] }>[] = [
  {
    classes: ['contrast-gadolinium'],
    words: ['gadolinium', 'gadolinium contrast', 'mri contrast', 'mri dye', 'gadolinium containing contrast'],
  },
  {
    classes: ['penicillin'],
    words: [
      'penicillin',
      'penicillins',
      'pcn',
      'pcns',
      'penicilina',
      'penicilinas',
      'penicilline',
      'penicillines',
      'penizillin',
      'penicillina',
      'penicillin antibiotics',
    ],
  },
  {
    classes: ['cephalosporin'],
    words: [
      'cephalosporin',
      'cephalosporins',
      'cefalosporins',
      'cefalosporinas',
      'cefalosporina',
      'cephalosporine',
      'cephalosporines',
      'cefalosporine',
    ],
  },
  { classes: ['carbapenem'], words: ['carbapenem', 'carbapenems', 'carbapenemes'] },
  {
    classes: ['beta-lactam'],
    words: ['beta lactam', 'beta lactams', 'betalactam', 'betalactams', 'betalactamines', 'betalactamicos'],
  },
  {
    classes: ['sulfonamide-antibiotic'],
    words: [
      'sulfa',
      'sulfur',
      'sulphur',
      'sulfur drugs',
      'sulfas',
      'sulpha',
      'sulfa drugs',
      'sulfa drug',
      'sulfa antibiotics',
      'sulfonamide',
      'sulfonamides',
      'sulfonamide antibiotics',
      'sulphonamides',
      'sulphonamide',
      'sulfamides',
      'sulfamide',
      'sulfamidas',
      'sulfamida',
      'sulfonamidas',
      'sulfonamidi',
    ],
  },
  {
    classes: ['nsaid-or-aspirin'],
    words: [
      'nsaid',
      'nsaids',
      'non steroidal anti inflammatory drugs',
      'nonsteroidal anti inflammatory drugs',
      'nonsteroidal antiinflammatory',
      'non steroidal anti inflammatories',
      'anti inflammatories',
      'anti inflammatory drugs',
      'ains',
      'aines',
      'aine',
      'fans',
      'nsar',
      'antiinflamatorios',
      'anti inflammatoires',
      'antinflammatori',
      'anti inflammatory agents non steroidal',
    ],
  },
  { classes: ['salicylate'], words: ['salicylate', 'salicylates', 'salicilatos'] },
  {
    classes: ['opioid'],
    words: ['opioid', 'opioids', 'opiate', 'opiates', 'opiaces', 'opioides', 'opiaceos', 'narcotic', 'narcotics', 'opioid analgesics'],
  },
  { classes: ['macrolide'], words: ['macrolide', 'macrolides', 'macrolidos', 'macrolide antibiotics'] },
  {
    classes: ['fluoroquinolone'],
    words: ['fluoroquinolone', 'fluoroquinolones', 'quinolone', 'quinolones', 'quinolonas', 'fluoroquinolonas', 'chinolone'],
  },
  { classes: ['tetracycline'], words: ['tetracyclines', 'tetraciclinas', 'tetracycline antibiotics'] },
  { classes: ['aminoglycoside'], words: ['aminoglycoside', 'aminoglycosides', 'aminoglucosidos', 'aminosides'] },
  {
    classes: ['acei'],
    words: ['ace inhibitor', 'ace inhibitors', 'acei', 'aceis', 'ace i', 'angiotensin converting enzyme inhibitors', 'ieca', 'iec'],
  },
  {
    classes: ['arb'],
    words: ['arb', 'arbs', 'angiotensin receptor blocker', 'angiotensin receptor blockers', 'ara ii', 'sartans'],
  },
  { classes: ['statin'], words: ['statin', 'statins', 'statines', 'estatinas', 'hmg coa reductase inhibitors', 'statine'] },
  { classes: ['benzodiazepine'], words: ['benzodiazepine', 'benzodiazepines', 'benzos', 'benzodiacepinas'] },
  { classes: ['barbiturate'], words: ['barbiturate', 'barbiturates', 'barbituricos', 'barbituriques'] },
  {
    classes: ['contrast-iodinated'],
    words: [
      'iodine contrast',
      'iodinated contrast',
      'iodinated contrast media',
      'iv contrast',
      'iv dye',
      'contrast dye',
      'contrast',
      'contrast media',
      'radiocontrast',
      'ct contrast',
      'x ray dye',
      'contrast iodine',
      'iodine containing contrast',
      'contraste yodado',
      'produit de contraste iode',
      'produits de contraste',
      'contraste',
      'radiographic contrast',
      'iodinated contrast agents',
    ],
  },
  {
    classes: ['local-anaesthetic-ester'],
    words: ['ester anesthetics', 'ester local anesthetics', 'ester local anaesthetics'],
  },
  {
    classes: ['local-anaesthetic-amide'],
    words: ['amide anesthetics', 'amide local anesthetics', 'amide local anaesthetics'],
  },
  {
    classes: ['local-anaesthetic-amide', 'local-anaesthetic-ester'],
    words: ['caine', 'caines', 'local anesthetics', 'local anaesthetics', 'local anesthetic'],
  },
  {
    classes: ['heparin', 'lmwh'],
    words: ['heparins', 'low molecular weight heparin', 'lmwh', 'heparinas', 'heparines'],
  },
  {
    classes: ['beta-blocker'],
    words: ['beta blocker', 'beta blockers', 'betablocker', 'betabloquants', 'betabloqueantes', 'beta adrenergic blockers'],
  },
  { classes: ['azole'], words: ['azole', 'azoles', 'azole antifungals', 'imidazoles'] },
  { classes: ['phenothiazine'], words: ['phenothiazine', 'phenothiazines', 'fenotiazinas'] },
  { classes: ['ssri'], words: ['ssri', 'ssris', 'isrs'] },
  {
    classes: ['corticosteroid-systemic'],
    words: ['steroid', 'steroids', 'corticosteroid', 'corticosteroids', 'glucocorticoids', 'corticoides'],
  },
  {
    classes: ['thiazide'],
    words: ['thiazide', 'thiazides', 'tiazidas', 'thiazidiques', 'thiazide diuretics'],
  },
  { classes: ['triptan'], words: ['triptan', 'triptans'] },
  { classes: ['ppi'], words: ['ppi', 'ppis', 'proton pump inhibitors', 'proton pump inhibitor'] },
]

/** Foods, animals, plants, materials: no drug is judged by them. Compared as whole words anywhere in the text. */
export const NO_DRUG_WORDS: readonly string[] = [
  ...'peanut peanuts nut nuts treenut almond walnut cashew pecan hazelnut pistachio sesame shellfish shrimp crab lobster seafood fish cod tuna salmon mollusc crustacean'.split(
    ' ',
  ),
  ...'egg eggs milk dairy lactose casein cheese wheat gluten soy soya soybean corn maize rice oat barley rye chocolate cocoa strawberry strawberries kiwi banana avocado mango pineapple tomato tomatoes citrus orange lemon apple peach peaches melon celery mustard garlic onion mushroom mushrooms spinach pork beef chicken meat'.split(
    ' ',
  ),
  ...'pollen grass grasses ragweed birch tree trees weed weeds hay mold mould molds fungus dust mite mites dander cat cats dog dogs horse feather feathers animal animals bee bees wasp wasps hornet venom insect insects ant ants mosquito cockroach sting stings'.split(
    ' ',
  ),
  ...'latex rubber adhesive tape bandaid plaster nickel metal metals silver wool perfume fragrance perfumes detergent detergents soap cosmetics hair smoke sunscreen coloring colouring sunlight sun cold food foods environmental seasonal paint bleach chlorine sulfites sulfite msg'.split(
    ' ',
  ),
  ...'cacahuete cacahuetes arachide arachides erdnuss erdnusse mani polen pollens acariens acaros polvo huevo huevos leche lait oeuf oeufs mariscos pescado poisson gluten abeja abeille noix nueces frutos fraise fresas latex gato chat chien perro esparadrapo sparadrap'.split(
    ' ',
  ),
]

/** A record that somebody asked and there is nothing. */
export const NONE_WORDS =
  /^ (nkda|nka|nkma|nil|none|no|no known( drug| medication| food| environmental)? allerg(y|ies)|no allerg(y|ies)|no (known )?drug allerg(y|ies)|no known medication allerg(y|ies)|no known( drug)? allergies|not known|none known|no known|negative|denies|keine|aucune|ninguna|nao|sem alergias|sin alergias) $/
