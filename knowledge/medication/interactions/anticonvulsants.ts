// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Antiepileptics, and what lowers the seizure threshold. Clinical review pending. */
import type { InteractionRule, Modifier } from '#app/medication/knowledge.ts'
import { CARE, drug, HINT, has, label, modifier, NOTE, SERIOUS, STOP, URGENT } from '../making.ts'
import { interactions } from './make.ts'

const CBZ = 'carbamazepine rises: double vision, ataxia'
const LEVEL = 'Choose another drug; else level after 3 days and lower carbamazepine.'
const FALLS = 'the antiepileptic falls, seizures'
const EPILEPSY: Modifier[] = [modifier(has('seizure'), SERIOUS, 'a seizure disorder is recorded')]
const TEGRETOL = label('Tegretol', 'interactions', '2023')
const LAMICTAL = label('Lamictal', 'section 7', '2023')

const levels = interactions('anticonvulsant', 'delayed', 'One changes the clearance of the other.', [
  ['lamotrigine-valproate', drug('lamotrigine'), 'valproate', SERIOUS, 'lamotrigine doubles: Stevens-Johnson syndrome', 'Start lamotrigine with 25 mg every other day and raise slowly; stop at the first rash.', label('Lamictal', 'boxed warning and section 2', '2023'), { why: 'Valproate blocks its conjugation.' }],
  ['lamotrigine-inducer', drug('lamotrigine'), 'anticonvulsant-inducer', CARE, 'lamotrigine halves', 'Start lamotrigine with 50 mg a day and raise by the label for inducers.', label('Lamictal', 'section 2', '2023'), { why: 'Its conjugation is induced.' }],
  ['lamotrigine-rifampin', drug('lamotrigine'), 'rifamycin-strong', CARE, 'lamotrigine halves', 'Dose as with inducers.', LAMICTAL, { why: 'Its conjugation is induced.' }],
  ['lamotrigine-estrogen', drug('lamotrigine'), 'estrogen', NOTE, 'lamotrigine falls', 'Level after 2 weeks.', LAMICTAL, { why: 'Its conjugation is induced.' }],
  ['lamotrigine-dofetilide', drug('lamotrigine'), drug('dofetilide'), SERIOUS, 'dofetilide rises: torsades de pointes', 'Do not combine.', LAMICTAL, { why: 'OCT2 is blocked.', group: 'dofetilide' }],
  ['lamotrigine-sertraline', drug('lamotrigine'), drug('sertraline'), HINT, 'lamotrigine may rise', 'Ask about dizziness.', LAMICTAL],
  ['carbamazepine-macrolide', drug('carbamazepine'), 'macrolide-cyp3a', URGENT, CBZ, 'Choose azithromycin; else lower carbamazepine at once with levels.', TEGRETOL, { why: 'CYP3A clears carbamazepine.' }],
  ['carbamazepine-azole', drug('carbamazepine'), 'azole', SERIOUS, `${CBZ}; the azole falls`, LEVEL, TEGRETOL, { why: 'CYP3A clears carbamazepine.' }],
  ['carbamazepine-cyp3a-strong', drug('carbamazepine'), 'cyp3a-inhibitor-strong', SERIOUS, `${CBZ}; the other drug falls`, LEVEL, TEGRETOL, { why: 'CYP3A clears carbamazepine.' }],
  ['carbamazepine-cyp3a', drug('carbamazepine'), 'cyp3a-inhibitor-moderate', SERIOUS, CBZ, LEVEL, TEGRETOL, { why: 'CYP3A clears carbamazepine.' }],
  ['carbamazepine-nefazodone', drug('carbamazepine'), drug('nefazodone'), STOP, `${CBZ}; nefazodone fails`, 'Do not combine.', label('Tegretol', 'contraindications', '2023'), { why: 'CYP3A clears both.' }],
  ['carbamazepine-fluoxetine', drug('carbamazepine'), drug('fluoxetine'), CARE, CBZ, 'Level after a week.', TEGRETOL],
  ['carbamazepine-isoniazid', drug('carbamazepine'), drug('isoniazid'), SERIOUS, `${CBZ}; liver injury`, 'Level after 3 days; liver tests.', TEGRETOL, { why: 'Isoniazid blocks CYP3A.' }],
  ['carbamazepine-danazol', drug('carbamazepine'), drug('danazol'), SERIOUS, CBZ, 'Do not combine.', TEGRETOL],
  ['carbamazepine-propoxyphene', drug('carbamazepine'), drug('propoxyphene'), SERIOUS, CBZ, 'Choose another analgesic.', TEGRETOL],
  ['carbamazepine-cimetidine', drug('carbamazepine'), drug('cimetidine'), CARE, CBZ, 'Choose famotidine.', TEGRETOL],
  ['carbamazepine-valproate', drug('carbamazepine'), 'valproate', CARE, 'the epoxide of carbamazepine rises, valproate falls', 'Levels of both.', TEGRETOL, { why: 'Valproate blocks the breakdown of the epoxide.' }],
  ['carbamazepine-phenytoin', drug('carbamazepine'), 'phenytoin-like', CARE, 'both change', 'Levels of both.', TEGRETOL],
  ['lacosamide-inducer', drug('lacosamide'), 'anticonvulsant-inducer', HINT, 'lacosamide falls; the PR interval lengthens', 'ECG where conduction is weak.', label('Vimpat', 'section 7', '2023')],
  ['lacosamide-bradycardic', drug('lacosamide'), 'bradycardic', CARE, 'heart block', 'ECG before and after the rise of the dose.', label('Vimpat', 'section 7', '2023'), { onset: 'rapid', why: 'Both slow conduction.', group: 'conduction' }],
  ['lacosamide-class-i', drug('lacosamide'), 'antiarrhythmic-i', SERIOUS, 'heart block, arrhythmia', 'ECG before and after the rise of the dose.', label('Vimpat', 'section 7', '2023'), { onset: 'rapid', why: 'Both block sodium channels.', group: 'conduction' }],
  ['valproate-phenytoin', 'valproate', 'phenytoin-like', CARE, 'free phenytoin rises, valproate falls', 'Free phenytoin and valproate levels; ammonia with confusion.', label('Depakote', 'section 7', '2023')],
  ['valproate-topiramate', 'valproate', drug('topiramate'), CARE, 'high ammonia, low temperature', 'Ammonia when drowsy.', label('Depakote', 'section 7', '2023'), { why: 'Both raise ammonia.' }],
  ['valproate-aspirin', 'valproate', { ingredient: 'aspirin', doseAtLeast: { value: 1000, unit: 'mg', per: 'day' } }, CARE, 'free valproate rises, bleeding', 'Choose acetaminophen.', label('Depakote', 'section 7', '2023'), { why: 'It is displaced and broken down less.' }],
  ['valproate-felbamate', 'valproate', drug('felbamate'), CARE, 'valproate rises', 'Lower valproate; level.', label('Depakote', 'section 7', '2023')],
  ['valproate-rufinamide', 'valproate', drug('rufinamide'), CARE, 'rufinamide rises', 'Start rufinamide below 400 mg.', label('Banzel', 'section 7', '2021')],
  ['valproate-rifampin', 'valproate', 'rifamycin-strong', CARE, FALLS, 'Level of valproate.', label('Depakote', 'section 7', '2023')],
  ['valproate-estrogen', 'valproate', 'estrogen-contraceptive', NOTE, FALLS, 'Level of valproate.', label('Depakote', 'section 7', '2023'), { why: 'Its conjugation is induced.' }],
  ['valproate-zidovudine', 'valproate', drug('zidovudine'), CARE, 'zidovudine rises: anaemia', 'Blood count.', label('Depakote', 'section 7', '2023'), { why: 'Its conjugation is blocked.' }],
  ['valproate-tricyclic', 'valproate', 'tricyclic', NOTE, 'the tricyclic rises', 'Level of the tricyclic.', label('Depakote', 'section 7', '2023')],
  ['valproate-cannabidiol', 'valproate', drug('cannabidiol'), SERIOUS, 'liver injury', 'Liver tests at 1, 3 and 6 months.', label('Epidiolex', 'section 5', '2023'), { why: 'Their harm to the liver adds up.' }],
  ['valproate-pivalate', 'valproate', { ingredient: 'pivmecillinam' }, SERIOUS, 'carnitine deficiency', 'Choose another antibiotic.', label('Pivya', 'section 7', '2024'), { why: 'Both use carnitine up.' }],
  ['clobazam-cannabidiol', drug('clobazam'), drug('cannabidiol'), CARE, 'sedation', 'Lower clobazam.', label('Epidiolex', 'section 7', '2023'), { why: 'CYP2C19 is blocked.' }],
  ['clobazam-stiripentol', drug('clobazam'), drug('stiripentol'), CARE, 'sedation', 'Lower clobazam by a quarter.', label('Diacomit', 'section 7', '2022'), { why: 'CYP2C19 and CYP3A are blocked.' }],
  ['clobazam-cenobamate', drug('cenobamate'), drug('clobazam'), CARE, 'sedation', 'Lower clobazam.', label('Xcopri', 'section 7', '2022'), { why: 'CYP2C19 is blocked.' }],
  ['stiripentol-inducer', drug('stiripentol'), 'cyp3a-inducer-strong', CARE, 'stiripentol falls', 'Do not combine.', label('Diacomit', 'section 7', '2022')],
  ['cenobamate-phenytoin', drug('cenobamate'), 'phenytoin-like', CARE, 'phenytoin rises', 'Lower phenytoin by up to half.', label('Xcopri', 'section 7', '2022')],
  ['cenobamate-lamotrigine', drug('cenobamate'), drug('lamotrigine'), NOTE, 'lamotrigine falls', 'Raise lamotrigine by effect.', label('Xcopri', 'section 7', '2022')],
  ['perampanel-inducer', drug('perampanel'), 'cyp3a-inducer-strong', CARE, 'perampanel falls', 'Start with 4 mg.', label('Fycompa', 'section 7', '2023'), { why: 'Induced CYP3A clears it.' }],
  ['brivaracetam-rifampin', drug('brivaracetam'), 'rifamycin-strong', CARE, 'brivaracetam falls', 'Raise it up to twofold.', label('Briviact', 'section 7', '2023')],
  ['brivaracetam-carbamazepine', drug('brivaracetam'), drug('carbamazepine'), NOTE, 'the epoxide of carbamazepine rises', 'Lower carbamazepine when it harms.', label('Briviact', 'section 7', '2023')],
  ['tiagabine-inducer', drug('tiagabine'), 'anticonvulsant-inducer', NOTE, 'tiagabine falls', 'Raise it by effect.', label('Gabitril', 'section 7', '2022')],
  ['zonisamide-topiramate', drug('zonisamide'), drug('topiramate'), CARE, 'acidosis, kidney stones', 'Do not combine; bicarbonate.', label('Zonegran', 'interactions', '2020'), { why: 'Both block carbonic anhydrase.', group: 'acidosis' }],
  ['topiramate-acetazolamide', drug('topiramate'), drug('acetazolamide'), CARE, 'acidosis, kidney stones', 'Do not combine; bicarbonate.', label('Topamax', 'section 7', '2023'), { why: 'Both block carbonic anhydrase.', group: 'acidosis' }],
  ['acetazolamide-salicylate', 'ketoacidosis-other', { ingredient: 'aspirin', doseAtLeast: { value: 1000, unit: 'mg', per: 'day' } }, SERIOUS, 'salicylate poisoning, acidosis, confusion', 'Do not combine high doses.', label('Diamox', 'interactions', '2020'), { why: 'Acidosis drives salicylate into the brain.', group: 'acidosis' }],
  ['topiramate-hydrochlorothiazide', drug('topiramate'), drug('hydrochlorothiazide'), HINT, 'topiramate rises, low potassium', 'Potassium.', label('Topamax', 'section 7', '2023')],
  ['topiramate-amitriptyline', drug('topiramate'), drug('amitriptyline'), HINT, 'amitriptyline rises', 'Lower amitriptyline.', label('Topamax', 'section 7', '2023')],
  ['phenobarbital-azole', 'barbiturate', 'azole-strong', SERIOUS, 'the azole fails', 'Choose an echinocandin.', label('Vfend', 'section 4', '2022'), { why: 'Induced CYP3A clears the azole.', group: 'induction-anti-infective' }],
  ['phenobarbital-felbamate', drug('phenobarbital'), drug('felbamate'), CARE, 'phenobarbital rises', 'Lower phenobarbital.', label('Felbatol', 'interactions', '2021')],
  ['primidone-phenytoin', drug('primidone'), 'phenytoin-like', NOTE, 'phenobarbital rises', 'Level of phenobarbital.', label('Mysoline', 'interactions', '2020')],
  ['inducer-acetaminophen', 'anticonvulsant-inducer', drug('acetaminophen'), HINT, 'liver injury', 'At most 3 g of acetaminophen a day.', label('Ofirmev', 'section 7', '2018'), { why: 'More of the toxic product forms.', group: 'liver' }],
  ['inducer-vitamin-d', 'anticonvulsant-inducer', 'vitamin-d', HINT, 'vitamin D falls', 'Level of vitamin D.', label('Rocaltrol', 'interactions', '2021'), { why: 'It is broken down faster.', group: 'calcium' }],
  ['inducer-tricyclic', 'anticonvulsant-inducer', 'tricyclic', NOTE, 'the tricyclic falls; the threshold falls', 'Level of the tricyclic.', TEGRETOL],
  ['inducer-sertraline', 'anticonvulsant-inducer', 'ssri', NOTE, 'the SSRI may fall', 'Raise it by effect.', label('Zoloft', 'section 7', '2023')],
  ['inducer-bupropion', 'anticonvulsant-inducer', drug('bupropion'), CARE, 'bupropion falls', 'Do not exceed the highest dose.', label('Wellbutrin XL', 'section 7', '2022'), { why: 'Induced CYP2B6 clears it.' }],
  ['inducer-relaxant', 'anticonvulsant-inducer', 'neuromuscular-blocker', NOTE, 'short relaxation', 'Measure the block; higher doses are needed.', label('Zemuron', 'section 7', '2022'), { onset: 'rapid', why: 'The receptor and the clearance change.', group: 'neuromuscular' }],
  ['inducer-metyrapone', 'anticonvulsant-inducer', drug('metyrapone'), CARE, 'the test fails', 'Double the dose for the test.', label('Metopirone', 'interactions', '2020')],
  ['cenobamate-rufinamide', drug('cenobamate'), drug('rufinamide'), CARE, 'QT shortens', 'ECG.', label('Xcopri', 'section 5', '2022'), { onset: 'rapid', why: 'Both shorten QT.' }],
])

const threshold = interactions('seizure', 'rapid', 'Both lower the seizure threshold.', [
  ['tramadol-seizure', drug('tramadol'), 'seizure-threshold', NOTE, 'seizure', 'Choose another analgesic where seizures are known.', label('Ultram', 'section 5', '2023'), { modifiers: EPILEPSY }],
  ['bupropion-seizure', drug('bupropion'), 'seizure-threshold', NOTE, 'seizure', 'Raise bupropion slowly; lowest dose.', label('Wellbutrin XL', 'section 7', '2022'), { modifiers: EPILEPSY }],
  ['bupropion-antipsychotic', drug('bupropion'), 'antipsychotic', NOTE, 'seizure; some antipsychotics rise', 'Lower the antipsychotic cleared by CYP2D6.', label('Wellbutrin XL', 'section 7', '2022'), { modifiers: EPILEPSY }],
  ['bupropion-corticosteroid', drug('bupropion'), 'corticosteroid-systemic', HINT, 'seizure', 'Raise bupropion slowly.', label('Wellbutrin XL', 'section 7', '2022'), { modifiers: EPILEPSY }],
  ['bupropion-levodopa', drug('bupropion'), 'levodopa', CARE, 'restlessness, tremor', 'Start bupropion low.', label('Wellbutrin XL', 'section 7', '2022'), { why: 'Both raise dopamine.', group: 'dopamine' }],
  ['bupropion-amantadine', drug('bupropion'), drug('amantadine'), CARE, 'restlessness, tremor, confusion', 'Start bupropion low.', label('Wellbutrin XL', 'section 7', '2022'), { why: 'Both raise dopamine.', group: 'dopamine' }],
  ['meperidine-seizure', drug('meperidine'), 'seizure-threshold', NOTE, 'seizure', 'Choose morphine or hydromorphone.', label('Demerol', 'section 5', '2023'), { modifiers: EPILEPSY }],
  ['clozapine-seizure', drug('clozapine'), 'seizure-threshold', NOTE, 'seizure', 'Level of clozapine; slow rise.', label('Clozaril', 'section 5', '2023'), { modifiers: EPILEPSY }],
  ['imipenem-seizure', drug('imipenem'), 'seizure-threshold', NOTE, 'seizure', 'Choose meropenem where seizures are known.', label('Primaxin', 'section 5', '2022'), { modifiers: EPILEPSY }],
  ['dalfampridine-seizure', drug('dalfampridine'), 'seizure-threshold', CARE, 'seizure', 'Weigh.', label('Ampyra', 'section 5', '2022'), { modifiers: EPILEPSY }],
  ['dalfampridine-oct2', drug('dalfampridine'), drug('cimetidine'), SERIOUS, 'dalfampridine rises, seizure', 'Choose famotidine.', label('Ampyra', 'section 7', '2022'), { why: 'OCT2 clears it.' }],
  ['theophylline-tramadol', drug('theophylline'), drug('tramadol'), NOTE, 'seizure', 'Choose another analgesic.', label('Ultram', 'section 5', '2023'), { modifiers: EPILEPSY }],
  ['iohexol-threshold', { class: 'contrast-iodinated', routes: ['intrathecal'] }, 'seizure-threshold', SERIOUS, 'seizure', 'Stop it 48 hours before contrast into the spine.', label('Omnipaque', 'interactions', '2022')],
])

export const anticonvulsants: readonly InteractionRule[] = [...levels, ...threshold]
