// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Dopamine and its antagonists, movement, stomach and what stays over. Clinical review pending. */
import type { InteractionRule, Modifier } from '#app/medication/knowledge.ts'
import { any, CARE, drug, HINT, has, label, modifier, NOTE, SERIOUS, STOP } from '../making.ts'
import { interactions } from './make.ts'
import { STOPP } from './sources.ts'

const STIFF = 'stiffness, each undoes the other'
const PARKINSON: Modifier[] = [modifier(any(has('parkinson'), has('lewy-body-dementia')), SERIOUS, 'Parkinson or Lewy body disease is recorded')]

const dopamine = interactions('dopamine', 'delayed', 'One raises dopamine, the other blocks it.', [
  ['levodopa-antipsychotic', 'levodopa', 'antipsychotic-typical', SERIOUS, STIFF, 'Choose quetiapine or clozapine.', label('Sinemet', 'section 7', '2020')],
  ['levodopa-antipsychotic-atypical', 'levodopa', 'antipsychotic-atypical', CARE, STIFF, 'Choose quetiapine, clozapine or pimavanserin.', label('Sinemet', 'section 7', '2020')],
  ['levodopa-metoclopramide', 'levodopa', drug('metoclopramide'), SERIOUS, STIFF, 'Choose domperidone or ondansetron.', label('Reglan', 'section 7', '2017')],
  ['levodopa-antiemetic', 'levodopa', 'dopamine-antagonist-gut', SERIOUS, STIFF, 'Choose ondansetron; domperidone does not reach the brain.', STOPP],
  ['agonist-antipsychotic', 'dopamine-agonist', 'antipsychotic', SERIOUS, STIFF, 'Choose quetiapine, or stop the agonist.', label('Mirapex', 'section 7', '2021')],
  ['agonist-metoclopramide', 'dopamine-agonist', 'dopamine-antagonist-gut', CARE, STIFF, 'Choose ondansetron (not with apomorphine) or domperidone.', label('Mirapex', 'section 7', '2021')],
  ['cabergoline-antipsychotic', 'ergot-dopaminergic', 'antipsychotic', SERIOUS, STIFF, 'Ask which disease leads.', label('Dostinex', 'section 7', '2019')],
  ['amantadine-antipsychotic', drug('amantadine'), 'antipsychotic', CARE, STIFF, 'Ask why both are needed.', label('Gocovri', 'section 7', '2021')],
  ['metoclopramide-antipsychotic', drug('metoclopramide'), 'antipsychotic', SERIOUS, 'tardive dyskinesia, malignant neuroleptic syndrome', 'Choose ondansetron.', label('Reglan', 'sections 5 and 7', '2017'), { why: 'Both block dopamine.', group: 'dopamine-block' }],
  ['metoclopramide-phenothiazine', drug('metoclopramide'), 'phenothiazine', CARE, 'dystonia, stiffness', 'Use one antiemetic of this kind.', label('Reglan', 'section 7', '2017'), { why: 'Both block dopamine.', group: 'dopamine-block' }],
  ['antiemetic-antipsychotic', drug('prochlorperazine'), 'antipsychotic', CARE, 'dystonia, stiffness, sedation', 'Choose ondansetron.', STOPP, { why: 'Both block dopamine.', group: 'dopamine-block' }],
  ['promethazine-antipsychotic', drug('promethazine'), 'antipsychotic', NOTE, 'dystonia, sedation, QTc lengthens', 'Choose another antiemetic.', label('Phenergan', 'interactions', '2022'), { why: 'Both block dopamine.', group: 'dopamine-block' }],
  ['antipsychotic-antipsychotic', 'antipsychotic', 'antipsychotic', NOTE, 'stiffness, sedation, QTc lengthens', 'Write down why two are needed.', STOPP, { why: 'Their effects add up.', group: 'dopamine-block', modifiers: PARKINSON }],
  ['metoclopramide-ssri', drug('metoclopramide'), 'ssri-snri', NOTE, 'stiffness, serotonin syndrome', 'Choose another antiemetic.', label('Reglan', 'section 7', '2017'), { why: 'Dopamine falls and the level rises.', group: 'dopamine-block' }],
  ['metoclopramide-anticholinergic', drug('metoclopramide'), 'anticholinergic-strong', NOTE, 'metoclopramide works less', 'Ask why both are needed.', label('Reglan', 'section 7', '2017'), { why: 'One moves the stomach, the other stops it.', group: 'stomach' }],
  ['metoclopramide-opioid', drug('metoclopramide'), 'opioid', HINT, 'metoclopramide works less', 'Watch the effect.', label('Reglan', 'section 7', '2017'), { why: 'Opioids stop the stomach.', group: 'stomach' }],
  ['metoclopramide-maoi', drug('metoclopramide'), 'maoi-oral', SERIOUS, 'high pressure', 'Do not combine.', label('Reglan', 'section 7', '2017'), { why: 'Catecholamines are released.', group: 'pressor', onset: 'rapid' }],
  ['vmat2-antipsychotic', 'vmat2-inhibitor', 'antipsychotic', CARE, 'stiffness, malignant neuroleptic syndrome, QTc lengthens', 'Watch movement.', label('Xenazine', 'section 7', '2019'), { why: 'Both lower dopamine.', group: 'dopamine-block' }],
  ['vmat2-vmat2', 'vmat2-inhibitor', 'vmat2-inhibitor', STOP, 'depression, collapse of pressure', 'Use one; leave 20 days after reserpine.', label('Xenazine', 'section 4', '2019'), { washOutDays: { left: 20, right: 20 }, why: 'They act alike.' }],
  ['vmat2-levodopa', 'vmat2-inhibitor', 'levodopa', CARE, STIFF, 'Ask why both are needed.', label('Xenazine', 'section 7', '2019')],
  ['levodopa-iron', 'levodopa', { class: 'iron', routes: ['oral'] }, NOTE, 'levodopa works less', 'Leave 2 hours.', label('Sinemet', 'section 7', '2020'), { why: 'Iron binds it.', group: 'chelation' }],
  ['entacapone-iron', 'comt-inhibitor', { class: 'iron', routes: ['oral'] }, NOTE, 'less of both is absorbed', 'Leave 2 hours.', label('Comtan', 'section 7', '2021'), { why: 'Iron binds it.', group: 'chelation' }],
  ['levodopa-pyridoxine', drug('levodopa'), { ingredient: 'pyridoxine', doseAtLeast: { value: 10, unit: 'mg', per: 'day' } }, HINT, 'levodopa without carbidopa works less', 'No change with carbidopa.', label('Sinemet', 'section 7', '2020'), { why: 'It is turned over before the brain.' }],
  ['comt-catecholamine', 'comt-inhibitor', 'catecholamine', CARE, 'fast pulse, arrhythmia, pressure', 'Start low and titrate.', label('Comtan', 'section 7', '2021'), { why: 'COMT clears catecholamines.', group: 'pressor-direct', onset: 'rapid' }],
  ['comt-comt', 'comt-inhibitor', 'comt-inhibitor', SERIOUS, 'no gain, liver', 'Use one.', label('Tasmar', 'section 7', '2020'), { why: 'They act alike.' }],
  ['levodopa-phenytoin', 'levodopa', 'phenytoin-like', HINT, 'levodopa works less', 'Watch stiffness.', label('Sinemet', 'section 7', '2020'), { why: 'The cause is not known.' }],
  ['amantadine-anticholinergic', drug('amantadine'), 'anticholinergic-strong', CARE, 'confusion, hallucination', 'Lower the anticholinergic.', label('Gocovri', 'section 7', '2021'), { why: 'Their effects add up.', group: 'anticholinergic' }],
  ['amantadine-triamterene', drug('amantadine'), drug('triamterene'), NOTE, 'amantadine rises', 'Watch confusion.', label('Symmetrel', 'interactions', '2019'), { why: 'Its secretion is blocked.' }],
  ['amantadine-alkaline', drug('amantadine'), drug('sodium bicarbonate'), NOTE, 'amantadine rises', 'Watch confusion.', label('Gocovri', 'section 7', '2021'), { why: 'Alkaline urine keeps it.' }],
  ['nmda-nmda', 'nmda-antagonist', 'nmda-antagonist', CARE, 'psychosis, confusion', 'Use one of amantadine, memantine, ketamine.', label('Namenda', 'section 7', '2018'), { why: 'They act alike.', group: 'nmda' }],
  ['memantine-alkaline', drug('memantine'), drug('sodium bicarbonate'), NOTE, 'memantine rises', 'Watch confusion.', label('Namenda', 'section 7', '2018'), { why: 'Alkaline urine keeps it.', group: 'nmda' }],
  ['haloperidol-carbamazepine', drug('haloperidol'), drug('carbamazepine'), CARE, 'haloperidol halves', 'Raise haloperidol by effect.', label('Haldol', 'precautions', '2020'), { why: 'Induced CYP3A clears it.', group: 'cyp3a-mind' }],
  ['cyproheptadine-ssri', drug('cyproheptadine'), 'ssri-snri', HINT, 'the antidepressant works less', 'Choose another antihistamine.', label('Prozac', 'section 7', '2023'), { why: 'It blocks serotonin.', group: 'serotonin-block' }],
  ['ondansetron-tramadol', drug('ondansetron'), drug('tramadol'), HINT, 'less analgesia', 'Watch pain.', label('Ultram', 'section 7', '2023'), { why: 'It blocks serotonin in the cord.', group: 'serotonin-block' }],
  ['nicotine-adenosine', drug('nicotine'), drug('adenosine'), NOTE, 'fast pulse, heart block', 'Watch the ECG.', label('Adenocard', 'interactions', '2021'), { why: 'Nicotine strengthens adenosine.', onset: 'rapid', group: 'adenosine' }],
  ['isoproterenol-epinephrine', drug('isoproterenol'), drug('epinephrine'), SERIOUS, 'ventricular arrhythmia', 'Leave 4 hours between them.', label('Isuprel', 'interactions', '2021'), { why: 'Both drive the heart.', onset: 'rapid', group: 'pressor-direct' }],
  ['acetaminophen-alcohol', drug('acetaminophen'), drug('ethanol'), NOTE, 'liver injury', 'At most 2 g a day with heavy drinking.', label('Ofirmev', 'section 7', '2018'), { why: 'More of the toxic product forms.', group: 'liver' }],
  ['acetaminophen-resin', { ingredient: 'acetaminophen', routes: ['oral'] }, drug('cholestyramine resin'), HINT, 'less acetaminophen is absorbed', 'Leave an hour.', label('Questran', 'drug interactions', '2020'), { why: 'The resin binds it.' }],
  ['corticosteroid-relaxant', 'corticosteroid-systemic', 'neuromuscular-blocker', NOTE, 'weakness for weeks', 'Shortest time; measure the block.', label('Vecuronium', 'precautions', '2021'), { why: 'Both harm muscle.', group: 'neuromuscular' }],
  ['phenytoin-dexamethasone', drug('phenytoin'), drug('dexamethasone'), CARE, 'phenytoin changes, dexamethasone fails', 'Level of phenytoin.', label('Dilantin', 'section 7', '2022'), { why: 'Each changes the clearance of the other.', group: 'cyp3a-steroid' }],
  ['hydroxychloroquine-tamoxifen', 'aminoquinoline', drug('tamoxifen'), CARE, 'harm to the retina', 'See an eye doctor every year.', { source: 'AAO recommendations on screening for chloroquine and hydroxychloroquine retinopathy (doi 10.1016/j.ophtha.2016.01.058)', date: '2016' }, { why: 'Both harm the retina.', group: 'retina' }],
])

export const dopamineRules: readonly InteractionRule[] = [...dopamine]
