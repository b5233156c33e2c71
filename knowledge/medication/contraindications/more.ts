// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Contraindications of single drugs that no class shares. Clinical review pending. */
import type { Side, Source, Test } from '#app/medication/knowledge.ts'
import { AVOID, all, any, CARE, cls, drug, type Grade, HOURS, has, label, not, patientRules, SERIOUS, STOP } from '../making.ts'

type Line = readonly [id: string, drug: Side, when: Test, grade: Grade, why: string, effect: string, act: string, from: Source]

const BLOCK = all(any(has('av-block'), has('sick-sinus')), not(has('pacemaker')))
const agranulocytosis: Test = { lab: 'neutrophils_abs', is: '<', value: 0.5, unit: '10*3/uL', withinHours: HOURS.week }

const lines: readonly Line[] = [
  ['antiarrhythmic-av-block', cls('antiarrhythmic-ia-iii'), BLOCK, SERIOUS, 'It slows a node that is sick already.', 'asystole, syncope', 'Do not give it without a pacemaker; read the newest electrocardiogram.', label('Pacerone (amiodarone)', 'section 4', '2023')],
  ['class-ic-av-block', cls('antiarrhythmic-ic'), BLOCK, SERIOUS, 'It slows conduction that is slow already.', 'asystole, syncope', 'Do not give it without a pacemaker.', label('Tambocor (flecainide)', 'contraindications', '2016')],
  ['adenosine-av-block', drug('adenosine'), BLOCK, SERIOUS, 'It stops a node that is sick already.', 'asystole', 'Do not give it without a pacemaker.', label('Adenocard (adenosine)', 'contraindications', '2021')],
  ['dexmedetomidine-av-block', drug('dexmedetomidine'), BLOCK, CARE, 'It slows the node.', 'asystole, slow pulse', 'Choose another sedative, or a low rate with a monitor.', label('Precedex', 'section 5', '2022')],
  ['ergot-hypertension', drug('methylergonovine'), has('hypertension'), SERIOUS, 'It narrows vessels and raises pressure.', 'stroke, infarct', 'Choose oxytocin, carboprost or misoprostol.', label('Methergine (methylergonovine)', 'contraindications', '2023')],
  ['triptan-hypertension', cls('triptan'), has('hypertension'), CARE, 'It raises pressure.', 'hypertensive crisis', 'Only where pressure is controlled.', label('Imitrex (sumatriptan)', 'section 4', '2020')],
  ['mra-addison', cls('mra'), has('adrenal-insufficiency'), AVOID, 'Aldosterone is missing already.', 'high potassium, arrhythmia', 'Do not give it; ask endocrinology.', label('Aldactone (spironolactone)', 'section 4', '2021')],
  ['diphenoxylate-cdiff', drug('diphenoxylate'), any(has('c-difficile'), has('inflammatory-bowel-disease')), SERIOUS, 'Toxins stay in the bowel.', 'toxic megacolon', 'Do not slow the bowel while colitis is acute.', label('Lomotil', 'contraindications', '2018')],
  ['diphenoxylate-cholestasis', drug('diphenoxylate'), has('cholestasis'), AVOID, 'The liver clears it.', 'hepatic coma', 'Do not give it.', label('Lomotil', 'contraindications', '2018')],
  ['potassium-resin-obstruction', cls('potassium-binder'), any(has('bowel-obstruction'), has('constipation')), SERIOUS, 'The binder plugs the bowel.', 'dead bowel, perforation', 'Choose another way to lower potassium.', label('Kayexalate', 'section 4', '2022')],
  ['psyllium-obstruction', drug('psyllium'), any(has('bowel-obstruction'), has('oesophageal-stricture')), SERIOUS, 'It swells.', 'obstruction', 'Do not give it.', label('Metamucil', 'warnings', '2021')],
  ['osmotic-obstruction', drug('polyethylene glycol 3350'), has('bowel-obstruction'), SERIOUS, 'Fluid collects before a stop.', 'perforation', 'Do not give it; look for the cause first.', label('MiraLax', 'contraindications', '2021')],
  ['potassium-tablet-stricture', { class: 'potassium-supplement', routes: ['oral'] }, any(has('oesophageal-stricture'), has('gastroparesis'), has('bowel-obstruction')), AVOID, 'A tablet that stays in one place burns.', 'ulcer, perforation', 'Give a liquid.', label('K-Tab (potassium chloride)', 'section 4', '2022')],
  ['atomoxetine-glaucoma', cls('adhd-noradrenergic'), has('glaucoma-angle-closure'), AVOID, 'It widens the pupil.', 'loss of sight', 'Do not give it.', label('Strattera (atomoxetine)', 'section 4', '2022')],
  ['atomoxetine-phaeochromocytoma', cls('adhd-noradrenergic'), has('phaeochromocytoma'), STOP, 'Noradrenaline stays in the synapse.', 'hypertensive crisis', 'Do not give it.', label('Strattera (atomoxetine)', 'section 4', '2022')],
  ['stimulant-glaucoma', cls('amphetamine-like'), has('glaucoma-angle-closure'), AVOID, 'It widens the pupil.', 'loss of sight', 'Do not give it.', label('Adderall', 'contraindications', '2019')],
  ['stimulant-hyperthyroidism', cls('amphetamine-like'), has('hyperthyroidism'), CARE, 'Both drive the heart.', 'arrhythmia, high pressure', 'Treat the thyroid first.', label('Adderall', 'contraindications', '2019')],
  ['metoclopramide-phaeochromocytoma', drug('metoclopramide'), has('phaeochromocytoma'), STOP, 'The tumour lets go of catecholamines.', 'hypertensive crisis', 'Choose ondansetron.', label('Reglan (metoclopramide)', 'section 4', '2017')],
  ['metoclopramide-seizure', drug('metoclopramide'), has('seizure'), AVOID, 'It lowers the threshold.', 'seizure', 'Choose ondansetron.', label('Reglan (metoclopramide)', 'section 4', '2017')],
  ['glucagon-phaeochromocytoma', drug('glucagon'), has('phaeochromocytoma'), STOP, 'The tumour lets go of catecholamines.', 'hypertensive crisis', 'Give glucose.', label('GlucaGen (glucagon)', 'section 4', '2021')],
  ['antithyroid-agranulocytosis', cls('antithyroid'), agranulocytosis, STOP, 'Antithyroid drugs suppress the marrow.', 'agranulocytosis, sepsis', 'Stop it, take cultures, ask endocrinology.', label('Tapazole (methimazole)', 'section 5', '2019')],
  ['ketamine-raised-pressure', drug('ketamine'), any(has('intracranial-haemorrhage'), has('aortic-aneurysm')), CARE, 'It raises pressure.', 'bleeding', 'Choose another anaesthetic, or hold pressure down.', label('Ketalar (ketamine)', 'section 4', '2022')],
  ['naltrexone-opioid-dependence', cls('opioid-antagonist-long'), has('acute-liver-disease'), AVOID, 'It harms the liver in high doses.', 'liver injury', 'Do not give it while hepatitis is acute.', label('Revia (naltrexone)', 'contraindications', '2013')],
  ['disulfiram-psychosis', drug('disulfiram'), any(has('psychosis'), has('coronary-disease')), AVOID, 'Dopamine rises, and a reaction to alcohol strains the heart.', 'psychosis, infarct', 'Choose naltrexone or acamprosate.', label('Antabuse (disulfiram)', 'contraindications', '2021')],
  ['varenicline-seizure', drug('varenicline'), has('seizure'), CARE, 'Seizures were reported.', 'seizure', 'Choose nicotine.', label('Chantix (varenicline)', 'section 5', '2021')],
  ['ropinirole-psychosis', cls('dopamine-agonist'), has('psychosis'), CARE, 'Dopamine drives psychosis.', 'psychosis', 'Ask psychiatry.', label('Mirapex (pramipexole)', 'section 5', '2021')],
  ['isotretinoin-pancreatitis', drug('isotretinoin'), has('pancreatitis'), CARE, 'Triglycerides rise.', 'pancreatitis', 'Triglycerides before and after four weeks.', label('Absorica (isotretinoin)', 'section 5', '2023')],
  ['didanosine-pancreatitis', drug('didanosine'), has('pancreatitis'), AVOID, 'It harms the pancreas.', 'fatal pancreatitis', 'Choose another antiretroviral.', label('Videx (didanosine)', 'section 4', '2019')],
  ['asparaginase-pancreatitis', cls('asparaginase'), any(has('pancreatitis'), has('venous-thromboembolism')), AVOID, 'It harmed the pancreas or made clots before.', 'fatal pancreatitis, thrombosis', 'Speak to oncology before the next dose.', label('Oncaspar (pegaspargase)', 'section 4', '2023')],
  ['leflunomide-liver', cls('leflunomide'), any(has('cirrhosis'), has('acute-liver-disease')), STOP, 'It harms the liver.', 'liver failure', 'Choose another drug.', label('Arava (leflunomide)', 'boxed warning', '2022')],
  ['bosentan-liver', drug('bosentan'), any(has('decompensated-cirrhosis'), has('acute-liver-disease')), SERIOUS, 'It harms the liver.', 'liver failure', 'Choose ambrisentan or macitentan with care.', label('Tracleer (bosentan)', 'section 5', '2021')],
  ['tolcapone-liver', drug('tolcapone'), any(has('cirrhosis'), has('acute-liver-disease')), STOP, 'It harms the liver.', 'fatal liver failure', 'Choose entacapone.', label('Tasmar (tolcapone)', 'section 4', '2020')],
  ['riociguat-iip', drug('riociguat'), has('pulmonary-fibrosis'), AVOID, 'More died in the trial.', 'death', 'Do not give it in pulmonary hypertension of idiopathic interstitial pneumonia.', label('Adempas (riociguat)', 'section 4', '2021')],
  ['bevacizumab-bleeding', drug('bevacizumab', ['intravenous', 'subcutaneous']), has('active-bleeding'), SERIOUS, 'Vessels do not heal.', 'fatal bleeding', 'Stop it and speak to oncology.', label('Avastin (bevacizumab)', 'section 5', '2022')],
  ['terbutaline-arrhythmia', drug('terbutaline'), has('hypertrophic-cardiomyopathy'), CARE, 'It drives the heart.', 'arrhythmia', 'Choose another drug.', label('Terbutaline', 'boxed warning', '2021')],
  ['sildenafil-retinitis', cls('pde5-inhibitor'), has('retinopathy'), CARE, 'It acts on the retina.', 'loss of sight', 'Ask an eye doctor.', label('Viagra (sildenafil)', 'section 5', '2017')],
]

const told = lines.map(([id, side, when, grade, why, effect, act, from]) => ({ id, drug: side, when, grade, why, effect, act, from }))
export const more = patientRules('contraindication', 'single', told)
