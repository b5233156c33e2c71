// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Depots, salts, forms and drugs without a form for the route that is ordered. Clinical review pending. */
import type { Side, Source } from '#app/medication/knowledge.ts'
import { by, CARE, cls, drug, type Grade, label, patientRules, SERIOUS, STOP, said, URGENT } from '../making.ts'

const ISMP: Source = { source: 'ISMP, Guidelines for optimizing safe oral and parenteral medication use: wrong route errors', date: '2018' }

type Line = readonly [id: string, drug: Side, grade: Grade, why: string, effect: string, act: string, from: Source]

const CRYSTALS = 'The crystals of a depot block small vessels.'
const EMBOLISM = 'embolism of lung or brain, death'
const MUSCLE = 'Deep into the muscle only; look at the product again.'
const SKIN = 'Under the skin only; look at the product again.'
const DEPOT = ['depot', 'decanoate', 'enanthate', 'palmitate', 'pamoate', 'lauroxil', 'consta', 'sustenna', 'trinza', 'hafyera', 'maintena', 'asimtufii', 'aristada', 'relprevv', 'zypadhera', 'perseris', 'uzedy', 'long acting', 'lai'] as const
const LIQUID = ['suspension', 'susp', 'oral suspension', 'oral solution', 'oral soln', 'oral liquid', 'oral liq', 'syrup', 'elixir', 'oral drops', 'oral concentrate'] as const

const depots: readonly Line[] = [
  ['penicillin-depot-iv', said(by(drug('penicillin g'), 'intravenous'), 'bicillin', 'benzathine', 'procaine', 'wycillin', 'extencilline', 'tardocillin', 'lentocilin', 'retarpen', 'benzetacil'), STOP, CRYSTALS, 'cardiac arrest, death', 'Deep into the muscle only; by vein penicillin G potassium or sodium.', label('Bicillin L-A', 'boxed warning', '2023')],
  ['methylprednisolone-depot-iv', said(by(drug('methylprednisolone'), 'intravenous', 'intrathecal'), 'depo medrol', 'depomedrol', 'depo', 'acetate', 'depot'), STOP, CRYSTALS, `${EMBOLISM}; in the spine arachnoiditis`, 'By vein give methylprednisolone sodium succinate.', label('Depo-Medrol', 'warnings', '2023')],
  ['triamcinolone-iv', by(drug('triamcinolone'), 'intravenous', 'intrathecal'), STOP, CRYSTALS, `${EMBOLISM}; in the spine arachnoiditis`, 'Into a muscle or joint only; by vein another corticosteroid.', label('Kenalog-40', 'warnings', '2023')],
  ['betamethasone-depot-iv', said(by(drug('betamethasone'), 'intravenous', 'intrathecal'), 'soluspan', 'celestone', 'acetate', 'depot'), STOP, CRYSTALS, EMBOLISM, MUSCLE, label('Celestone Soluspan', 'warnings', '2019')],
  ['dexamethasone-depot-iv', said(by(drug('dexamethasone'), 'intravenous'), 'acetate', 'depot'), STOP, CRYSTALS, EMBOLISM, 'By vein give dexamethasone sodium phosphate.', label('Dexamethasone acetate', 'warnings', '2010')],
  ['medroxyprogesterone-iv', by(drug('medroxyprogesterone'), 'intravenous'), STOP, CRYSTALS, EMBOLISM, MUSCLE, label('Depo-Provera CI', 'section 2', '2023')],
  ['antipsychotic-depot-iv', said(by(cls('antipsychotic'), 'intravenous'), ...DEPOT), STOP, 'The depot is oil or crystals.', 'embolism, deep sedation', MUSCLE, label('Haldol Decanoate', 'dosage and administration', '2020')],
  ['antipsychotic-depot-sc', said(by(cls('antipsychotic'), 'subcutaneous'), 'decanoate', 'pamoate', 'palmitate', 'sustenna', 'trinza', 'maintena', 'relprevv', 'consta'), SERIOUS, 'The depot is made for the muscle.', 'abscess, no level', MUSCLE, label('Haldol Decanoate', 'dosage and administration', '2020')],
  ['olanzapine-iv', by(drug('olanzapine'), 'intravenous'), SERIOUS, 'The injection is made for the muscle; by vein pressure and breathing fall.', 'low pressure, apnoea', 'Into the muscle; by vein only with monitoring where the hospital allows it.', label('Zyprexa IntraMuscular', 'section 2', '2021')],
  ['ziprasidone-iv', by(drug('ziprasidone'), 'intravenous'), SERIOUS, 'The injection is made for the muscle.', 'low pressure, arrhythmia', 'Into the muscle only.', label('Geodon for injection', 'section 2', '2022')],
  ['sex-hormone-oil-iv', by(cls('androgen'), 'intravenous'), STOP, 'The injection is oil.', 'embolism of the lung', MUSCLE, label('Depo-Testosterone', 'precautions', '2020')],
  ['estradiol-depot-iv', said(by(cls('estrogen'), 'intravenous'), 'valerate', 'cypionate', 'depo', 'delestrogen'), STOP, 'The injection is oil.', 'embolism of the lung', MUSCLE, label('Delestrogen', 'dosage and administration', '2017')],
  ['progesterone-iv', by(drug('progesterone'), 'intravenous'), STOP, 'The injection is oil.', 'embolism of the lung', MUSCLE, label('Progesterone injection', 'dosage and administration', '2018')],
  ['buprenorphine-depot-iv', said(by(drug('buprenorphine'), 'intravenous', 'intramuscular'), 'sublocade', 'brixadi', 'extended release', 'xr', 'depot', 'buvidal'), STOP, 'In the blood it turns into a solid lump.', 'blocked vessels, death', SKIN, label('Sublocade', 'boxed warning', '2023')],
  ['naltrexone-depot-iv', by(drug('naltrexone'), 'intravenous', 'subcutaneous'), STOP, 'The microspheres are made for the gluteal muscle.', 'embolism, dead tissue', MUSCLE, label('Vivitrol', 'section 2', '2022')],
  ['octreotide-depot-iv', said(by(drug('octreotide'), 'intravenous', 'subcutaneous'), 'lar', 'depot'), STOP, CRYSTALS, EMBOLISM, 'Into the gluteal muscle only.', label('Sandostatin LAR', 'section 2', '2023')],
  ['gnrh-depot-iv', by(cls('gnrh'), 'intravenous'), STOP, CRYSTALS, EMBOLISM, 'Into the muscle or under the skin as the product says.', label('Lupron Depot', 'section 2', '2023')],
  ['exparel-iv', said(by(drug('bupivacaine'), 'intrathecal'), 'exparel', 'liposomal', 'liposome'), STOP, 'The liposomes are not made for the spine.', 'harm to nerves', 'Plain preservative free bupivacaine for the spine.', label('Exparel', 'section 5', '2023')],
]

const products: readonly Line[] = [
  ['potassium-push', said(by(drug('potassium chloride'), 'intravenous'), 'push', 'ivp', 'iv push', 'bolus', 'undiluted', 'slow push'), STOP, 'Potassium that arrives at once stops the heart.', 'cardiac arrest', 'Never as a push: diluted, 10 meq an hour, 20 with a monitor and a central line.', label('Potassium chloride injection', 'section 2', '2021')],
  ['potassium-phosphate-push', said(by(drug('potassium phosphate'), 'intravenous'), 'push', 'ivp', 'iv push', 'bolus', 'undiluted'), STOP, 'Potassium and phosphate that arrive at once stop the heart.', 'cardiac arrest, low calcium', 'Diluted, over hours, by a pump.', label('Potassium phosphates injection', 'section 5', '2022')],
  ['potassium-phosphate-im', by(drug('potassium phosphate'), 'intramuscular', 'subcutaneous'), STOP, 'Concentrated potassium destroys tissue.', 'dead tissue, cardiac arrest', 'Diluted into a vein by a pump.', label('Potassium phosphates injection', 'section 2', '2022')],
  ['lidocaine-local-form-iv', said(by(drug('lidocaine'), 'intravenous', 'intrathecal'), 'viscous', 'jelly', 'gel', 'cream', 'ointment', 'spray', 'patch', 'topical', 'urojet', 'epinephrine'), STOP, 'It is made for mucosa and skin, or holds epinephrine.', 'seizure, cardiac arrest', 'By vein preservative free lidocaine without epinephrine only.', label('Xylocaine 2% viscous', 'dosage and administration', '2022')],
  ['oral-liquid-iv', said(by(cls('liquid-by-mouth'), 'intravenous', 'intramuscular', 'subcutaneous'), ...LIQUID), STOP, 'What is made for the mouth is not sterile, and sugar and particles reach the lung.', 'embolism, sepsis, death', 'By mouth or tube in an oral syringe; order the injection for the vein.', ISMP],
  ['oral-only-injected', by(cls('oral-only'), 'intravenous', 'intramuscular', 'subcutaneous', 'intrathecal'), URGENT, 'There is no injection of this drug.', 'embolism, sepsis, death', 'By mouth or tube; ask what was meant.', ISMP],
  ['calcium-chloride-im', by(drug('calcium chloride'), 'intramuscular', 'subcutaneous'), STOP, 'Calcium chloride destroys tissue.', 'dead tissue', 'Into a central vein; calcium gluconate harms less.', label('Calcium chloride injection', 'warnings', '2022')],
  ['calcium-gluconate-im', by(drug('calcium gluconate'), 'intramuscular', 'subcutaneous'), SERIOUS, 'Calcium destroys tissue.', 'dead tissue', 'Into a vein only.', label('Calcium gluconate injection', 'section 5', '2021')],
  ['vasopressor-tissue', by(cls('vasopressor-by-vein'), 'intramuscular', 'subcutaneous', 'oral'), STOP, 'It closes the vessels of the tissue it is set down in.', 'dead tissue', 'Into a large vein by a pump.', label('Levophed', 'section 5', '2022')],
  ['anthracycline-tissue', by(cls('anthracycline'), 'intramuscular', 'subcutaneous', 'intrathecal'), STOP, 'Anthracyclines destroy tissue and nerves.', 'dead tissue, paralysis', 'Into a running vein only.', label('Doxorubicin', 'boxed warning', '2020')],
  ['gadolinium-intrathecal', by(cls('contrast-gadolinium'), 'intrathecal'), STOP, 'Gadolinium poisons the brain.', 'seizure, coma, death', 'Into a vein only.', label('Gadavist', 'boxed warning', '2024')],
  ['ionic-contrast-intrathecal', by(cls('contrast-ionic'), 'intrathecal'), STOP, 'Ionic contrast poisons the spinal cord.', 'seizure, cerebral haemorrhage, death', 'Iohexol or iopamidol of a strength for the spine.', label('MD-76R', 'boxed warning', '2021')],
  ['beta-lactam-intrathecal', by(cls('beta-lactam'), 'intrathecal'), SERIOUS, 'Beta-lactams excite the brain.', 'seizure', 'Into a vein; vancomycin or gentamicin can be given into the ventricle.', label('Penicillin G potassium', 'warnings', '2022')],
  ['chemotherapy-intrathecal', by(cls('never-intrathecal'), 'intrathecal'), STOP, 'It destroys nerve tissue.', 'paralysis, death', 'By vein; into the spine go methotrexate, cytarabine and hydrocortisone only.', ISMP],
  ['lmwh-im', by(cls('lmwh'), 'intramuscular'), SERIOUS, 'It bleeds into the muscle.', 'haematoma', SKIN, label('Lovenox', 'section 2', '2022')],
  ['insulin-im', by(cls('insulin'), 'intramuscular'), CARE, 'From the muscle insulin acts faster and less evenly.', 'hypoglycaemia', 'Under the skin, or regular insulin by vein.', label('Humulin R', 'section 2', '2023')],
  ['insulin-premixed-iv', by(cls('insulin-premixed'), 'intravenous'), STOP, 'A suspension does not belong into a vein.', 'severe hypoglycaemia', 'By vein regular insulin.', label('Humalog Mix75/25', 'section 2', '2023')],
  ['vancomycin-im', by(drug('vancomycin'), 'intramuscular'), STOP, 'Vancomycin destroys muscle.', 'pain, dead tissue', 'Over an hour into a vein.', label('Vancomycin injection', 'section 5', '2022')],
  ['acyclovir-im', by(drug('acyclovir'), 'intramuscular', 'subcutaneous'), SERIOUS, 'The solution is alkaline.', 'dead tissue', 'Over an hour into a vein.', label('Zovirax injection', 'dosage and administration', '2019')],
  ['prochlorperazine-sc', by(drug('prochlorperazine'), 'subcutaneous'), SERIOUS, 'It irritates tissue.', 'dead tissue', 'Deep into the muscle or slowly into a vein.', label('Prochlorperazine injection', 'dosage and administration', '2021')],
  ['chlorpromazine-sc', by(drug('chlorpromazine'), 'subcutaneous'), SERIOUS, 'It irritates tissue.', 'dead tissue', 'Deep into the muscle.', label('Chlorpromazine injection', 'dosage and administration', '2021')],
  ['diazepam-sc', by(drug('diazepam'), 'subcutaneous'), SERIOUS, 'It irritates tissue and is absorbed badly.', 'dead tissue', 'By vein or rectum; midazolam into the muscle.', label('Diazepam injection', 'dosage and administration', '2023')],
  ['digoxin-im', by(drug('digoxin'), 'intramuscular'), CARE, 'It hurts muscle and is absorbed badly.', 'pain, no level', 'By vein or mouth.', label('Lanoxin injection', 'section 2', '2020')],
  ['patch-injected', said(by(cls('patch-drug'), 'intravenous', 'intramuscular', 'subcutaneous', 'oral'), 'patch', 'transdermal', 'ptch'), STOP, 'The whole store of a patch acts at once.', 'apnoea, collapse, death', 'On the skin only.', label('Duragesic', 'boxed warning', '2023')],
  ['extended-release-injected', said(by(cls('opioid'), 'intravenous', 'intramuscular', 'subcutaneous'), 'contin', 'ms contin', 'oxycontin', 'tablet', 'tab', 'capsule', 'er', 'sr', 'extended release'), STOP, 'What is made for the mouth does not belong into a vein.', 'embolism, apnoea, death', 'Order the injection, in its own dose.', label('MS Contin', 'boxed warning', '2023')],
  ['enema-by-mouth', said(by(drug('sodium phosphate'), 'oral'), 'enema', 'fleet enema'), SERIOUS, 'So much phosphate harms the kidney.', 'phosphate nephropathy', 'Into the rectum only; by mouth polyethylene glycol.', label('Fleet Enema', 'warnings', '2014')],
]

const told = (lines: readonly Line[]) => lines.map(([id, side, grade, why, effect, act, from]) => ({ id, drug: side, grade, why, effect, act, from }))

export const forms = patientRules('contraindication', 'route', told([...depots, ...products]))
