/** Cross-reactions: what an allergy to one drug means for another. Clinical review pending. */
import type { AllergyRule, Side, Source } from '#app/medication/knowledge.ts'
import { CARE, cls, drug, type Grade, HINT, label, NOTE, SERIOUS, STOP, URGENT } from '../making.ts'
import { ACR_CONTRAST, ALLERGY_2022, ASH_HIT } from '../patient-sources.ts'

type Line = Readonly<{
  id: string
  allergen: Side
  drug: Side
  relation: AllergyRule['relation']
  grade: Grade
  why: string
  effect?: string
  act: string
  from: readonly Source[]
}>

const make = ({ id, grade: [tier, severity], why, effect, act, from, ...line }: Line): AllergyRule => ({
  ...line,
  id: `allergy-${id}`,
  version: 1,
  kind: 'allergy',
  group: 'allergy',
  tier,
  severity,
  mechanism: why,
  effect: effect ?? 'allergic reaction',
  management: act,
  sources: [...from],
})

/** Member of a class against the class: what is shared is the core of the molecule. */
const sameClass = (id: string, grade: Grade, why: string, act: string, from: readonly Source[]): Line => ({
  id: `same-${id}`,
  allergen: cls(id),
  drug: cls(id),
  relation: 'same-class',
  grade,
  why,
  act,
  from,
})

const ANOTHER = 'Choose a drug of another class, or clarify the allergy first.'
const PICARD: Source = {
  source: 'Picard, Cross-reactivity to cephalosporins and carbapenems in penicillin-allergic patients (doi 10.1016/j.jaip.2019.05.038)',
  date: '2019',
}
const ROMANO: Source = { source: 'Romano, IgE-mediated hypersensitivity to cephalosporins (doi 10.1016/j.jaci.2015.03.012)', date: '2015' }
const STROM: Source = {
  source: 'Strom, Absence of cross-reactivity between sulfonamide antibiotics and nonantibiotics (doi 10.1056/NEJMoa022963)',
  date: '2003',
}
const KOWALSKI: Source = { source: 'Kowalski, Classification of hypersensitivity to NSAIDs (doi 10.1111/all.12260)', date: '2013' }
const ACE: Source = {
  source: 'Haymore, Risk of angioedema with angiotensin receptor blockers after ACE inhibitors (Ann Allergy Asthma Immunol 101:495)',
  date: '2008',
}

export const betaLactams: readonly AllergyRule[] = [
  sameClass('penicillin', URGENT, 'All penicillins share the core of the molecule.', ANOTHER, [ALLERGY_2022]),
  sameClass('carbapenem', URGENT, 'All carbapenems share the core of the molecule.', ANOTHER, [ALLERGY_2022]),
  sameClass('side-chain-aminobenzyl', URGENT, 'The side chain is the same.', 'Choose a drug with another side chain (cefazolin).', [
    ALLERGY_2022,
    ROMANO,
  ]),
  sameClass('side-chain-hydroxyphenyl', URGENT, 'The side chain is the same.', 'Choose a drug with another side chain (cefazolin).', [
    ALLERGY_2022,
    ROMANO,
  ]),
  sameClass('side-chain-methoxyimino', URGENT, 'The side chain is the same.', 'Choose a drug with another side chain (cefazolin).', [
    ALLERGY_2022,
    ROMANO,
  ]),
].map((line) => make(line.id.startsWith('same-side') ? { ...line, relation: 'same-side-chain' } : line))

const more: readonly Line[] = [
  {
    id: 'amino-side-chain',
    allergen: cls('side-chain-amino'),
    drug: cls('side-chain-amino'),
    relation: 'same-side-chain',
    grade: URGENT,
    why: 'The side chains of ampicillin, amoxicillin and these cephalosporins differ in one group only; up to 16 in 100 react.',
    act: 'Choose a cephalosporin with another side chain (cefazolin, ceftriaxone).',
    from: [ALLERGY_2022, PICARD],
  },
  {
    id: 'penicillin-amino-cephalosporin',
    allergen: cls('penicillin'),
    drug: cls('cephalosporin-amino'),
    relation: 'cross-reactive',
    grade: SERIOUS,
    why: 'If the penicillin was amoxicillin or ampicillin the side chain is the same; up to 16 in 100 react.',
    act: 'Choose a cephalosporin with another side chain (cefazolin, ceftriaxone).',
    from: [ALLERGY_2022, PICARD],
  },
  {
    id: 'penicillin-cephalosporin',
    allergen: cls('penicillin'),
    drug: cls('cephalosporin'),
    relation: 'cross-reactive',
    grade: NOTE,
    why: 'With another side chain about 2 in 100 people who really are allergic to penicillin react.',
    act: 'It may be given; watch the first dose after anaphylaxis.',
    from: [ALLERGY_2022, PICARD],
  },
  {
    id: 'cephalosporin-cephalosporin',
    allergen: cls('cephalosporin'),
    drug: cls('cephalosporin'),
    relation: 'cross-reactive',
    grade: CARE,
    why: 'Cephalosporins cross-react by side chain, seldom by their core.',
    act: 'Find out which one it was, and choose one with another side chain.',
    from: [ALLERGY_2022, ROMANO],
  },
  {
    id: 'cephalosporin-penicillin',
    allergen: cls('cephalosporin'),
    drug: cls('penicillin'),
    relation: 'cross-reactive',
    grade: CARE,
    why: 'Cross-reaction is rare unless the side chain is shared.',
    act: 'Find out which cephalosporin it was; penicillin without a shared side chain may be tested and given.',
    from: [ALLERGY_2022],
  },
  {
    id: 'penicillin-carbapenem',
    allergen: cls('penicillin'),
    drug: cls('carbapenem'),
    relation: 'cross-reactive',
    grade: NOTE,
    why: 'Less than 1 in 100 people who are allergic to penicillin react.',
    act: 'It may be given without a test.',
    from: [ALLERGY_2022, PICARD],
  },
  {
    id: 'cephalosporin-carbapenem',
    allergen: cls('cephalosporin'),
    drug: cls('carbapenem'),
    relation: 'cross-reactive',
    grade: NOTE,
    why: 'Cross-reaction is very rare.',
    act: 'It may be given without a test.',
    from: [ALLERGY_2022],
  },
  {
    id: 'carbapenem-penicillin',
    allergen: cls('carbapenem'),
    drug: cls('penicillin'),
    relation: 'cross-reactive',
    grade: CARE,
    why: 'How often they cross-react in this direction is little known.',
    act: 'Clarify the allergy; begin under watch.',
    from: [ALLERGY_2022],
  },
  {
    id: 'ceftazidime-side-chain',
    allergen: cls('side-chain-ceftazidime-aztreonam'),
    drug: cls('side-chain-ceftazidime-aztreonam'),
    relation: 'same-side-chain',
    grade: URGENT,
    why: 'Aztreonam, ceftazidime and cefiderocol carry the same side chain.',
    act: 'Choose a drug with another side chain.',
    from: [ALLERGY_2022, ROMANO],
  },
  {
    id: 'penicillin-aztreonam',
    allergen: cls('penicillin'),
    drug: drug('aztreonam'),
    relation: 'not-cross-reactive',
    grade: HINT,
    why: 'Aztreonam does not cross-react with penicillins.',
    effect: 'no cross-reaction expected',
    act: 'It may be given.',
    from: [ALLERGY_2022],
  },
  {
    id: 'carbapenem-aztreonam',
    allergen: cls('carbapenem'),
    drug: drug('aztreonam'),
    relation: 'not-cross-reactive',
    grade: HINT,
    why: 'Aztreonam does not cross-react with carbapenems.',
    effect: 'no cross-reaction expected',
    act: 'It may be given.',
    from: [ALLERGY_2022],
  },
]

const others: readonly Line[] = [
  sameClass('sulfonamide-antibiotic', URGENT, 'Sulfonamide antibiotics share the arylamine that makes the allergy.', ANOTHER, [
    ALLERGY_2022,
    STROM,
  ]),
  {
    id: 'sulfonamide-non-antibiotic',
    allergen: cls('sulfonamide-antibiotic'),
    drug: cls('sulfonamide-non-antibiotic'),
    relation: 'not-cross-reactive',
    grade: HINT,
    why: 'The arylamine of sulfonamide antibiotics is missing here.',
    effect: 'no cross-reaction expected',
    act: 'It may be given.',
    from: [ALLERGY_2022, STROM],
  },
  {
    id: 'sulfonamide-loop',
    allergen: cls('sulfonamide-antibiotic'),
    drug: cls('loop-diuretic'),
    relation: 'not-cross-reactive',
    grade: HINT,
    why: 'The arylamine of sulfonamide antibiotics is missing here.',
    effect: 'no cross-reaction expected',
    act: 'It may be given.',
    from: [ALLERGY_2022, STROM],
  },
  {
    id: 'sulfonamide-thiazide',
    allergen: cls('sulfonamide-antibiotic'),
    drug: cls('thiazide'),
    relation: 'not-cross-reactive',
    grade: HINT,
    why: 'The arylamine of sulfonamide antibiotics is missing here.',
    effect: 'no cross-reaction expected',
    act: 'It may be given.',
    from: [ALLERGY_2022, STROM],
  },
  sameClass(
    'nsaid-nonselective',
    URGENT,
    'Most reactions to NSAIDs come from blocking COX-1, which all of them do.',
    'Use acetaminophen; celecoxib under watch.',
    [ALLERGY_2022, KOWALSKI],
  ),
  {
    id: 'aspirin-nsaid',
    allergen: drug('aspirin'),
    drug: cls('nsaid-nonselective'),
    relation: 'cross-reactive',
    grade: URGENT,
    why: 'Most reactions to aspirin come from blocking COX-1, which NSAIDs do too.',
    act: 'Use acetaminophen; celecoxib under watch.',
    from: [ALLERGY_2022, KOWALSKI],
  },
  {
    id: 'nsaid-aspirin',
    allergen: cls('nsaid-nonselective'),
    drug: drug('aspirin'),
    relation: 'cross-reactive',
    grade: URGENT,
    why: 'Most reactions to NSAIDs come from blocking COX-1, which aspirin does too.',
    act: 'Clarify the allergy; where aspirin is needed for the heart it can be desensitised.',
    from: [ALLERGY_2022, KOWALSKI],
  },
  {
    id: 'nsaid-cox2',
    allergen: cls('nsaid-or-aspirin'),
    drug: cls('cox2-inhibitor'),
    relation: 'cross-reactive',
    grade: CARE,
    why: 'COX-2 inhibitors leave COX-1 alone; most people stand them.',
    act: 'Give the first dose under watch.',
    from: [ALLERGY_2022, KOWALSKI],
  },
  {
    id: 'opioid-opioid',
    allergen: cls('opioid'),
    drug: cls('opioid'),
    relation: 'cross-reactive',
    grade: NOTE,
    why: 'Most reactions to opioids are release of histamine or intolerance; real allergy that passes to another opioid is rare.',
    act: 'After anaphylaxis choose one of another structure (fentanyl); else it may be given.',
    from: [ALLERGY_2022],
  },
  {
    id: 'statin-statin',
    allergen: cls('statin'),
    drug: cls('statin'),
    relation: 'cross-reactive',
    grade: CARE,
    why: 'Most entries are complaints of muscles, which another statin in a low dose often does not cause.',
    act: 'Ask what happened; try rosuvastatin or pravastatin in a low dose, or ezetimibe.',
    from: [{ source: 'AHA/ACC guideline on the management of blood cholesterol (doi 10.1161/CIR.0000000000000625)', date: '2018' }],
  },
  sameClass('acei', URGENT, 'Bradykinin rises with every ACE inhibitor.', 'After cough an ARB; after angioedema no ACE inhibitor ever.', [
    label('Zestril (lisinopril)', 'section 4', '2020'),
  ]),
  {
    id: 'acei-arb',
    allergen: cls('acei'),
    drug: cls('arb'),
    relation: 'cross-reactive',
    grade: CARE,
    why: 'After angioedema by an ACE inhibitor 2 to 10 in 100 had it with an ARB.',
    act: 'After cough it may be given; after angioedema only with need and instruction.',
    from: [ACE],
  },
  {
    id: 'acei-sacubitril',
    allergen: cls('acei-or-arb'),
    drug: drug('sacubitril'),
    relation: 'cross-reactive',
    grade: STOP,
    why: 'Inhibiting neprilysin lets bradykinin rise further.',
    effect: 'angioedema, closed airway',
    act: 'Do not give it after angioedema; after cough alone it may be given 36 hours after the last ACE inhibitor.',
    from: [label('Entresto (sacubitril, valsartan)', 'section 4', '2021')],
  },
  {
    id: 'sacubitril-acei',
    allergen: drug('sacubitril'),
    drug: cls('acei'),
    relation: 'cross-reactive',
    grade: URGENT,
    why: 'Both let bradykinin rise.',
    effect: 'angioedema, closed airway',
    act: 'Do not give it after angioedema.',
    from: [label('Zestril (lisinopril)', 'section 4', '2020')],
  },
  sameClass('arb', CARE, 'Angioedema was reported with ARBs.', 'Ask what happened; not after angioedema.', [
    label('Cozaar (losartan)', 'section 4', '2021'),
  ]),
  sameClass(
    'contrast-iodinated',
    URGENT,
    'A new reaction is five times as likely after an earlier one.',
    'Use another agent; premedication where the reaction was more than mild; not after anaphylaxis without need.',
    [ACR_CONTRAST],
  ),
  sameClass(
    'contrast-gadolinium',
    URGENT,
    'A new reaction is likelier after an earlier one.',
    'Use another agent; premedication where the reaction was more than mild.',
    [ACR_CONTRAST],
  ),
  {
    id: 'contrast-gadolinium',
    allergen: cls('contrast-iodinated'),
    drug: cls('contrast-gadolinium'),
    relation: 'not-cross-reactive',
    grade: HINT,
    why: 'Gadolinium agents share nothing with iodinated contrast.',
    effect: 'no cross-reaction expected',
    act: 'It may be given.',
    from: [ACR_CONTRAST],
  },
  sameClass(
    'heparin',
    STOP,
    'Antibodies of heparin-induced thrombocytopenia know low molecular weight heparins too.',
    'Use argatroban, bivalirudin, fondaparinux or a direct anticoagulant.',
    [ASH_HIT],
  ),
  sameClass(
    'local-anaesthetic-ester',
    URGENT,
    'Esters are broken down to para-aminobenzoic acid, which makes the allergy.',
    'Use an amide (lidocaine) without preservative.',
    [ALLERGY_2022],
  ),
  sameClass(
    'local-anaesthetic-amide',
    CARE,
    'Allergy to amides is very rare; most reactions were fear, adrenaline or preservative.',
    'Have it tested; an ester is an alternative.',
    [ALLERGY_2022],
  ),
  {
    id: 'ester-amide',
    allergen: cls('local-anaesthetic-ester'),
    drug: cls('local-anaesthetic-amide'),
    relation: 'not-cross-reactive',
    grade: HINT,
    why: 'Amides do not turn into para-aminobenzoic acid.',
    effect: 'no cross-reaction expected',
    act: 'It may be given, without preservative.',
    from: [ALLERGY_2022],
  },
  {
    id: 'amide-ester',
    allergen: cls('local-anaesthetic-amide'),
    drug: cls('local-anaesthetic-ester'),
    relation: 'not-cross-reactive',
    grade: HINT,
    why: 'The two groups share no structure that makes allergy.',
    effect: 'no cross-reaction expected',
    act: 'It may be given, without preservative.',
    from: [ALLERGY_2022],
  },
  sameClass('fluoroquinolone', URGENT, 'Fluoroquinolones cross-react in about 10 of 100 people who are allergic.', ANOTHER, [ALLERGY_2022]),
  sameClass('macrolide', CARE, 'Cross-reaction between macrolides is rare.', 'Find out which one it was; begin under watch.', [
    ALLERGY_2022,
  ]),
  sameClass('tetracycline', CARE, 'Tetracyclines share the core of the molecule; minocycline does seldom.', ANOTHER, [ALLERGY_2022]),
  sameClass('aminoglycoside', URGENT, 'Most aminoglycosides share their core.', ANOTHER, [ALLERGY_2022]),
  {
    id: 'vancomycin-glycopeptide',
    allergen: cls('glycopeptide'),
    drug: cls('glycopeptide'),
    relation: 'cross-reactive',
    grade: CARE,
    why: 'Flushing with a fast infusion is no allergy; real allergy may pass to telavancin or oritavancin.',
    act: 'After flushing infuse more slowly; after anaphylaxis choose another antibiotic.',
    from: [ALLERGY_2022],
  },
  sameClass(
    'phenytoin-like',
    STOP,
    'Fosphenytoin is turned into phenytoin; hydantoins share their core.',
    'Use levetiracetam or valproate.',
    [label('Cerebyx (fosphenytoin)', 'section 4', '2022')],
  ),
  sameClass(
    'anticonvulsant-aromatic',
    SERIOUS,
    'Half of the people who had a severe reaction to one react to another.',
    'Use levetiracetam, gabapentin or valproate.',
    [ALLERGY_2022],
  ),
  sameClass(
    'triptan',
    CARE,
    'Whether triptans cross-react is little known.',
    'Ask what happened; choose a drug of another class after anaphylaxis.',
    [label('Imitrex (sumatriptan)', 'section 4', '2020')],
  ),
  sameClass('ppi', CARE, 'Proton pump inhibitors cross-react in part.', 'Use famotidine.', [
    { source: 'Bonadonna, Hypersensitivity to proton pump inhibitors (Allergy 67:547)', date: '2012' },
  ]),
  sameClass(
    'neuromuscular-blocker-any',
    URGENT,
    'The ammonium groups that make the allergy are in all of them; most people react to a second one.',
    'Have it tested before; else anaesthesia without one.',
    [ALLERGY_2022],
  ),
  sameClass(
    'corticosteroid-systemic',
    CARE,
    'Allergy to corticosteroids is rare and follows their structural groups.',
    'Ask what happened; choose one of another group.',
    [ALLERGY_2022],
  ),
  sameClass(
    'iron-iv',
    SERIOUS,
    'Reactions to infused iron may come back with another product.',
    'Give iron by mouth, or another product under watch.',
    [label('INFeD (iron dextran)', 'boxed warning', '2021')],
  ),
  sameClass('benzodiazepine', CARE, 'Whether benzodiazepines cross-react is little known.', 'Ask what happened.', [ALLERGY_2022]),
  sameClass('phenothiazine', CARE, 'Phenothiazines share the core of the molecule.', ANOTHER, [
    label('Compazine (prochlorperazine)', 'contraindications', '2016'),
  ]),
  sameClass('thiazide', CARE, 'Thiazides share the core of the molecule.', ANOTHER, [
    label('Microzide (hydrochlorothiazide)', 'section 4', '2020'),
  ]),
  sameClass('azole', CARE, 'Cross-reaction between azoles is little known.', 'Begin under watch.', [
    label('Diflucan (fluconazole)', 'contraindications', '2023'),
  ]),
  sameClass('rifamycin', URGENT, 'Rifamycins share the core of the molecule.', ANOTHER, [label('Rifadin (rifampin)', 'section 4', '2022')]),
  sameClass('bisphosphonate', SERIOUS, 'Bisphosphonates share the core of the molecule.', ANOTHER, [
    label('Fosamax (alendronate)', 'section 4', '2019'),
  ]),
  sameClass('platinum', URGENT, 'Platinum drugs cross-react.', 'Ask oncology about desensitisation.', [ALLERGY_2022]),
  sameClass('taxane', URGENT, 'Taxanes and their carriers cross-react.', 'Ask oncology.', [ALLERGY_2022]),
]

export const allergies: readonly AllergyRule[] = [...betaLactams, ...[...more, ...others].map(make)]
