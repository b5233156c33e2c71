// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Pairs of the list of high-priority interactions that are not about monoamines or QT. Clinical review pending. */
import type { InteractionRule } from '#app/medication/knowledge.ts'
import { drug, label, NOTE, SERIOUS, STOP, URGENT } from '../making.ts'
import { interactions } from './make.ts'
import { FDA_DIHYDROERGOTAMINE, FDA_STATIN_PI, HIV_GUIDE, ONC_HIGH } from './sources.ts'

const ERGOTISM = 'ergotism: ischaemia of limbs, heart or brain'

const ergot = interactions('ergot', 'rapid', 'CYP3A clears ergot alkaloids; inhibited, their vasospasm is extreme.', [
  ['ergot-cyp3a-strong', 'ergot-vasoconstrictor', 'cyp3a-inhibitor-strong', STOP, ERGOTISM, 'Do not combine; choose another migraine drug, uterotonic or antimicrobial.', ONC_HIGH],
  ['ergot-protease', 'ergot-vasoconstrictor', 'protease-inhibitor', STOP, ERGOTISM, 'Do not combine.', FDA_DIHYDROERGOTAMINE, { group: 'ergot-protease' }],
  ['ergot-macrolide', 'ergot-vasoconstrictor', 'macrolide-cyp3a', STOP, ERGOTISM, 'Do not combine; azithromycin inhibits least.', FDA_DIHYDROERGOTAMINE, { group: 'ergot-macrolide' }],
  ['ergot-azole', 'ergot-vasoconstrictor', 'azole', STOP, ERGOTISM, 'Do not combine.', ONC_HIGH, { group: 'ergot-azole' }],
  ['ergot-cyp3a-moderate', 'ergot-vasoconstrictor', 'cyp3a-inhibitor-moderate', URGENT, ERGOTISM, 'Choose another migraine drug.', ONC_HIGH],
  ['ergot-dopaminergic-cyp3a', 'ergot-dopaminergic', 'cyp3a-inhibitor-strong', STOP, 'high ergot levels, psychosis, vasospasm', 'Avoid; a dopamine agonist that is no ergot is the alternative.', ONC_HIGH],
  ['ergot-dopaminergic-moderate', 'ergot-dopaminergic', 'cyp3a-inhibitor-moderate', SERIOUS, 'high ergot levels, hypotension, psychosis', 'Choose another antimicrobial or lower the dose and observe.', label('Cycloset', 'section 7', '2020')],
  ['ergot-delavirdine', 'ergot-vasoconstrictor', 'nnrti', URGENT, ERGOTISM, 'Choose another migraine drug.', HIV_GUIDE],
  ['ergot-ergot', 'ergot', 'ergot', URGENT, 'vasospasm, hypertension', 'Use one ergot at a time.', FDA_DIHYDROERGOTAMINE, { why: 'Their vasoconstriction adds up.' }],
  ['ergot-triptan', 'ergot-vasoconstrictor', 'triptan', STOP, 'prolonged vasospasm, infarct', 'Leave 24 hours between them.', label('Imitrex', 'section 4', '2020'), { why: 'Both constrict coronary and other arteries.', washOutDays: { left: 1, right: 1 } }],
  ['ergot-sympathomimetic', 'ergot', 'vasoconstrictor-sympathomimetic', SERIOUS, 'extreme rise of blood pressure, ischaemia', 'Avoid; measure blood pressure.', FDA_DIHYDROERGOTAMINE, { why: 'Both constrict vessels.' }],
  ['ergot-stimulant', 'ergot', 'amphetamine-like', SERIOUS, 'extreme rise of blood pressure, ischaemia', 'Avoid; measure blood pressure.', FDA_DIHYDROERGOTAMINE, { why: 'Both constrict vessels.' }],
  ['ergot-beta-blocker', 'ergot-vasoconstrictor', 'beta-blocker', NOTE, 'cold limbs, ischaemia', 'Watch the circulation of the limbs.', FDA_DIHYDROERGOTAMINE, { why: 'Beta blockade leaves vasoconstriction unopposed.' }],
  ['triptan-triptan', 'triptan', 'triptan', STOP, 'vasospasm, hypertension', 'Leave 24 hours between two triptans.', label('Imitrex', 'section 4', '2020'), { why: 'Their vasoconstriction adds up.', group: 'triptan', washOutDays: { left: 1, right: 1 } }],
  ['eletriptan-cyp3a', drug('eletriptan'), 'cyp3a-inhibitor-strong', STOP, 'eletriptan rises sixfold, vasospasm', 'Leave 72 hours between them or choose another triptan.', label('Relpax', 'section 7', '2020'), { why: 'CYP3A clears eletriptan.', group: 'triptan', washOutDays: { right: 3 } }],
])

const statins = interactions('cyp3a-statin', 'delayed', 'CYP3A or hepatic uptake of the statin is blocked, its level rises many times.', [
  ['statin-cyp3a-protease', 'statin-cyp3a', 'protease-inhibitor-any', STOP, 'rhabdomyolysis', 'Do not combine; pravastatin or pitavastatin are the alternative.', FDA_STATIN_PI],
  ['statin-protease', 'statin', 'protease-inhibitor-any', SERIOUS, 'statin level rises, myopathy', 'Use the lowest dose that works: atorvastatin and rosuvastatin have limits with protease inhibitors.', FDA_STATIN_PI],
  ['statin-cyp3a-strong', 'statin-cyp3a', 'cyp3a-inhibitor-strong', STOP, 'rhabdomyolysis', 'Stop the statin for the course, or change to pravastatin or rosuvastatin.', label('Zocor', 'section 4', '2023')],
  ['atorvastatin-tipranavir', drug('atorvastatin'), drug('tipranavir'), STOP, 'rhabdomyolysis', 'Do not combine.', ONC_HIGH],
])

const other = interactions('high-priority', 'delayed', 'Inhibited clearance makes the level rise many times.', [
  ['atazanavir-ppi', drug('atazanavir'), 'ppi', URGENT, 'atazanavir is not absorbed, HIV treatment fails', 'Choose an H2 blocker apart in time, or another antiretroviral.', ONC_HIGH, { why: 'Atazanavir dissolves in acid only.', group: 'acid' }],
  ['febuxostat-thiopurine', drug('febuxostat'), 'thiopurine', STOP, 'marrow failure', 'Do not combine.', ONC_HIGH, { why: 'Xanthine oxidase inactivates thiopurines.', group: 'thiopurine' }],
  ['irinotecan-cyp3a', drug('irinotecan'), 'cyp3a-inhibitor-strong', STOP, 'severe diarrhoea and neutropenia', 'Stop the inhibitor at least a week before irinotecan.', ONC_HIGH, { washOutDays: { right: 7 }, group: 'irinotecan' }],
  ['ramelteon-cyp1a2', drug('ramelteon'), 'cyp1a2-inhibitor-strong', STOP, 'ramelteon rises up to 190 times', 'Choose another drug for sleep or another antidepressant or antibiotic.', ONC_HIGH, { group: 'cyp1a2', onset: 'rapid' }],
  ['tizanidine-cyp1a2', drug('tizanidine'), 'cyp1a2-inhibitor-strong', STOP, 'deep hypotension and sedation', 'Choose another muscle relaxant.', ONC_HIGH, { group: 'cyp1a2', onset: 'rapid' }],
  ['tizanidine-cyp1a2-other', drug('tizanidine'), 'cyp1a2-inhibitor', SERIOUS, 'hypotension, sedation', 'Avoid, or start with 2 mg and measure blood pressure.', ONC_HIGH, { group: 'cyp1a2', onset: 'rapid' }],
  ['tizanidine-contraceptive', drug('tizanidine'), 'estrogen-contraceptive', SERIOUS, 'hypotension, sedation', 'Start with 2 mg and raise slowly.', label('Zanaflex', 'section 7', '2020'), { group: 'cyp1a2', onset: 'rapid' }],
  ['ramelteon-cyp1a2-other', drug('ramelteon'), 'cyp1a2-inhibitor', SERIOUS, 'deeper sedation', 'Choose another drug for sleep.', ONC_HIGH, { group: 'cyp1a2', onset: 'rapid' }],
  ['protease-inducer', 'protease-inhibitor-any', 'cyp3a-inducer-strong', STOP, 'antiviral level falls, treatment fails, resistance', 'Do not combine; rifabutin with a changed dose or another antiepileptic is the alternative.', ONC_HIGH, { why: 'Induced CYP3A clears the protease inhibitor.', group: 'induction-antiviral', washOutDays: { right: 14 } }],
])

export const highPriority: readonly InteractionRule[] = [...ergot, ...statins, ...other]
