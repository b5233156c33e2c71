// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** QT, conduction, digoxin, antiarrhythmics. Clinical review pending. */
import type { InteractionRule, Modifier } from '#app/medication/knowledge.ts'
import { any, CARE, cls, drug, egfr, label, modifier, NOTE, potassium, qtc, SERIOUS, STOP, URGENT } from '../making.ts'
import { interactions, magnesium } from './make.ts'
import { ONC_HIGH, ONC_LOW } from './sources.ts'

const RHYTHM = 'torsades de pointes'
const NEAR: Modifier[] = [
  modifier(qtc('>=', 500), URGENT, 'QTc is 500 ms or more'),
  modifier(potassium('<', 3.5, 72), URGENT, 'potassium is below 3.5 mmol/L'),
  modifier(magnesium('<', 1.6), URGENT, 'magnesium is below 1.6 mg/dL'),
]
const WHEN_LONG: Modifier[] = [
  modifier(qtc('>=', 500), URGENT, 'QTc is 500 ms or more'),
  modifier(potassium('<', 3, 72), URGENT, 'potassium is below 3.0 mmol/L'),
  modifier(potassium('<', 3.5, 72), SERIOUS, 'potassium is below 3.5 mmol/L'),
]
const AMIODARONE_LASTS = { left: 90 }

const qt = interactions('qt', 'rapid', 'Both delay repolarisation.', [
  ['qt-known-known', 'qt-known', 'qt-known', SERIOUS, RHYTHM, 'Prefer one without QT effect; else ECG before and after, potassium at least 4 and magnesium at least 2.', ONC_HIGH, { modifiers: NEAR }],
  ['qt-known-possible', 'qt-known', 'qt-possible', CARE, RHYTHM, 'ECG when both have been started; keep potassium and magnesium normal.', ONC_HIGH, { modifiers: WHEN_LONG }],
  ['qt-possible-possible', 'qt-possible', 'qt-possible', NOTE, 'QTc lengthens', 'ECG if there is another risk.', ONC_HIGH, { modifiers: WHEN_LONG }],
  ['qt-contraindicated-known', 'qt-contraindicated', 'qt-known', STOP, RHYTHM, 'Do not combine: the label forbids another QT drug; choose one without QT effect.', label('Geodon, Orap, Tikosyn and Multaq', 'section 4', '2022')],
  ['qt-contraindicated-possible', 'qt-contraindicated', 'qt-possible', SERIOUS, RHYTHM, 'Choose a drug without QT effect; else ECG and potassium first.', label('Geodon', 'section 4', '2022'), { modifiers: NEAR }],
  ['qt-ia-iii', 'antiarrhythmic-ia-iii', 'qt-known', SERIOUS, RHYTHM, 'Choose a drug without QT effect; else ECG within a day.', label('Sotalol', 'section 7', '2023'), { modifiers: NEAR }],
  ['qt-hypokalaemic', 'qt-known', 'k-losing-diuretic', NOTE, 'low potassium makes torsades likelier', 'Measure potassium and magnesium; replace below 4 mmol/L and 2 mg/dL.', label('Sotalol', 'section 7', '2023'), { modifiers: [modifier(potassium('<', 3.5, 72), SERIOUS, 'potassium is below 3.5 mmol/L')], why: 'The diuretic takes the potassium away that repolarisation needs.' }],
  ['qt-amphotericin', 'qt-known', 'amphotericin', CARE, 'low potassium makes torsades likelier', 'Measure potassium and magnesium daily.', label('AmBisome', 'section 7', '2020'), { why: 'Amphotericin wastes potassium and magnesium.' }],
  ['thioridazine-2d6', drug('thioridazine'), 'cyp2d6-inhibitor', STOP, RHYTHM, 'Do not combine.', label('Thioridazine', 'contraindications', '2016'), { why: 'CYP2D6 clears thioridazine.', group: 'qt-2d6' }],
  ['thioridazine-fluvoxamine', drug('thioridazine'), drug('fluvoxamine'), STOP, RHYTHM, 'Do not combine.', label('Thioridazine', 'contraindications', '2016'), { group: 'qt-2d6' }],
  ['thioridazine-beta', drug('thioridazine'), drug('propranolol'), STOP, RHYTHM, 'Do not combine; atenolol is not cleared by CYP2D6.', label('Thioridazine', 'contraindications', '2016'), { group: 'qt-2d6' }],
  ['thioridazine-pindolol', drug('thioridazine'), drug('pindolol'), STOP, RHYTHM, 'Do not combine.', label('Thioridazine', 'contraindications', '2016'), { group: 'qt-2d6' }],
  ['pimozide-cyp3a', drug('pimozide'), 'cyp3a-inhibitor', STOP, RHYTHM, 'Do not combine.', label('Orap', 'contraindications', '2019'), { why: 'CYP3A clears pimozide.', group: 'qt-cyp3a' }],
  ['pimozide-2d6', drug('pimozide'), 'cyp2d6-inhibitor-strong', STOP, RHYTHM, 'Do not combine.', label('Orap', 'contraindications', '2019'), { why: 'CYP2D6 clears pimozide.', group: 'qt-cyp3a' }],
  ['pimozide-sertraline', drug('pimozide'), drug('sertraline'), STOP, RHYTHM, 'Do not combine.', label('Zoloft', 'section 4', '2023'), { group: 'qt-cyp3a' }],
  ['pimozide-citalopram', drug('pimozide'), drug('citalopram'), STOP, RHYTHM, 'Do not combine.', label('Celexa', 'section 4', '2023'), { group: 'qt-cyp3a' }],
  ['pimozide-escitalopram', drug('pimozide'), drug('escitalopram'), STOP, RHYTHM, 'Do not combine.', label('Lexapro', 'section 4', '2023'), { group: 'qt-cyp3a' }],
  ['pimozide-macrolide', drug('pimozide'), 'macrolide', STOP, RHYTHM, 'Do not combine.', label('Orap', 'contraindications', '2019'), { group: 'qt-cyp3a' }],
  ['cisapride-cyp3a', drug('cisapride'), 'cyp3a-inhibitor', STOP, RHYTHM, 'Do not combine.', label('Propulsid', 'contraindications', '2006'), { why: 'CYP3A clears cisapride.', group: 'qt-cyp3a' }],
  ['terfenadine-cyp3a', drug('terfenadine'), 'cyp3a-inhibitor', STOP, RHYTHM, 'Do not combine.', label('Seldane', 'boxed warning', '1997'), { why: 'CYP3A clears terfenadine.', group: 'qt-cyp3a' }],
  ['astemizole-cyp3a', drug('astemizole'), 'cyp3a-inhibitor', STOP, RHYTHM, 'Do not combine.', label('Hismanal', 'boxed warning', '1998'), { why: 'CYP3A clears astemizole.', group: 'qt-cyp3a' }],
  ['domperidone-cyp3a', drug('domperidone'), 'cyp3a-inhibitor-strong', STOP, RHYTHM, 'Do not combine.', { source: 'EMA, Domperidone-containing medicines, EMA/465179/2014', date: '2014' }, { why: 'CYP3A clears domperidone.', group: 'qt-cyp3a' }],
  ['domperidone-cyp3a-moderate', drug('domperidone'), 'cyp3a-inhibitor-moderate', SERIOUS, RHYTHM, 'Choose another antiemetic.', { source: 'EMA, Domperidone-containing medicines, EMA/465179/2014', date: '2014' }, { why: 'CYP3A clears domperidone.', group: 'qt-cyp3a' }],
  ['domperidone-qt', drug('domperidone'), 'qt-known', URGENT, RHYTHM, 'Choose another antiemetic.', { source: 'EMA, Domperidone-containing medicines, EMA/465179/2014', date: '2014' }],
  ['quinidine-azole', drug('quinidine'), 'cyp3a-inhibitor-strong', STOP, RHYTHM, 'Do not combine.', label('Sporanox', 'section 4', '2023'), { why: 'CYP3A clears quinidine.', group: 'qt-cyp3a' }],
  ['halofantrine-cyp3a', drug('halofantrine'), 'cyp3a-inhibitor', STOP, RHYTHM, 'Do not combine.', label('Halfan', 'warnings', '2001'), { why: 'CYP3A clears halofantrine.', group: 'qt-cyp3a' }],
  ['citalopram-2c19', drug('citalopram'), 'cyp2c19-inhibitor', CARE, 'citalopram rises, QTc lengthens', 'Limit citalopram to 20 mg a day.', label('Celexa', 'section 2', '2023'), { why: 'CYP2C19 clears citalopram.' }],
  ['citalopram-cimetidine', drug('citalopram'), drug('cimetidine'), CARE, 'citalopram rises, QTc lengthens', 'Limit citalopram to 20 mg a day.', label('Celexa', 'section 2', '2023'), { why: 'Cimetidine slows the clearance of citalopram.' }],
  ['methadone-cyp3a', drug('methadone'), 'cyp3a-inhibitor', SERIOUS, 'methadone rises: sedation and torsades', 'Lower methadone; ECG and sedation score for a week.', label('Dolophine', 'section 7', '2023'), { why: 'CYP3A clears methadone.', onset: 'delayed' }],
  ['ketoconazole-methadone', drug('ketoconazole'), drug('methadone'), STOP, RHYTHM, 'Do not combine.', label('Ketoconazole tablets', 'section 4', '2023'), { group: 'qt-cyp3a' }],
  ['ketoconazole-qt', drug('ketoconazole'), cls('qt-contraindicated'), STOP, RHYTHM, 'Do not combine.', label('Ketoconazole tablets', 'section 4', '2023'), { group: 'qt-cyp3a' }],
  ['saquinavir-qt', drug('saquinavir'), 'qt-known', URGENT, RHYTHM, 'Do not combine.', label('Invirase', 'section 4', '2020')],
  ['ribociclib-qt', drug('ribociclib'), 'qt-known', SERIOUS, RHYTHM, 'Avoid; ECG if there is no other way.', label('Kisqali', 'section 7', '2023'), { modifiers: NEAR }],
])

const dofetilide = interactions('dofetilide', 'rapid', 'The tubular secretion or metabolism of dofetilide is blocked, QT lengthens with its level.', [
  ['dofetilide-cimetidine', drug('dofetilide'), drug('cimetidine'), STOP, RHYTHM, 'Choose famotidine or a proton pump inhibitor.', label('Tikosyn', 'section 4', '2023')],
  ['dofetilide-trimethoprim', drug('dofetilide'), drug('trimethoprim'), STOP, RHYTHM, 'Choose another antibiotic.', label('Tikosyn', 'section 4', '2023')],
  ['dofetilide-verapamil', drug('dofetilide'), drug('verapamil'), STOP, RHYTHM, 'Choose another rate control.', label('Tikosyn', 'section 4', '2023')],
  ['dofetilide-ketoconazole', drug('dofetilide'), drug('ketoconazole'), STOP, RHYTHM, 'Choose another antifungal.', label('Tikosyn', 'section 4', '2023')],
  ['dofetilide-hydrochlorothiazide', drug('dofetilide'), drug('hydrochlorothiazide'), STOP, RHYTHM, 'Choose another diuretic and watch potassium.', label('Tikosyn', 'section 4', '2023')],
  ['dofetilide-insti', drug('dofetilide'), drug('dolutegravir'), STOP, RHYTHM, 'Do not combine.', label('Tivicay', 'section 4', '2023')],
  ['dofetilide-bictegravir', drug('dofetilide'), drug('bictegravir'), STOP, RHYTHM, 'Do not combine.', label('Biktarvy', 'section 4', '2023')],
  ['dofetilide-megestrol', drug('dofetilide'), drug('megestrol'), STOP, RHYTHM, 'Do not combine.', label('Tikosyn', 'section 4', '2023')],
  ['dofetilide-prochlorperazine', drug('dofetilide'), drug('prochlorperazine'), STOP, RHYTHM, 'Do not combine.', label('Tikosyn', 'section 4', '2023')],
])

const SLOW = 'bradycardia, heart block'
const conduction = interactions('conduction', 'rapid', 'Both slow the sinus and AV node.', [
  ['beta-blocker-ccb', 'beta-blocker', 'ccb-nondhp', SERIOUS, `${SLOW}, failure`, 'Avoid both; if needed ECG and heart rate daily, never both into a vein.', label('Calan', 'section 7', '2023')],
  ['beta-blocker-iv-ccb', cls('beta-blocker', ['intravenous']), cls('ccb-nondhp', ['intravenous']), STOP, 'asystole, shock', 'Do not give both into a vein within hours.', label('Esmolol (Brevibloc)', 'section 4', '2023'), { group: 'conduction-iv' }],
  ['beta-blocker-eye-ccb', 'beta-blocker-eye', 'ccb-nondhp', CARE, SLOW, 'Measure the pulse; eye drops reach the blood.', label('Timoptic', 'drug interactions', '2021')],
  ['beta-blocker-class-i', 'beta-blocker', 'antiarrhythmic-i', SERIOUS, `${SLOW}, failure`, 'ECG after each change; avoid in a weak ventricle.', label('Tambocor', 'drug interactions', '2020'), { why: 'Both depress conduction and contraction.' }],
  ['ccb-class-i', 'ccb-nondhp', 'antiarrhythmic-i', SERIOUS, `${SLOW}, failure`, 'Avoid; disopyramide not within 48 hours of verapamil.', label('Calan', 'section 7', '2023'), { why: 'Both depress conduction and contraction.' }],
  ['beta-blocker-amiodarone', drug('amiodarone'), 'beta-blocker', CARE, SLOW, 'Measure heart rate and ECG; usual together, at lower doses.', label('Pacerone', 'section 7', '2023'), { washOutDays: AMIODARONE_LASTS }],
  ['amiodarone-ccb', drug('amiodarone'), 'ccb-nondhp', SERIOUS, `${SLOW}, sinus arrest`, 'Prefer another rate control; ECG daily.', label('Pacerone', 'section 7', '2023'), { washOutDays: AMIODARONE_LASTS }],
  ['beta-blocker-dronedarone', drug('dronedarone'), 'beta-blocker', CARE, SLOW, 'Start the beta blocker low and check the ECG.', label('Multaq', 'section 7', '2023')],
  ['dronedarone-ccb', drug('dronedarone'), 'ccb-nondhp', SERIOUS, SLOW, 'Start low and check the ECG.', label('Multaq', 'section 7', '2023')],
  ['ivabradine-ccb', drug('ivabradine'), 'ccb-nondhp', STOP, 'ivabradine rises, bradycardia', 'Do not combine.', label('Corlanor', 'section 7', '2021'), { why: 'Verapamil and diltiazem slow the heart and the clearance of ivabradine.' }],
  ['ivabradine-cyp3a', drug('ivabradine'), 'cyp3a-inhibitor-strong', STOP, 'ivabradine rises sevenfold, bradycardia', 'Do not combine.', label('Corlanor', 'section 4', '2021'), { why: 'CYP3A clears ivabradine.' }],
  ['ivabradine-cyp3a-moderate', drug('ivabradine'), 'cyp3a-inhibitor-moderate', SERIOUS, 'ivabradine rises, bradycardia', 'Avoid.', label('Corlanor', 'section 7', '2021'), { why: 'CYP3A clears ivabradine.' }],
  ['ivabradine-beta', drug('ivabradine'), 'beta-blocker', NOTE, 'bradycardia', 'Measure the pulse; usual together.', label('Corlanor', 'section 7', '2021')],
  ['beta-blocker-clonidine', 'beta-blocker', 'alpha2-agonist-bp', CARE, 'bradycardia; hypertension when clonidine is stopped', 'Stop the beta blocker some days before clonidine, never the other way.', label('Catapres', 'drug interactions', '2020')],
  ['digoxin-beta', 'cardiac-glycoside', 'beta-blocker', NOTE, SLOW, 'Measure the pulse.', label('Lanoxin', 'section 7', '2020')],
  ['s1p-bradycardic', 's1p-modulator', 'bradycardic', SERIOUS, SLOW, 'Ask cardiology before the first dose; watch it with ECG.', label('Gilenya', 'section 7', '2023')],
  ['s1p-antiarrhythmic', 's1p-modulator', 'antiarrhythmic-ia-iii', STOP, `${RHYTHM}, ${SLOW}`, 'Do not start.', label('Gilenya', 'section 4', '2023')],
  ['s1p-qt', 's1p-modulator', 'qt-known', SERIOUS, RHYTHM, 'Watch the first dose overnight with ECG.', label('Gilenya', 'section 5', '2023')],
  ['cholinesterase-beta', 'cholinesterase-inhibitor-dementia', 'beta-blocker', CARE, 'bradycardia, syncope', 'Measure the pulse; ask about falls.', label('Aricept', 'section 7', '2021')],
  ['cholinesterase-bradycardic', 'cholinesterase-inhibitor-dementia', 'ccb-nondhp', CARE, 'bradycardia, syncope', 'Measure the pulse.', label('Aricept', 'section 7', '2021')],
  ['cholinesterase-amiodarone', 'cholinesterase-inhibitor-dementia', 'antiarrhythmic-iii', CARE, 'bradycardia, QTc lengthens', 'ECG and pulse.', label('Aricept', 'section 5', '2021')],
  ['verapamil-dantrolene', 'ccb-nondhp', drug('dantrolene'), URGENT, 'high potassium, collapse of the circulation', 'Do not give both; in a crisis of malignant hyperthermia avoid the calcium channel blocker.', label('Dantrium Intravenous', 'section 7', '2021'), { why: 'Together they raise potassium and depress the heart.' }],
  ['antiarrhythmic-antiarrhythmic', 'antiarrhythmic-i', 'antiarrhythmic-i', URGENT, 'arrhythmia, heart block', 'Use one class I drug.', label('Rythmol', 'section 5', '2020'), { why: 'Their block of sodium channels adds up.' }],
  ['amiodarone-class-i', drug('amiodarone'), 'antiarrhythmic-i', SERIOUS, 'arrhythmia, heart block', 'Lower the class I drug by a third to a half and check its level and the ECG.', label('Pacerone', 'section 7', '2023'), { washOutDays: AMIODARONE_LASTS, why: 'Amiodarone slows the clearance of class I drugs and conduction.' }],
  ['class-iii-class-iii', 'antiarrhythmic-iii', 'antiarrhythmic-iii', STOP, RHYTHM, 'Use one; wait until the first has left.', label('Betapace', 'section 7', '2023'), { group: 'qt-class-iii', why: 'Both delay repolarisation.' }],
  ['class-ia-iii', 'antiarrhythmic-ia', 'antiarrhythmic-iii', STOP, RHYTHM, 'Use one; wait until the first has left.', label('Betapace', 'section 7', '2023'), { group: 'qt-class-iii', why: 'Both delay repolarisation.' }],
  ['amiodarone-sofosbuvir', drug('amiodarone'), drug('sofosbuvir'), URGENT, 'sudden severe bradycardia', 'Choose another HCV treatment; else monitor in hospital for 48 hours.', label('Sovaldi', 'section 5', '2020'), { washOutDays: AMIODARONE_LASTS, why: 'The mechanism is not known; cardiac arrests were reported.' }],
  ['lidocaine-beta', cls('antiarrhythmic-ib', ['intravenous']), 'beta-blocker', NOTE, 'lidocaine rises', 'Watch for drowsiness and tremor at infusion.', label('Lidocaine injection', 'drug interactions', '2020'), { why: 'Lower liver flow slows the clearance of lidocaine.' }],
  ['beta-agonist-beta-blocker', 'beta-blocker-nonselective', 'beta-agonist', SERIOUS, 'bronchospasm, no answer to the inhaler', 'Choose a selective beta blocker.', label('Inderal LA', 'section 7', '2021'), { why: 'They block each other.', group: 'beta-antagonism' }],
  ['beta-agonist-beta-selective', 'beta-blocker-selective', 'beta-agonist', NOTE, 'less effect of the inhaler', 'Usual at low dose; ask about wheeze.', label('Toprol-XL', 'section 5', '2023'), { why: 'They block each other.', group: 'beta-antagonism' }],
  ['beta-blocker-epinephrine', 'beta-blocker-nonselective', drug('epinephrine'), CARE, 'hypertension and bradycardia; anaphylaxis answers less', 'Watch blood pressure; glucagon in anaphylaxis that does not answer.', label('Inderal LA', 'section 7', '2021'), { why: 'Alpha effects stand alone when beta receptors are blocked.', group: 'beta-antagonism' }],
])

const DIGOXIN_HIGH = 'digoxin rises: nausea, arrhythmia'
const digoxin = interactions('digoxin', 'delayed', 'P-gp carries digoxin out of the body; blocked, its level rises.', [
  ['digoxin-amiodarone', 'cardiac-glycoside', drug('amiodarone'), SERIOUS, DIGOXIN_HIGH, 'Halve digoxin when amiodarone starts; level after 1 to 2 weeks.', label('Lanoxin', 'section 7', '2020'), { washOutDays: { right: 90 } }],
  ['digoxin-dronedarone', 'cardiac-glycoside', drug('dronedarone'), SERIOUS, DIGOXIN_HIGH, 'Halve digoxin or stop it; measure the level.', label('Multaq', 'section 7', '2023')],
  ['digoxin-quinidine', 'cardiac-glycoside', drug('quinidine'), SERIOUS, DIGOXIN_HIGH, 'Halve digoxin; measure the level.', label('Lanoxin', 'section 7', '2020')],
  ['digoxin-verapamil', 'cardiac-glycoside', drug('verapamil'), SERIOUS, `${DIGOXIN_HIGH}, heart block`, 'Lower digoxin by a third to a half; level and ECG.', label('Lanoxin', 'section 7', '2020')],
  ['digoxin-diltiazem', 'cardiac-glycoside', drug('diltiazem'), CARE, `${DIGOXIN_HIGH}, heart block`, 'Measure pulse and digoxin level.', label('Lanoxin', 'section 7', '2020')],
  ['digoxin-pgp', 'cardiac-glycoside', 'pgp-inhibitor', CARE, DIGOXIN_HIGH, 'Measure digoxin before and a week after the start; lower it by 15 to 30 percent.', label('Lanoxin', 'section 7', '2020')],
  ['digoxin-macrolide', 'cardiac-glycoside', 'macrolide', SERIOUS, DIGOXIN_HIGH, 'Measure digoxin after 3 days; choose another antibiotic if the kidney is weak.', label('Lanoxin', 'section 7', '2020'), { modifiers: [modifier(egfr('<', 30), URGENT, 'eGFR is below 30')] }],
  ['digoxin-st-johns-wort', 'cardiac-glycoside', 'pgp-inducer', CARE, 'digoxin falls', 'Measure digoxin and adjust.', label('Lanoxin', 'section 7', '2020'), { why: 'Induced P-gp carries digoxin out.' }],
  ['digoxin-calcium-iv', 'cardiac-glycoside', cls('calcium-iv', ['intravenous']), SERIOUS, 'arrhythmia', 'Give calcium slowly with ECG, only where it is needed.', label('Calcium gluconate injection', 'section 7', '2021'), { why: 'Calcium and digoxin act on the same ion exchange.', onset: 'rapid' }],
  ['digoxin-diuretic', 'cardiac-glycoside', 'k-losing-diuretic', CARE, 'low potassium, digoxin toxicity', 'Potassium and magnesium weekly at first, then every 3 months; keep potassium at 4.', ONC_LOW, { modifiers: [modifier(any(potassium('<', 3.5, 168), magnesium('<', 1.5)), SERIOUS, 'potassium or magnesium is low')], why: 'Digoxin binds more where potassium is low.' }],
  ['digoxin-hypokalaemic', 'cardiac-glycoside', 'hypokalaemic', NOTE, 'low potassium, digoxin toxicity', 'Measure potassium.', label('Lanoxin', 'section 7', '2020'), { why: 'Digoxin binds more where potassium is low.' }],
  ['digoxin-spironolactone', 'cardiac-glycoside', 'mra', NOTE, 'digoxin rises a little; some assays read wrong', 'Measure digoxin if there are symptoms.', label('Aldactone', 'section 7', '2021'), { why: 'Spironolactone slows tubular secretion.' }],
  ['digoxin-succinylcholine', 'cardiac-glycoside', drug('succinylcholine'), CARE, 'arrhythmia', 'Use another relaxant or watch the ECG.', label('Lanoxin', 'section 7', '2020'), { why: 'Succinylcholine shifts potassium out of muscle.', onset: 'rapid' }],
  ['digoxin-resin', 'cardiac-glycoside', 'binding-resin', NOTE, 'digoxin is not absorbed', 'Give digoxin 2 hours before or 6 after.', label('Lanoxin', 'section 7', '2020'), { why: 'The resin binds digoxin in the gut.' }],
  ['digoxin-antacid', 'cardiac-glycoside', 'antacid', NOTE, 'less digoxin is absorbed', 'Give them 2 hours apart.', label('Lanoxin', 'section 7', '2020'), { why: 'Antacids adsorb digoxin.' }],
])

export const rhythm: readonly InteractionRule[] = [...qt, ...dofetilide, ...conduction, ...digoxin]
