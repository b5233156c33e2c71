// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** MAO inhibitors and serotonin. Clinical review pending. */
import type { InteractionRule } from '#app/medication/knowledge.ts'
import { CARE, drug, label, NOTE, SERIOUS, STOP, URGENT } from '../making.ts'
import { interactions } from './make.ts'
import { FDA_METHYLENE_BLUE, FDA_SEROTONIN, ONC_HIGH } from './sources.ts'

const TWO_WEEKS = { left: 14, right: 14 }
const HYPERTENSION = 'sudden hypertension, stroke'
const SYNDROME = 'serotonin syndrome, possibly fatal'

const maoiSerotonin = interactions('serotonin', 'rapid', 'Serotonin is released or kept in the synapse while its breakdown is blocked.', [
  ['maoi-ssri', 'maoi-oral', 'ssri', STOP, SYNDROME, 'Do not combine; leave 14 days after either (5 weeks after fluoxetine).', ONC_HIGH, { washOutDays: TWO_WEEKS }],
  ['maoi-fluoxetine', 'maoi', drug('fluoxetine'), STOP, SYNDROME, 'Do not combine; fluoxetine must have been stopped for 5 weeks.', label('Prozac', 'section 4', '2023'), { washOutDays: { left: 14, right: 35 } }],
  ['maoi-snri', 'maoi-oral', 'snri', STOP, SYNDROME, 'Do not combine; 14 days from the MAO inhibitor to the SNRI, 7 the other way.', label('Effexor XR', 'section 4', '2023'), { washOutDays: { left: 14, right: 7 } }],
  ['maoi-vilazodone', 'maoi', drug('vilazodone'), STOP, SYNDROME, 'Do not combine; leave 14 days between them.', label('Viibryd', 'section 4', '2023'), { washOutDays: TWO_WEEKS }],
  ['maoi-vortioxetine', 'maoi', drug('vortioxetine'), STOP, SYNDROME, 'Do not combine; 14 days after the MAO inhibitor, 21 after vortioxetine.', label('Trintellix', 'section 4', '2023'), { washOutDays: { left: 14, right: 21 } }],
  ['maoi-tricyclic', 'maoi', 'tricyclic', STOP, 'serotonin syndrome, hyperpyrexia, convulsions', 'Do not combine; leave 14 days between them.', ONC_HIGH, { washOutDays: TWO_WEEKS }],
  ['maoi-opioid', 'maoi-oral', 'opioid-serotonergic', STOP, 'serotonin syndrome, coma, death', 'Do not combine; morphine in small doses is the alternative.', ONC_HIGH, { washOutDays: { left: 14 } }],
  ['maoi-antiinfective-meperidine', 'maoi-antiinfective', drug('meperidine'), STOP, 'serotonin syndrome, coma', 'Choose another opioid, such as morphine.', ONC_HIGH, { washOutDays: { left: 14 } }],
  ['maoi-antiinfective-tramadol', 'maoi-antiinfective', drug('tramadol'), URGENT, 'serotonin syndrome, convulsions', 'Choose another analgesic until the antidote or antibiotic has left.', ONC_HIGH],
  ['maoi-antiinfective-tapentadol', 'maoi-antiinfective', drug('tapentadol'), STOP, 'serotonin syndrome', 'Choose another opioid, such as morphine.', label('Nucynta', 'section 4', '2023'), { washOutDays: { left: 14 } }],
  ['maoi-antiinfective-dextromethorphan', 'maoi-antiinfective', drug('dextromethorphan'), STOP, 'serotonin syndrome', 'Do not combine; choose another remedy for the cough.', ONC_HIGH, { washOutDays: { left: 14 } }],
  ['maoi-antiinfective-opioid', 'maoi-antiinfective', 'opioid-serotonergic', SERIOUS, 'serotonin syndrome', 'Prefer morphine or hydromorphone; watch for tremor, fever and agitation.', FDA_SEROTONIN],
  ['linezolid-ssri', drug('linezolid'), 'ssri', URGENT, SYNDROME, 'Choose another antibiotic; if there is none, stop the antidepressant and observe for 2 weeks (5 for fluoxetine).', FDA_SEROTONIN],
  ['linezolid-snri', drug('linezolid'), 'snri', URGENT, SYNDROME, 'Choose another antibiotic; if there is none, stop the antidepressant and observe for 2 weeks.', FDA_SEROTONIN],
  ['methylene-blue-ssri', drug('methylene blue'), 'ssri', URGENT, SYNDROME, 'Use another agent; in an emergency stop the antidepressant and observe until 24 h after the last dose.', FDA_METHYLENE_BLUE, { washOutDays: { right: 14 } }],
  ['methylene-blue-snri', drug('methylene blue'), 'snri', URGENT, SYNDROME, 'Use another agent; in an emergency stop the antidepressant and observe until 24 h after the last dose.', FDA_METHYLENE_BLUE, { washOutDays: { right: 7 } }],
  ['maoi-triptan', 'maoi', 'triptan-mao', STOP, 'high triptan levels, vasospasm, serotonin syndrome', 'Do not combine within 14 days; eletriptan, frovatriptan or naratriptan are not cleared by MAO.', ONC_HIGH, { washOutDays: { left: 14 } }],
  ['maoi-triptan-other', 'maoi', 'triptan-not-mao', SERIOUS, 'serotonin syndrome', 'Prefer another treatment of migraine; watch for agitation and tremor.', ONC_HIGH, { washOutDays: { left: 14 } }],
  ['maoi-buspirone', 'maoi', drug('buspirone'), STOP, 'serotonin syndrome, hypertension', 'Do not combine; leave 14 days after the MAO inhibitor.', label('Buspirone', 'contraindications', '2021'), { washOutDays: { left: 14 } }],
  ['maoi-cyclobenzaprine', 'maoi-oral', drug('cyclobenzaprine'), STOP, 'hyperpyrexia, convulsions', 'Do not combine; leave 14 days after the MAO inhibitor.', label('Amrix', 'section 4', '2019'), { washOutDays: { left: 14 } }],
  ['maoi-trazodone', 'maoi', drug('trazodone'), STOP, SYNDROME, 'Do not combine; leave 14 days between them.', label('Desyrel', 'section 4', '2021'), { washOutDays: TWO_WEEKS }],
  ['maoi-nefazodone', 'maoi', drug('nefazodone'), STOP, SYNDROME, 'Do not combine; leave 14 days between them.', label('Nefazodone', 'contraindications', '2021'), { washOutDays: TWO_WEEKS }],
  ['maoi-mirtazapine', 'maoi', drug('mirtazapine'), STOP, SYNDROME, 'Do not combine; leave 14 days between them.', label('Remeron', 'section 4', '2021'), { washOutDays: TWO_WEEKS }],
  ['maoi-tryptophan', 'maoi', drug('tryptophan'), STOP, 'serotonin syndrome', 'Stop the supplement.', label('Nardil', 'contraindications', '2020'), { washOutDays: { left: 14 } }],
  ['maoi-5htp', 'maoi', drug('5-hydroxytryptophan'), STOP, 'serotonin syndrome', 'Stop the supplement.', label('Nardil', 'contraindications', '2020'), { washOutDays: { left: 14 } }],
  ['maoi-st-johns-wort', 'maoi', 'st-johns-wort', STOP, 'serotonin syndrome', 'Stop the herbal product.', label('Nardil', 'contraindications', '2020'), { washOutDays: TWO_WEEKS }],
  ['maoi-fenfluramine', 'maoi', drug('fenfluramine'), STOP, SYNDROME, 'Do not combine; leave 14 days between them.', label('Fintepla', 'section 4', '2023'), { washOutDays: TWO_WEEKS }],
  ['maoi-opioid-other', 'maoi', 'opioid', CARE, 'deep sedation, hypotension or excitation', 'Start with a small dose and observe; morphine has been safest.', label('Nardil', 'warnings', '2020'), { washOutDays: { left: 14 } }],
])

const maoiPressor = interactions('pressor', 'rapid', 'Noradrenaline is released while its breakdown is blocked.', [
  ['maoi-amphetamine', 'maoi', 'amphetamine-like', STOP, HYPERTENSION, 'Do not combine; leave 14 days after the MAO inhibitor.', ONC_HIGH, { washOutDays: { left: 14 } }],
  ['maoi-atomoxetine', 'maoi', 'adhd-noradrenergic', STOP, HYPERTENSION, 'Do not combine; leave 14 days between them.', label('Strattera', 'section 4', '2022'), { washOutDays: TWO_WEEKS }],
  ['maoi-bupropion', 'maoi', drug('bupropion'), STOP, HYPERTENSION, 'Do not combine; leave 14 days between them.', label('Wellbutrin XL', 'section 4', '2022'), { washOutDays: TWO_WEEKS }],
  ['maoi-indirect', 'maoi-oral', 'indirect-sympathomimetic', STOP, HYPERTENSION, 'Do not combine; leave 14 days after the MAO inhibitor.', label('Nardil', 'contraindications', '2020'), { washOutDays: { left: 14 } }],
  ['linezolid-indirect', 'maoi-antiinfective', 'indirect-sympathomimetic', SERIOUS, 'blood pressure rises', 'Stop the decongestant or stimulant; measure blood pressure.', label('Zyvox', 'section 7', '2023')],
  ['maoi-vasoconstrictor', 'maoi-oral', 'vasoconstrictor-sympathomimetic', URGENT, HYPERTENSION, 'Avoid; where a pressor is needed start with a fraction of the dose and titrate.', label('Parnate', 'section 7', '2018'), { washOutDays: { left: 14 } }],
  ['linezolid-vasopressor', 'maoi-antiinfective', 'vasoconstrictor-sympathomimetic', CARE, 'blood pressure rises more than expected', 'Start pressors low and titrate to effect.', label('Zyvox', 'section 7', '2023')],
  ['maoi-classic-catecholamine', 'maoi-classic', 'catecholamine', SERIOUS, 'blood pressure rises more than expected', 'Start at a fraction of the usual rate.', label('Parnate', 'section 7', '2018'), { washOutDays: { left: 14 } }],
  ['maoi-classic-levodopa', 'maoi-classic', 'levodopa', STOP, HYPERTENSION, 'Stop the MAO inhibitor 2 weeks before levodopa; selective MAO-B inhibitors are the alternative.', label('Sinemet', 'section 4', '2020'), { washOutDays: { left: 14 } }],
  ['maoi-classic-comt', 'maoi-classic', 'comt-inhibitor', STOP, HYPERTENSION, 'Do not combine; a selective MAO-B inhibitor may be used.', label('Comtan', 'section 7', '2021'), { washOutDays: { left: 14 } }],
  ['maoi-maoi', 'maoi', 'maoi', STOP, 'hypertensive crisis, serotonin syndrome', 'Use one MAO inhibitor only; leave 14 days between two.', label('Azilect', 'section 4', '2020'), { washOutDays: TWO_WEEKS }],
  ['tranylcypromine-procarbazine', drug('tranylcypromine'), drug('procarbazine'), STOP, 'hypertensive crisis, convulsions', 'Do not combine; leave 14 days between them.', ONC_HIGH, { washOutDays: TWO_WEEKS, group: 'pressor-procarbazine' }],
  ['maoi-methyldopa', 'maoi-classic', drug('methyldopa'), STOP, HYPERTENSION, 'Choose another antihypertensive.', label('Methyldopa', 'contraindications', '2019'), { washOutDays: { left: 14 } }],
  ['maoi-vmat2', 'maoi-oral', 'vmat2-inhibitor', STOP, HYPERTENSION, 'Do not combine; leave 14 days after the MAO inhibitor.', label('Xenazine', 'section 4', '2019'), { washOutDays: { left: 14 } }],
  ['maoi-carbamazepine', 'maoi-oral', drug('carbamazepine'), STOP, 'hypertensive crisis, convulsions', 'Do not combine; leave 14 days after the MAO inhibitor.', label('Tegretol', 'section 4', '2023'), { washOutDays: { left: 14 } }],
  ['maoi-apraclonidine', 'maoi-oral', 'alpha2-agonist-bp', CARE, 'blood pressure swings', 'Measure blood pressure standing and lying.', label('Nardil', 'warnings', '2020')],
  ['maoi-b-ciprofloxacin', drug('rasagiline'), 'cyp1a2-inhibitor-strong', SERIOUS, 'rasagiline doubles, selectivity is lost', 'Limit rasagiline to 0.5 mg a day.', label('Azilect', 'section 2', '2020'), { why: 'CYP1A2 clears rasagiline.' }],
  ['maoi-insulin', 'maoi-classic', 'hypoglycaemic', CARE, 'deeper hypoglycaemia', 'Measure glucose more often; expect to lower the dose.', label('Nardil', 'warnings', '2020'), { why: 'MAO inhibition blunts the answer to a low glucose.' }],
  ['maoi-sleep', 'maoi-classic', 'sedative', CARE, 'deeper sedation', 'Start sedatives low.', label('Nardil', 'warnings', '2020'), { why: 'MAO inhibitors deepen and prolong sedation.', group: 'sedation' }],
])

const serotonin = interactions('serotonin', 'rapid', 'Each of them raises the effect of serotonin.', [
  ['serotonergic-strong-weak', 'ssri-snri', 'serotonergic-weak', CARE, 'serotonin syndrome is possible', 'Watch for tremor, sweating and agitation after each start or rise of dose.', label('Zoloft', 'section 5', '2023')],
  ['ssri-ssri', 'ssri-snri', 'ssri-snri', SERIOUS, 'serotonin syndrome, bleeding', 'Use one of them; cross-taper when changing.', label('Zoloft', 'section 7', '2023')],
  ['ssri-tramadol', 'ssri-snri', drug('tramadol'), SERIOUS, 'serotonin syndrome, convulsions, less analgesia', 'Choose an opioid without serotonin effect.', label('Ultram', 'sections 5 and 7', '2023')],
  ['ssri-meperidine', 'ssri-snri', drug('meperidine'), SERIOUS, 'serotonin syndrome', 'Choose morphine or hydromorphone.', label('Demerol', 'section 7', '2023')],
  ['ssri-st-johns-wort', 'ssri-snri', 'st-johns-wort', SERIOUS, 'serotonin syndrome', 'Stop the herbal product.', label('Paxil', 'section 7', '2023')],
  ['ssri-triptan', 'ssri-snri', 'triptan', NOTE, 'serotonin syndrome, rarely', 'May be used together; tell the patient which signs to report.', label('Imitrex', 'section 7', '2020')],
  ['ssri-lithium', 'ssri-snri', 'lithium', CARE, 'serotonin effects, tremor', 'Observe and measure the lithium level after a change.', label('Zoloft', 'section 7', '2023')],
  ['ssri-methylphenidate', 'ssri-snri', 'amphetamine-like', NOTE, 'serotonin effects, higher stimulant levels', 'Start the stimulant low and observe.', label('Adderall XR', 'section 7', '2023')],
  ['tricyclic-tramadol', 'tricyclic', drug('tramadol'), SERIOUS, 'convulsions, serotonin syndrome', 'Choose another analgesic.', label('Ultram', 'section 5', '2023')],
  ['tricyclic-serotonergic', 'tricyclic', 'serotonergic-weak', NOTE, 'serotonin syndrome is possible', 'Watch for tremor and sweating.', label('Elavil', 'warnings', '2020')],
  ['serotonergic-tryptophan', 'ssri-snri', drug('tryptophan'), SERIOUS, 'serotonin syndrome', 'Stop the supplement.', label('Prozac', 'section 7', '2023')],
  ['ssri-tricyclic', 'ssri', 'tricyclic', CARE, 'tricyclic level rises, serotonin syndrome', 'Lower the tricyclic and measure its level; ECG at higher doses.', label('Prozac', 'section 7', '2023')],
  ['ssri-sibutramine', 'ssri-snri', drug('sibutramine'), STOP, SYNDROME, 'Do not combine.', label('Meridia', 'contraindications', '2010')],
  ['ssri-fentanyl', 'ssri-snri', 'opioid-serotonergic', NOTE, 'serotonin syndrome, rarely', 'Usual together; watch for tremor and fever.', label('Duragesic', 'section 7', '2023')],
  ['weak-weak-tramadol', drug('tramadol'), 'serotonergic-weak', CARE, 'serotonin syndrome, convulsions', 'Choose an opioid without serotonin effect.', label('Ultram', 'section 7', '2023')],
])

export const monoamine: readonly InteractionRule[] = [...maoiSerotonin, ...maoiPressor, ...serotonin]
