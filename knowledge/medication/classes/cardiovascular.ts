/** Heart, vessels and water balance. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { ATC, byRoute, drugClass, EPC, LABELS } from './make.ts'

const EYE = ['ophthalmic'] as const

export const cardiovascular: readonly DrugClass[] = [
  drugClass(
    'acei',
    'ACE inhibitors',
    'benazepril, captopril, cilazapril, enalapril, enalaprilat, fosinopril, imidapril, lisinopril, moexipril, perindopril, quinapril, ramipril, trandolapril, zofenopril',
    ATC,
  ),
  drugClass(
    'arb',
    'angiotensin receptor blockers',
    'azilsartan, candesartan, eprosartan, irbesartan, losartan, olmesartan, telmisartan, valsartan, sparsentan',
    ATC,
  ),
  drugClass('renin-inhibitor', 'direct renin inhibitors', 'aliskiren', ATC),
  drugClass('neprilysin-inhibitor', 'neprilysin inhibitors', 'sacubitril', ATC),
  drugClass('raas', 'drugs against the renin-angiotensin system', '', ATC, { includes: 'acei, arb, renin-inhibitor' }),
  drugClass('acei-or-arb', 'ACE inhibitors and angiotensin receptor blockers', '', ATC, { includes: 'acei, arb' }),
  drugClass(
    'mra',
    'mineralocorticoid receptor antagonists',
    'spironolactone, eplerenone, finerenone, canrenone, potassium canrenoate',
    ATC,
  ),
  drugClass('k-sparing-diuretic', 'potassium-sparing diuretics', 'amiloride, triamterene', ATC, { includes: 'mra' }),
  drugClass('loop-diuretic', 'loop diuretics', 'furosemide, bumetanide, torsemide, ethacrynate, piretanide', ATC),
  drugClass(
    'thiazide',
    'thiazides and related diuretics',
    'hydrochlorothiazide, chlorothiazide, chlorthalidone, indapamide, metolazone, bendroflumethiazide, methyclothiazide, hydroflumethiazide, polythiazide, xipamide, trichlormethiazide, cyclothiazide, benzthiazide, quinethazone',
    ATC,
  ),
  drugClass('k-losing-diuretic', 'diuretics that lower potassium', 'acetazolamide, methazolamide', ATC, {
    includes: 'loop-diuretic, thiazide',
  }),
  drugClass('diuretic', 'diuretics', '', ATC, { includes: 'k-losing-diuretic, k-sparing-diuretic' }),
  drugClass(
    'beta-blocker-selective',
    'selective beta blockers',
    'acebutolol, atenolol, betaxolol, bisoprolol, celiprolol, esmolol, metoprolol, nebivolol, landiolol',
    ATC,
  ),
  drugClass(
    'beta-blocker-nonselective',
    'nonselective beta blockers',
    'carteolol, carvedilol, labetalol, nadolol, oxprenolol, penbutolol, pindolol, propranolol, sotalol, timolol, alprenolol',
    ATC,
    { others: byRoute('timolol, levobunolol, carteolol, metipranolol', EYE) },
  ),
  drugClass('beta-blocker', 'beta blockers', '', ATC, { includes: 'beta-blocker-selective, beta-blocker-nonselective' }),
  drugClass('beta-blocker-eye', 'beta blockers in the eye', '', ATC, {
    others: byRoute('timolol, levobunolol, carteolol, metipranolol, betaxolol', EYE),
  }),
  drugClass('ccb-nondhp', 'verapamil and diltiazem', 'verapamil, diltiazem', ATC),
  drugClass(
    'ccb-dhp',
    'dihydropyridine calcium channel blockers',
    'amlodipine, azelnidipine, levamlodipine, felodipine, isradipine, nicardipine, nifedipine, nimodipine, nisoldipine, nitrendipine, lacidipine, lercanidipine, clevidipine, manidipine',
    ATC,
  ),
  drugClass('ccb', 'calcium channel blockers', '', ATC, { includes: 'ccb-nondhp, ccb-dhp' }),
  drugClass('cardiac-glycoside', 'cardiac glycosides', 'digoxin, digitoxin, deslanoside', ATC),
  drugClass('antiarrhythmic-ia', 'class Ia antiarrhythmics', 'quinidine, hydroquinidine, procainamide, disopyramide, ajmaline', ATC),
  drugClass('antiarrhythmic-ib', 'class Ib antiarrhythmics', 'mexiletine, tocainide', ATC, {
    others: byRoute('lidocaine', ['intravenous', 'intramuscular']),
  }),
  drugClass('antiarrhythmic-ic', 'class Ic antiarrhythmics', 'flecainide, propafenone, encainide', ATC),
  drugClass('antiarrhythmic-iii', 'class III antiarrhythmics', 'amiodarone, dronedarone, dofetilide, ibutilide, sotalol, vernakalant', ATC),
  drugClass(
    'antiarrhythmic-i',
    'class I antiarrhythmics',
    'quinidine, hydroquinidine, procainamide, disopyramide, flecainide, propafenone, mexiletine',
    ATC,
  ),
  drugClass('antiarrhythmic-ia-iii', 'class Ia and III antiarrhythmics', '', ATC, { includes: 'antiarrhythmic-ia, antiarrhythmic-iii' }),
  drugClass(
    'nitrate',
    'nitrates and other donors of nitric oxide',
    'nitroglycerin, isosorbide, isosorbide dinitrate, isosorbide mononitrate, nicorandil, molsidomine, pentaerythritol tetranitrate, nitroprusside',
    LABELS,
    { others: byRoute('amyl nitrite', ['inhaled', 'nasal', 'other']) },
  ),
  drugClass('pde5-inhibitor', 'PDE5 inhibitors', 'sildenafil, tadalafil, vardenafil, avanafil', ATC),
  drugClass('sgc-stimulator', 'stimulators of guanylate cyclase', 'riociguat, vericiguat', EPC),
  drugClass(
    'alpha1-blocker',
    'alpha-1 blockers',
    'alfuzosin, doxazosin, prazosin, silodosin, tamsulosin, terazosin, phenoxybenzamine, phentolamine, indoramin, urapidil, moxisylyte',
    ATC,
  ),
  drugClass(
    'alpha2-agonist-bp',
    'central alpha-2 agonists for blood pressure',
    'clonidine, guanfacine, guanabenz, methyldopa, moxonidine, rilmenidine, lofexidine',
    ATC,
  ),
  drugClass('vasodilator', 'direct vasodilators', 'hydralazine, minoxidil, diazoxide', ATC),
  drugClass('endothelin-antagonist', 'endothelin receptor antagonists', 'bosentan, ambrisentan, macitentan, aprocitentan, sparsentan', ATC),
  drugClass('antihypertensive', 'drugs that lower blood pressure', '', ATC, {
    includes: 'raas, beta-blocker, ccb, alpha1-blocker, alpha2-agonist-bp, vasodilator, thiazide, loop-diuretic, k-sparing-diuretic',
  }),
  drugClass('statin-cyp3a', 'simvastatin and lovastatin', 'simvastatin, lovastatin', LABELS),
  drugClass('statin', 'statins', 'atorvastatin, fluvastatin, pitavastatin, pravastatin, rosuvastatin', ATC, { includes: 'statin-cyp3a' }),
  drugClass('fibrate', 'fibrates', 'fenofibrate, fenofibric acid, gemfibrozil, bezafibrate, ciprofibrate, clofibrate', ATC),
  drugClass('bile-acid-sequestrant', 'bile acid sequestrants', 'cholestyramine resin, colestipol, colesevelam', ATC),
  drugClass(
    'bradycardic',
    'drugs that slow the heart',
    'ivabradine, clonidine, guanfacine, dexmedetomidine, amiodarone, dronedarone, digoxin, pyridostigmine, neostigmine, donepezil, rivastigmine, galantamine, mefloquine, pilocarpine, ceritinib, crizotinib, fingolimod, siponimod, ozanimod, ponesimod',
    LABELS,
    { includes: 'beta-blocker, ccb-nondhp' },
  ),
  drugClass('s1p-modulator', 'sphingosine 1-phosphate receptor modulators', 'fingolimod, siponimod, ozanimod, ponesimod, etrasimod', EPC),
  drugClass(
    'vasoconstrictor-sympathomimetic',
    'sympathomimetics that constrict vessels',
    'ephedrine, pseudoephedrine, phenylephrine, phenylpropanolamine, midodrine, metaraminol, methoxamine, mephentermine, isometheptene, etilefrine, droxidopa, norepinephrine, epinephrine, dopamine, propylhexedrine',
    ATC,
    {
      others: byRoute('oxymetazoline, naphazoline, xylometazoline, tetrahydrozoline, phenylephrine, ephedrine', ['nasal']),
    },
  ),
  drugClass(
    'indirect-sympathomimetic',
    'indirect sympathomimetics',
    'ephedrine, pseudoephedrine, phenylpropanolamine, mephentermine, metaraminol, isometheptene, propylhexedrine, cocaine',
    ATC,
    { includes: 'amphetamine-like' },
  ),
  drugClass('catecholamine', 'catecholamines given into a vein', 'epinephrine, norepinephrine, dopamine, dobutamine, isoproterenol', ATC),
]
