// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Blood pressure, down and up; sympathomimetics; anaesthesia. Clinical review pending. */
import type { InteractionRule, Modifier } from '#app/medication/knowledge.ts'
import { age, any, CARE, cls, drug, HINT, has, label, modifier, NOTE, SERIOUS, STOP, URGENT } from '../making.ts'
import { interactions } from './make.ts'
import { ONC_LOW } from './sources.ts'

const DEEP = 'deep fall of pressure, collapse'
const FALL = 'low pressure, fainting'
const FALLS: Modifier[] = [modifier(any(has('falls'), has('syncope'), has('orthostatic-hypotension')), SERIOUS, 'falls, syncope or low standing pressure are recorded'), modifier(age('>=', 80), CARE, 'age of 80 or more')]

const down = interactions('hypotension', 'rapid', 'Both widen vessels.', [
  ['pde5-nitrate', 'pde5-inhibitor', 'nitrate', STOP, DEEP, 'No nitrate within 24 hours of sildenafil or vardenafil, 48 of tadalafil, 12 of avanafil.', label('Viagra and Cialis', 'section 4', '2023'), { group: 'pde5', why: 'Both raise cGMP.', washOutDays: { left: 2 } }],
  ['pde5-riociguat', 'pde5-inhibitor', 'sgc-stimulator', STOP, DEEP, 'Do not combine: leave 24 hours after sildenafil, 48 after tadalafil.', label('Adempas', 'section 4', '2021'), { group: 'pde5', why: 'Both raise cGMP.', washOutDays: { left: 2, right: 1 } }],
  ['riociguat-nitrate', 'sgc-stimulator', 'nitrate', STOP, DEEP, 'Do not combine.', label('Adempas', 'section 4', '2021'), { group: 'pde5', why: 'Both raise cGMP.' }],
  ['riociguat-vericiguat', 'sgc-stimulator', 'sgc-stimulator', STOP, DEEP, 'Use one.', label('Verquvo', 'section 4', '2021'), { group: 'pde5', why: 'Both raise cGMP.' }],
  ['pde5-alpha', 'pde5-inhibitor', 'alpha1-blocker', CARE, FALL, 'Stable on one first, then the lowest dose of the other; tadalafil 5 mg with tamsulosin is usual.', label('Viagra', 'section 7', '2023'), { group: 'pde5' }],
  ['pde5-cyp3a-strong', 'pde5-inhibitor', 'cyp3a-inhibitor-strong', SERIOUS, 'the level rises: low pressure, priapism, loss of sight', 'Sildenafil at most 25 mg in 48 hours, vardenafil 2.5 mg, tadalafil 10 mg in 72; no avanafil; not for lung hypertension.', label('Viagra', 'sections 2 and 7', '2023'), { group: 'pde5', why: 'CYP3A clears it.' }],
  ['sildenafil-protease', { ingredient: 'sildenafil', doseAtLeast: { value: 50, unit: 'mg', per: 'day' } }, 'protease-inhibitor', URGENT, 'the level rises elevenfold: low pressure, priapism', 'For lung hypertension do not combine; else at most 25 mg in 48 hours.', label('Revatio', 'section 7', '2023'), { group: 'pde5', why: 'CYP3A clears it.' }],
  ['avanafil-cyp3a', drug('avanafil'), 'cyp3a-inhibitor-strong', STOP, 'avanafil rises thirteenfold', 'Do not combine.', label('Stendra', 'section 7', '2022'), { group: 'pde5', why: 'CYP3A clears it.' }],
  ['pde5-cyp3a-moderate', 'pde5-inhibitor', 'cyp3a-inhibitor-moderate', CARE, 'the level rises: low pressure', 'Start with 25 mg of sildenafil, 5 mg of vardenafil, 50 mg of avanafil.', label('Viagra', 'section 2', '2023'), { group: 'pde5', why: 'CYP3A clears it.' }],
  ['pde5-inducer', 'pde5-inhibitor', 'cyp3a-inducer-strong', CARE, 'it fails', 'No tadalafil for lung hypertension; else raise by effect.', label('Adcirca', 'section 7', '2020'), { group: 'pde5', why: 'Induced CYP3A clears it.', onset: 'delayed' }],
  ['pde5-bosentan', 'pde5-inhibitor', drug('bosentan'), NOTE, 'the PDE5 inhibitor falls', 'Usual in lung hypertension; watch the effect.', label('Tracleer', 'section 7', '2021'), { group: 'pde5', why: 'Bosentan induces CYP3A.', onset: 'delayed' }],
  ['pde5-pde5', 'pde5-inhibitor', 'pde5-inhibitor', SERIOUS, DEEP, 'Use one.', label('Cialis', 'section 5', '2023'), { group: 'pde5', why: 'Their effects add up.' }],
  ['pde5-antihypertensive', 'pde5-inhibitor', 'antihypertensive', HINT, FALL, 'Usual together; start low.', label('Viagra', 'section 7', '2023'), { group: 'pde5' }],
  ['alpha-alpha', 'alpha1-blocker', 'alpha1-blocker', SERIOUS, FALL, 'Use one.', label('Flomax', 'section 7', '2019'), { modifiers: FALLS }],
  ['alpha-beta', 'alpha1-blocker', 'beta-blocker', NOTE, 'fainting after the first dose', 'First dose lying down at night.', ONC_LOW, { modifiers: FALLS }],
  ['alpha-ccb', 'alpha1-blocker', 'ccb', NOTE, FALL, 'First dose lying down at night.', label('Cardura', 'section 7', '2021'), { modifiers: FALLS }],
  ['alpha-diuretic', 'alpha1-blocker', 'diuretic', HINT, 'fainting after the first dose', 'Measure standing pressure.', label('Minipress', 'interactions', '2021'), { modifiers: FALLS }],
  ['nitrate-alpha', 'nitrate', 'alpha1-blocker', NOTE, FALL, 'Measure standing pressure.', label('Isordil', 'interactions', '2021'), { modifiers: FALLS }],
  ['nitrate-alcohol', 'nitrate', drug('ethanol'), NOTE, FALL, 'No alcohol.', label('Isordil', 'interactions', '2021')],
  ['tizanidine-antihypertensive', drug('tizanidine'), 'antihypertensive', NOTE, 'low pressure, slow pulse', 'Start with 2 mg; measure standing pressure.', label('Zanaflex', 'section 7', '2020'), { modifiers: FALLS }],
  ['tizanidine-alpha2', drug('tizanidine'), 'alpha2-agonist-bp', SERIOUS, 'low pressure, slow pulse', 'Do not combine.', label('Zanaflex', 'section 7', '2020'), { why: 'Both act on alpha 2 receptors.' }],
  ['antipsychotic-antihypertensive', 'antipsychotic', 'alpha1-blocker', NOTE, FALL, 'Measure standing pressure.', label('Seroquel', 'section 7', '2022'), { modifiers: FALLS }],
  ['tricyclic-antihypertensive', 'tricyclic', 'alpha1-blocker', NOTE, FALL, 'Measure standing pressure.', label('Elavil', 'precautions', '2020'), { modifiers: FALLS }],
  ['levodopa-antihypertensive', 'levodopa', 'antihypertensive', NOTE, FALL, 'Measure standing pressure; lower the antihypertensive.', label('Sinemet', 'section 7', '2020'), { modifiers: FALLS }],
  ['dopamine-agonist-antihypertensive', 'dopamine-agonist', 'antihypertensive', HINT, FALL, 'Measure standing pressure.', label('Requip', 'section 7', '2021'), { modifiers: FALLS }],
  ['apomorphine-5ht3', drug('apomorphine'), 'antiemetic-5ht3', STOP, `${DEEP}, loss of consciousness`, 'Choose trimethobenzamide or domperidone.', label('Apokyn', 'section 4', '2022'), { group: 'apomorphine', why: 'The cause is not known.' }],
  ['apomorphine-nitrate', drug('apomorphine'), 'nitrate', CARE, FALL, 'Lie down for 45 minutes after a nitrate.', label('Apokyn', 'section 7', '2022')],
  ['baclofen-antihypertensive', drug('baclofen'), 'antihypertensive', HINT, FALL, 'Measure standing pressure.', label('Lioresal', 'interactions', '2022'), { modifiers: FALLS }],
  ['minoxidil-guanethidine', 'vasodilator', drug('guanethidine'), SERIOUS, DEEP, 'Stop guanethidine 1 to 3 weeks before.', label('Minoxidil tablets', 'warnings', '2021')],
  ['diazoxide-hydralazine', drug('diazoxide'), drug('hydralazine'), SERIOUS, DEEP, 'Leave hours between them.', label('Hydralazine', 'interactions', '2021')],
  ['nitroprusside-antihypertensive', drug('nitroprusside'), cls('antihypertensive', ['intravenous']), NOTE, DEEP, 'Measure pressure without pause.', label('Nipride', 'section 7', '2021')],
  ['nesiritide-acei', drug('nesiritide'), 'acei', NOTE, FALL, 'Measure pressure each hour.', label('Natrecor', 'section 7', '2019')],
  ['clevidipine-beta', drug('clevidipine'), 'beta-blocker', HINT, FALL, 'Usual together; it does not protect when a beta blocker stops.', label('Cleviprex', 'section 5', '2021')],
  ['hydralazine-metoprolol', drug('hydralazine'), 'beta-blocker', HINT, 'the beta blocker rises', 'Usual together.', label('Lopressor', 'section 7', '2023')],
  ['prostacyclin-antihypertensive', 'prostacyclin', 'antihypertensive', HINT, FALL, 'Measure pressure.', label('Flolan', 'section 7', '2023')],
  ['protamine-insulin', drug('protamine'), drug('insulin isophane'), HINT, 'anaphylaxis to protamine', 'Epinephrine at hand.', label('Protamine', 'warnings', '2021'), { why: 'Insulin isophane sensitises to protamine.', group: 'protamine' }],
  ['sglt2-thiazide', 'sglt2-inhibitor', 'thiazide', HINT, 'dehydration, low pressure', 'Weigh; ask about dizziness.', label('Jardiance', 'section 7', '2023'), { modifiers: FALLS, why: 'Both take salt and water.' }],
  ['diuretic-diuretic', 'loop-diuretic', 'thiazide', NOTE, 'low potassium and sodium, dehydration', 'Potassium, sodium and creatinine within 3 days.', label('Zaroxolyn', 'warnings', '2020'), { why: 'They block one after the other.', group: 'hypokalaemia', modifiers: [modifier({ lab: 'potassium', is: '<', value: 3.5, unit: 'mmol/L', withinHours: 72 }, SERIOUS, 'potassium is below 3.5 mmol/L')] }],
  ['diuretic-corticosteroid', 'k-losing-diuretic', 'corticosteroid-systemic', HINT, 'low potassium', 'Potassium within a week.', label('Lasix', 'interactions', '2023'), { why: 'Both waste potassium.', group: 'hypokalaemia' }],
  ['diuretic-beta-agonist', 'k-losing-diuretic', 'beta-agonist', HINT, 'low potassium', 'Potassium with high doses.', label('Proventil', 'section 7', '2020'), { why: 'One wastes it, the other shifts it.', group: 'hypokalaemia' }],
  ['diuretic-laxative', 'k-losing-diuretic', 'laxative-stimulant', HINT, 'low potassium', 'Potassium with long use.', label('Lasix', 'interactions', '2023'), { why: 'Both waste potassium.', group: 'hypokalaemia' }],
  ['theophylline-beta-agonist', 'theophylline', 'beta-agonist', NOTE, 'low potassium, fast pulse', 'Potassium and pulse.', label('Theo-24', 'interactions', '2020'), { why: 'Both shift potassium and drive the heart.', group: 'hypokalaemia' }],
  ['corticosteroid-beta-agonist', 'corticosteroid-systemic', 'beta-agonist', HINT, 'low potassium', 'Potassium with high doses.', label('Proventil', 'section 7', '2020'), { why: 'One wastes it, the other shifts it.', group: 'hypokalaemia' }],
])

const UP = 'high pressure, arrhythmia'
const up = interactions('pressor-direct', 'rapid', 'Both drive heart and vessels.', [
  ['tricyclic-epinephrine', 'tricyclic', 'catecholamine', SERIOUS, UP, 'Give a fraction of the dose and titrate; local anaesthetics with epinephrine in small amounts.', label('Elavil', 'precautions', '2020'), { why: 'Its uptake is blocked.' }],
  ['tricyclic-sympathomimetic', 'tricyclic', 'vasoconstrictor-sympathomimetic', SERIOUS, UP, 'Give a fraction of the dose and titrate; no decongestants.', label('Elavil', 'precautions', '2020'), { why: 'Its uptake is blocked.' }],
  ['tricyclic-clonidine', 'tricyclic', 'alpha2-agonist-bp', SERIOUS, 'clonidine fails, pressure rises', 'Choose another antihypertensive.', label('Catapres', 'drug interactions', '2020'), { why: 'Tricyclics block alpha 2 receptors.', group: 'alpha2' }],
  ['mirtazapine-clonidine', drug('mirtazapine'), drug('clonidine'), CARE, 'clonidine fails, pressure rises', 'Measure pressure.', label('Catapres', 'drug interactions', '2020'), { why: 'It blocks alpha 2 receptors.', group: 'alpha2' }],
  ['snri-sympathomimetic', 'snri', 'indirect-sympathomimetic', CARE, UP, 'Measure pressure.', label('Effexor XR', 'section 5', '2023')],
  ['snri-vasoconstrictor', 'snri', 'vasoconstrictor-sympathomimetic', NOTE, UP, 'Measure pressure; no decongestants.', label('Savella', 'section 7', '2023')],
  ['bupropion-stimulant', drug('bupropion'), 'amphetamine-like', CARE, `${UP}, seizure`, 'Measure pressure.', label('Wellbutrin XL', 'section 7', '2022')],
  ['stimulant-decongestant', 'amphetamine-like', 'vasoconstrictor-sympathomimetic', CARE, UP, 'Stop the decongestant.', label('Adderall XR', 'section 7', '2023')],
  ['stimulant-stimulant', 'amphetamine-like', 'amphetamine-like', CARE, UP, 'Use one as a rule.', label('Adderall XR', 'section 7', '2023')],
  ['atomoxetine-beta-agonist', 'adhd-noradrenergic', { class: 'beta-agonist', routes: ['oral', 'intravenous', 'subcutaneous'] }, CARE, UP, 'Measure pulse and pressure.', label('Strattera', 'section 7', '2022')],
  ['stimulant-antihypertensive', 'amphetamine-like', 'antihypertensive', NOTE, 'pressure rises', 'Measure pressure.', label('Adderall XR', 'section 7', '2023'), { why: 'They work against each other.' }],
  ['stimulant-alkaliniser', 'amphetamine-like', drug('sodium bicarbonate'), CARE, 'amphetamine stays', 'Do not combine.', label('Adderall XR', 'section 7', '2023'), { why: 'Alkaline urine keeps it.', onset: 'delayed' }],
  ['stimulant-antipsychotic', 'amphetamine-like', 'antipsychotic', NOTE, 'each undoes the other', 'Ask why both are needed.', label('Adderall XR', 'section 7', '2023'), { why: 'One raises dopamine, the other blocks it.' }],
  ['midodrine-vasoconstrictor', drug('midodrine'), 'vasoconstrictor-sympathomimetic', SERIOUS, 'high pressure lying down', 'Do not combine.', label('ProAmatine', 'interactions', '2017')],
  ['midodrine-bradycardic', drug('midodrine'), 'bradycardic', CARE, 'slow pulse, heart block', 'Measure the pulse.', label('ProAmatine', 'interactions', '2017'), { why: 'The reflex to high pressure slows the heart.' }],
  ['midodrine-alpha-blocker', drug('midodrine'), 'alpha1-blocker', CARE, 'midodrine fails', 'Ask why both are needed.', label('ProAmatine', 'interactions', '2017'), { why: 'They work against each other.' }],
  ['midodrine-fludrocortisone', drug('midodrine'), drug('fludrocortisone'), NOTE, 'high pressure lying down, glaucoma', 'Measure pressure lying down.', label('ProAmatine', 'interactions', '2017')],
  ['droxidopa-vasoconstrictor', drug('droxidopa'), 'vasoconstrictor-sympathomimetic', CARE, 'high pressure lying down', 'Measure pressure lying down.', label('Northera', 'section 7', '2019')],
  ['droxidopa-triptan', drug('droxidopa'), 'triptan', CARE, 'high pressure lying down', 'Measure pressure lying down.', label('Northera', 'section 7', '2019')],
  ['epinephrine-antipsychotic', { ingredient: 'epinephrine', routes: ['intravenous', 'intramuscular', 'subcutaneous'] }, 'phenothiazine', CARE, 'pressure falls', 'For low pressure give phenylephrine or norepinephrine.', label('Chlorpromazine', 'warnings', '2021'), { why: 'Alpha receptors are blocked, beta effects stay.' }],
  ['epinephrine-halothane', 'catecholamine', cls('anaesthetic-volatile'), CARE, 'ventricular arrhythmia', 'Choose sevoflurane or isoflurane and small amounts.', label('Adrenalin', 'section 7', '2023'), { why: 'Halothane sensitises the heart.' }],
  ['cocaine-beta-blocker', drug('cocaine'), 'beta-blocker-nonselective', CARE, 'spasm of the coronary arteries', 'Choose a benzodiazepine and nitrates.', label('Goprelto', 'section 7', '2022'), { why: 'Alpha effects stand alone.' }],
  ['cocaine-sympathomimetic', drug('cocaine'), 'catecholamine', SERIOUS, UP, 'Do not combine.', label('Goprelto', 'section 7', '2022')],
  ['nsaid-antihypertensive', 'nsaid', 'beta-blocker', HINT, 'pressure rises', 'Measure pressure after a week.', ONC_LOW, { onset: 'delayed', why: 'NSAIDs keep salt.', group: 'nsaid-pressure' }],
  ['nsaid-ccb', 'nsaid', 'ccb', HINT, 'pressure rises', 'Measure pressure after a week.', ONC_LOW, { onset: 'delayed', why: 'NSAIDs keep salt.', group: 'nsaid-pressure' }],
  ['vasopressin-catecholamine', drug('vasopressin'), 'catecholamine', HINT, 'pressure rises', 'Meant together in shock: titrate.', label('Vasostrict', 'section 7', '2021')],
  ['vasopressin-indomethacin', drug('vasopressin'), drug('indomethacin'), NOTE, 'longer effect of vasopressin', 'Titrate.', label('Vasostrict', 'section 7', '2021')],
  ['angiotensin-arb', drug('angiotensin ii'), 'arb', CARE, 'angiotensin fails', 'Higher doses are needed.', label('Giapreza', 'section 7', '2021'), { why: 'Its receptor is blocked.' }],
  ['angiotensin-acei', drug('angiotensin ii'), 'acei', CARE, 'pressure rises more', 'Start lower.', label('Giapreza', 'section 7', '2021'), { why: 'The receptor is more sensitive.' }],
  ['local-anaesthetic-two', 'local-anaesthetic-amide', 'local-anaesthetic-amide', CARE, 'seizure, arrhythmia', 'Add up the doses; leave 96 hours after liposomal bupivacaine.', label('Exparel', 'section 7', '2023'), { why: 'Their toxicity adds up.', group: 'local-anaesthetic' }],
  ['local-anaesthetic-methaemoglobin', 'local-anaesthetic-amide', drug('dapsone'), CARE, 'methaemoglobin', 'Watch the oxygen saturation.', label('Xylocaine', 'section 7', '2022'), { why: 'Both oxidise haemoglobin.', group: 'methaemoglobin' }],
  ['benzocaine-methaemoglobin', { ingredient: 'benzocaine', routes: ['topical', 'oral', 'buccal', 'other'] }, 'methaemoglobin', NOTE, 'methaemoglobin', 'Watch the oxygen saturation.', { source: 'FDA drug safety communication: benzocaine and methaemoglobinaemia', date: '2018-05-23' }, { why: 'Both oxidise haemoglobin.', group: 'methaemoglobin' }],
  ['rasburicase-primaquine', drug('rasburicase'), drug('primaquine'), SERIOUS, 'haemolysis, methaemoglobin', 'Do not combine.', label('Elitek', 'section 5', '2019'), { why: 'Both oxidise red cells.', group: 'methaemoglobin' }],
  ['sugammadex-toremifene', drug('sugammadex'), drug('toremifene'), CARE, 'the block returns', 'Delay sugammadex.', label('Bridion', 'section 7', '2022'), { why: 'Toremifene displaces the relaxant.', group: 'neuromuscular' }],
])

export const pressure: readonly InteractionRule[] = [...down, ...up]
