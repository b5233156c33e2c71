// biome-ignore-all format: a table with one rule a line, as a pharmacist reads it
/** Anticoagulants, antiplatelets and what makes them bleed or fail. Clinical review pending. */
import type { InteractionRule, Modifier, Side } from '#app/medication/knowledge.ts'
import { CARE, crcl, drug, label, modifier, NOTE, SERIOUS, STOP, URGENT } from '../making.ts'
import { inr, interactions } from './make.ts'
import { CHEST_VKA, EHRA_DOAC, FDA_OMEPRAZOLE, ONC_LOW, STOPP } from './sources.ts'

const BLEED = 'major bleeding'
const INR_UP = 'INR rises, bleeding'
const INR_HIGH: Modifier[] = [modifier(inr('>', 4), URGENT, 'INR is already above 4')]

/** Not the 2 mg that clear a catheter. */
const LYSIS: Side = { class: 'thrombolytic', doseAtLeast: { value: 5, unit: 'mg', per: 'dose' } }

const additive = interactions('bleeding', 'rapid', 'Each of them weakens clotting or harms the gut.', [
  ['anticoagulant-nsaid', 'oral-anticoagulant', 'nsaid', SERIOUS, BLEED, 'Use acetaminophen; if there is no other way, few days with a proton pump inhibitor.', STOPP, { modifiers: INR_HIGH }],
  ['anticoagulant-aspirin', 'oral-anticoagulant', 'salicylate', SERIOUS, BLEED, 'Ask for the reason of aspirin; without a recent stent or infarct stop it.', STOPP, { modifiers: INR_HIGH }],
  ['anticoagulant-antiplatelet', 'oral-anticoagulant', 'antiplatelet-not-aspirin', SERIOUS, BLEED, 'State how long both are needed; add a proton pump inhibitor.', label('Xarelto', 'section 7', '2023')],
  ['parenteral-nsaid', 'parenteral-anticoagulant', 'nsaid', CARE, BLEED, 'Use acetaminophen; with treatment doses avoid the NSAID.', ONC_LOW],
  ['parenteral-ketorolac', 'parenteral-anticoagulant', drug('ketorolac'), SERIOUS, BLEED, 'Choose another analgesic.', label('Toradol', 'boxed warning', '2021')],
  ['parenteral-antiplatelet', 'parenteral-anticoagulant', 'antiplatelet', CARE, BLEED, 'Usual in coronary syndromes; check hemoglobin and platelets, state the end date.', ONC_LOW],
  ['parenteral-salicylate', 'parenteral-anticoagulant', 'salicylate', NOTE, BLEED, 'Usual in coronary syndromes; check hemoglobin.', ONC_LOW],
  ['oral-parenteral-anticoagulant', 'doac', 'parenteral-anticoagulant', URGENT, BLEED, 'Give one: start the next when the first would be due.', label('Eliquis', 'section 2', '2021')],
  ['doac-doac', 'doac', 'doac', STOP, BLEED, 'Stop one of them.', label('Xarelto', 'section 2', '2023')],
  ['warfarin-doac', 'vitamin-k-antagonist', 'doac', URGENT, BLEED, 'Only for the change from one to the other; state the day it ends.', label('Xarelto', 'section 2', '2023')],
  ['warfarin-bridge', 'vitamin-k-antagonist', 'parenteral-anticoagulant', CARE, BLEED, 'Bridge until INR is in range for 24 hours, then stop the injection.', label('Coumadin', 'section 2', '2017'), { modifiers: [modifier(inr('>=', 3), SERIOUS, 'INR is already 3 or more')] }],
  ['heparin-heparin', 'parenteral-anticoagulant', 'parenteral-anticoagulant', SERIOUS, BLEED, 'Stop one; flushes aside nobody needs both.', label('Lovenox', 'section 7', '2022')],
  ['thrombolytic-anticoagulant', LYSIS, 'anticoagulant', URGENT, 'bleeding, also in the brain', 'Only by protocol; after a stroke no anticoagulant for 24 hours.', label('Activase', 'sections 4 and 7', '2022'), { modifiers: [modifier(inr('>', 1.7), STOP, 'INR is above 1.7')] }],
  ['thrombolytic-antiplatelet', LYSIS, 'antiplatelet', SERIOUS, 'bleeding, also in the brain', 'Only by protocol.', label('Activase', 'section 7', '2022')],
  ['thrombolytic-nsaid', LYSIS, 'nsaid', SERIOUS, BLEED, 'Hold the NSAID for 24 hours.', label('Activase', 'section 7', '2022')],
  ['thrombolytic-thrombolytic', 'thrombolytic', 'thrombolytic', URGENT, 'bleeding, also in the brain', 'Give one only.', label('Activase', 'section 7', '2022')],
  ['defibrotide-anticoagulant', drug('defibrotide'), 'anticoagulant', STOP, BLEED, 'Stop the anticoagulant before defibrotide.', label('Defitelio', 'section 4', '2016')],
  ['antiplatelet-nsaid', 'antiplatelet', 'nsaid', CARE, 'bleeding of the gut', 'Use acetaminophen; else add a proton pump inhibitor.', STOPP],
  ['p2y12-nsaid', 'p2y12-inhibitor', 'nsaid', SERIOUS, 'bleeding of the gut', 'Use acetaminophen; else few days with a proton pump inhibitor.', label('Plavix', 'section 7', '2022')],
  ['aspirin-ibuprofen', drug('aspirin'), drug('ibuprofen'), CARE, 'aspirin no longer protects the heart; bleeding', 'Take aspirin 30 minutes before or 8 hours after ibuprofen, or choose another analgesic.', { source: 'FDA, Concomitant use of ibuprofen and aspirin', date: '2006-09-08' }, { why: 'Ibuprofen occupies the platelet enzyme that aspirin would block.' }],
  ['antiplatelet-antiplatelet', 'p2y12-inhibitor', 'antiplatelet', NOTE, BLEED, 'Usual after a stent or infarct; state the end date.', label('Plavix', 'section 7', '2022')],
  ['p2y12-p2y12', 'p2y12-inhibitor', 'p2y12-inhibitor', SERIOUS, BLEED, 'Use one; cangrelor only until the oral one acts.', label('Brilinta', 'section 7', '2022')],
  ['antiplatelet-cilostazol', 'antiplatelet-not-aspirin', 'antiplatelet', NOTE, BLEED, 'State why both are needed.', label('Pletal', 'section 7', '2021')],
  ['nsaid-nsaid', 'nsaid', 'nsaid', SERIOUS, 'ulcer, bleeding, kidney injury', 'Use one NSAID.', STOPP],
  ['nsaid-salicylate', 'nsaid', 'salicylate', CARE, 'ulcer, bleeding', 'Use one; with low dose aspirin add a proton pump inhibitor.', ONC_LOW],
  ['ketorolac-nsaid', drug('ketorolac'), 'nsaid-or-aspirin', STOP, 'ulcer, bleeding, kidney injury', 'Do not combine.', label('Toradol', 'section 4', '2021')],
  ['ketorolac-pentoxifylline', drug('ketorolac'), drug('pentoxifylline'), STOP, BLEED, 'Do not combine.', label('Toradol', 'section 4', '2021')],
  ['ketorolac-probenecid', drug('ketorolac'), drug('probenecid'), STOP, 'ketorolac rises threefold', 'Do not combine.', label('Toradol', 'section 4', '2021'), { why: 'Probenecid blocks the clearance of ketorolac.' }],
  ['nsaid-corticosteroid', 'nsaid', 'corticosteroid-systemic', CARE, 'ulcer, bleeding of the gut', 'Add a proton pump inhibitor or stop the NSAID.', STOPP],
  ['aspirin-corticosteroid', 'salicylate', 'corticosteroid-systemic', NOTE, 'ulcer, bleeding of the gut', 'Consider a proton pump inhibitor.', ONC_LOW],
  ['anticoagulant-corticosteroid', 'oral-anticoagulant', 'corticosteroid-systemic', NOTE, 'bleeding of the gut; INR may rise', 'INR within a week of high doses.', label('Coumadin', 'section 7', '2017')],
  ['ssri-nsaid', 'ssri-snri', 'nsaid-or-aspirin', NOTE, 'bleeding of the gut', 'Consider a proton pump inhibitor, above all over 65.', ONC_LOW, { why: 'Platelets lack serotonin and the stomach its shield.' }],
  ['ssri-anticoagulant', 'ssri-snri', 'oral-anticoagulant', CARE, BLEED, 'Check hemoglobin; INR a week after the start.', label('Zoloft', 'section 7', '2023'), { why: 'Platelets lack serotonin.' }],
  ['ssri-antiplatelet', 'ssri-snri', 'antiplatelet-not-aspirin', NOTE, BLEED, 'Consider a proton pump inhibitor.', label('Zoloft', 'section 7', '2023'), { why: 'Platelets lack serotonin.' }],
  ['anticoagulant-other', 'anticoagulant', 'bleeding-risk-other', CARE, BLEED, 'Check hemoglobin and platelets; weigh whether both are needed.', label('Imbruvica', 'section 5', '2023')],
  ['antiplatelet-other', 'antiplatelet', 'bleeding-risk-other', NOTE, BLEED, 'Check hemoglobin and platelets.', label('Imbruvica', 'section 5', '2023')],
  ['prostacyclin-anticoagulant', 'prostacyclin', 'anticoagulant', NOTE, BLEED, 'Usual in pulmonary hypertension; check hemoglobin.', label('Remodulin', 'section 7', '2021')],
  ['vorapaxar-anticoagulant', drug('vorapaxar'), 'anticoagulant', SERIOUS, BLEED, 'Avoid.', label('Zontivity', 'section 7', '2019')],
  ['antifibrinolytic-contraceptive', drug('tranexamic acid'), 'estrogen', STOP, 'thrombosis', 'Do not combine the tablets with a hormonal contraceptive.', label('Lysteda', 'section 4', '2020'), { why: 'Both favour clots.', group: 'thrombosis' }],
  ['antifibrinolytic-retinoid', 'antifibrinolytic', 'retinoid', CARE, 'thrombosis', 'Avoid with tretinoin by mouth.', label('Lysteda', 'section 7', '2020'), { why: 'Both favour clots.', group: 'thrombosis' }],
  ['ginkgo-anticoagulant', drug('ginkgo biloba'), 'anticoagulant', CARE, BLEED, 'Stop the herbal product.', CHEST_VKA],
])

const warfarin = interactions('warfarin', 'delayed', 'The clearance of warfarin falls or the gut makes less vitamin K.', [
  ['warfarin-azole', 'vitamin-k-antagonist', 'azole', SERIOUS, INR_UP, 'Lower warfarin by a quarter to a half; INR on day 3 to 5 and weekly.', CHEST_VKA, { modifiers: INR_HIGH }],
  ['warfarin-miconazole', 'vitamin-k-antagonist', { ingredient: 'miconazole', routes: ['oral', 'buccal', 'vaginal'] }, URGENT, INR_UP, 'Choose nystatin; the gel and the ovule are absorbed enough.', CHEST_VKA],
  ['warfarin-metronidazole', 'vitamin-k-antagonist', 'nitroimidazole', SERIOUS, INR_UP, 'Lower warfarin by a quarter to a third; INR on day 3 to 5.', CHEST_VKA, { modifiers: INR_HIGH }],
  ['warfarin-tmp-smx', 'vitamin-k-antagonist', 'sulfonamide-antibiotic', SERIOUS, INR_UP, 'Choose another antibiotic; else lower warfarin by a quarter and measure INR on day 3.', CHEST_VKA, { modifiers: INR_HIGH }],
  ['warfarin-amiodarone', 'vitamin-k-antagonist', drug('amiodarone'), SERIOUS, INR_UP, 'Lower warfarin by a third to a half over weeks; INR weekly for 2 months.', CHEST_VKA, { washOutDays: { right: 90 }, modifiers: INR_HIGH }],
  ['warfarin-fluoroquinolone', 'vitamin-k-antagonist', 'fluoroquinolone', CARE, INR_UP, 'INR on day 3 to 5 and after the course.', CHEST_VKA, { modifiers: INR_HIGH }],
  ['warfarin-macrolide', 'vitamin-k-antagonist', 'macrolide', CARE, INR_UP, 'INR on day 3 to 5 and after the course.', CHEST_VKA, { modifiers: INR_HIGH }],
  ['warfarin-beta-lactam', 'vitamin-k-antagonist', 'beta-lactam', NOTE, 'INR may rise', 'INR within a week of the start.', CHEST_VKA],
  ['warfarin-nmtt', 'vitamin-k-antagonist', 'nmtt-cephalosporin', CARE, INR_UP, 'INR every 2 to 3 days.', label('Cefotetan', 'precautions', '2020'), { why: 'The side chain blocks the recycling of vitamin K.' }],
  ['warfarin-tetracycline', 'vitamin-k-antagonist', 'tetracycline', CARE, INR_UP, 'INR within a week.', CHEST_VKA],
  ['warfarin-fluorouracil', 'vitamin-k-antagonist', 'fluoropyrimidine', SERIOUS, INR_UP, 'Change to low molecular weight heparin, or INR weekly.', label('Xeloda', 'section 7', '2022')],
  ['warfarin-fibrate', 'vitamin-k-antagonist', 'fibrate', CARE, INR_UP, 'INR weekly until stable; lower warfarin.', label('Tricor', 'section 7', '2021')],
  ['warfarin-statin', 'vitamin-k-antagonist', 'statin', NOTE, 'INR rises a little', 'INR after start or change.', label('Crestor', 'section 7', '2023')],
  ['warfarin-thyroid', 'vitamin-k-antagonist', 'thyroid-hormone', NOTE, 'INR rises as the thyroid recovers', 'INR with each change of dose.', ONC_LOW, { why: 'Clotting factors are broken down faster.' }],
  ['warfarin-antithyroid', 'vitamin-k-antagonist', 'antithyroid', NOTE, 'INR falls as the thyroid slows', 'INR with each change of dose.', label('Coumadin', 'section 7', '2017')],
  ['warfarin-acetaminophen', 'vitamin-k-antagonist', drug('acetaminophen'), NOTE, 'INR rises with 2 g a day or more for days', 'INR after 3 to 5 days of regular use.', CHEST_VKA],
  ['warfarin-tramadol', 'vitamin-k-antagonist', drug('tramadol'), CARE, INR_UP, 'INR within a week.', label('Ultram', 'section 7', '2023')],
  ['warfarin-androgen', 'vitamin-k-antagonist', 'androgen', SERIOUS, INR_UP, 'Lower warfarin by half with oxandrolone or danazol; INR weekly.', label('Oxandrin', 'warnings', '2020')],
  ['warfarin-tamoxifen', 'vitamin-k-antagonist', drug('tamoxifen'), SERIOUS, INR_UP, 'Avoid in the prevention of cancer; else INR weekly.', label('Soltamox', 'section 4', '2020')],
  ['warfarin-cimetidine', 'vitamin-k-antagonist', drug('cimetidine'), CARE, INR_UP, 'Choose famotidine.', CHEST_VKA],
  ['warfarin-ppi', 'vitamin-k-antagonist', 'ppi', NOTE, 'INR may rise a little', 'INR after the start.', label('Prilosec', 'section 7', '2023')],
  ['warfarin-allopurinol', 'vitamin-k-antagonist', 'xanthine-oxidase-inhibitor', NOTE, 'INR may rise', 'INR after the start.', label('Zyloprim', 'drug interactions', '2018')],
  ['warfarin-disulfiram', 'vitamin-k-antagonist', drug('disulfiram'), SERIOUS, INR_UP, 'Lower warfarin; INR weekly.', CHEST_VKA],
  ['warfarin-isoniazid', 'vitamin-k-antagonist', drug('isoniazid'), CARE, INR_UP, 'INR weekly at first.', CHEST_VKA],
  ['warfarin-kinase-inhibitor', 'vitamin-k-antagonist', 'kinase-inhibitor', CARE, INR_UP, 'INR weekly at first; consider heparin.', label('Gleevec', 'section 7', '2022')],
  ['warfarin-propafenone', 'vitamin-k-antagonist', drug('propafenone'), CARE, INR_UP, 'INR weekly at first.', label('Rythmol', 'section 7', '2020')],
  ['warfarin-phenytoin', 'vitamin-k-antagonist', 'phenytoin-like', CARE, 'INR rises, then falls; phenytoin may rise', 'INR weekly; phenytoin level.', label('Dilantin', 'section 7', '2022')],
  ['warfarin-inducer', 'vitamin-k-antagonist', 'cyp3a-inducer-strong', SERIOUS, 'INR falls, clots; bleeding when the inducer is stopped', 'INR twice a week; doses of warfarin may double or more.', CHEST_VKA, { why: 'Induced enzymes clear warfarin.', washOutDays: { right: 14 } }],
  ['warfarin-rifamycin', 'vitamin-k-antagonist', 'rifamycin', SERIOUS, 'INR falls, clots; bleeding when it is stopped', 'INR twice a week; expect to double or triple warfarin, or use heparin.', CHEST_VKA, { why: 'Induced enzymes clear warfarin.', washOutDays: { right: 14 } }],
  ['warfarin-st-johns-wort', 'vitamin-k-antagonist', 'st-johns-wort', SERIOUS, 'INR falls, clots', 'Stop the herbal product; INR for 2 weeks.', label('Coumadin', 'section 7', '2017'), { why: 'Induced enzymes clear warfarin.' }],
  ['warfarin-resin', 'vitamin-k-antagonist', 'bile-acid-sequestrant', CARE, 'less warfarin is absorbed', 'Give warfarin 2 hours before or 6 after.', label('Questran', 'drug interactions', '2020'), { why: 'The resin binds warfarin in the gut.' }],
  ['warfarin-vitamin-k', 'vitamin-k-antagonist', drug('vitamin k1'), NOTE, 'INR falls', 'Meant as antidote; resume with INR.', label('Coumadin', 'section 7', '2017'), { why: 'Vitamin K undoes warfarin.' }],
  ['warfarin-azathioprine', 'vitamin-k-antagonist', 'thiopurine', CARE, 'INR falls', 'INR weekly; more warfarin may be needed.', label('Imuran', 'drug interactions', '2018'), { why: 'Thiopurines weaken warfarin.' }],
  ['warfarin-glp1', 'vitamin-k-antagonist', 'glp1-agonist', NOTE, 'INR may change', 'INR after the start.', label('Byetta', 'section 7', '2021'), { why: 'The stomach empties later.' }],
  ['warfarin-hcv', 'vitamin-k-antagonist', 'hcv-direct', CARE, 'INR falls as the liver recovers', 'INR weekly during treatment.', label('Epclusa', 'section 7', '2022')],
  ['warfarin-cyp2c9', 'vitamin-k-antagonist', 'cyp2c9-inhibitor', CARE, INR_UP, 'INR within a week.', label('Coumadin', 'section 7', '2017'), { modifiers: INR_HIGH }],
  ['warfarin-ritonavir', 'vitamin-k-antagonist', 'protease-inhibitor', CARE, 'INR changes either way', 'INR twice in the first week.', label('Paxlovid', 'section 7', '2023')],
])

const doac = interactions('doac', 'delayed', 'P-gp and CYP3A carry the anticoagulant away.', [
  ['xa-pgp-cyp3a', 'doac-xa', 'pgp-cyp3a-inhibitor-strong', SERIOUS, 'anticoagulant rises, bleeding', 'Avoid; halve apixaban 5 mg; rivaroxaban is not to be given.', EHRA_DOAC],
  ['rivaroxaban-azole', drug('rivaroxaban'), 'pgp-cyp3a-inhibitor-strong', URGENT, 'rivaroxaban rises two and a half times, bleeding', 'Do not combine; choose another anticoagulant.', label('Xarelto', 'section 7', '2023')],
  ['dabigatran-ketoconazole', drug('dabigatran etexilate'), 'azole-strong', SERIOUS, 'dabigatran rises, bleeding', 'Lower to 75 mg twice daily at CrCl 30 to 50, do not combine below.', label('Pradaxa', 'section 7', '2023'), { modifiers: [modifier(crcl('<', 50), URGENT, 'creatinine clearance is below 50 mL/min')] }],
  ['dabigatran-dronedarone', drug('dabigatran etexilate'), drug('dronedarone'), URGENT, 'dabigatran doubles, bleeding', 'Choose another anticoagulant.', EHRA_DOAC],
  ['dabigatran-pgp', drug('dabigatran etexilate'), 'pgp-inhibitor', CARE, 'dabigatran rises, bleeding', 'Check kidney function; avoid at CrCl below 30; verapamil at the same time as little as possible.', label('Pradaxa', 'section 7', '2023')],
  ['dabigatran-cyclosporine', drug('dabigatran etexilate'), 'calcineurin-inhibitor', URGENT, 'dabigatran rises, bleeding', 'Choose another anticoagulant.', EHRA_DOAC],
  ['edoxaban-pgp', drug('edoxaban'), 'pgp-inhibitor', CARE, 'edoxaban rises, bleeding', 'For thrombosis lower to 30 mg a day.', label('Savaysa', 'section 2', '2023')],
  ['xa-pgp', 'doac-xa', 'pgp-inhibitor', NOTE, 'anticoagulant rises a little', 'Check kidney function and hemoglobin.', EHRA_DOAC],
  ['xa-cyp3a-moderate', 'doac-xa', 'cyp3a-inhibitor-moderate', NOTE, 'anticoagulant rises', 'Check kidney function; avoid rivaroxaban at CrCl below 80 with diltiazem, verapamil or erythromycin unless needed.', label('Xarelto', 'section 7', '2023')],
  ['doac-inducer', 'doac', 'pgp-cyp3a-inducer', URGENT, 'anticoagulant falls, stroke or clots', 'Do not combine; warfarin with INR or heparin is the alternative.', label('Eliquis', 'section 7', '2021'), { why: 'Induced P-gp and CYP3A carry the anticoagulant away.', washOutDays: { right: 14 } }],
  ['doac-inducer-moderate', 'doac', 'cyp3a-inducer-moderate', CARE, 'anticoagulant may fall', 'Weigh warfarin with INR.', EHRA_DOAC, { why: 'Induced CYP3A clears the anticoagulant.' }],
  ['doac-valproate', 'doac', 'valproate', NOTE, 'anticoagulant may change', 'No change by itself; note it where clots recur.', EHRA_DOAC],
])

const antiplatelet = interactions('antiplatelet-activation', 'delayed', 'CYP2C19 makes the active part of clopidogrel.', [
  ['clopidogrel-omeprazole', drug('clopidogrel'), drug('omeprazole'), SERIOUS, 'clopidogrel protects less', 'Choose pantoprazole.', FDA_OMEPRAZOLE],
  ['clopidogrel-esomeprazole', drug('clopidogrel'), drug('esomeprazole'), SERIOUS, 'clopidogrel protects less', 'Choose pantoprazole.', FDA_OMEPRAZOLE],
  ['clopidogrel-2c19', drug('clopidogrel'), 'cyp2c19-inhibitor', CARE, 'clopidogrel protects less', 'Choose a drug without this effect, or ticagrelor or prasugrel.', label('Plavix', 'section 7', '2022')],
  ['clopidogrel-opioid', 'p2y12-inhibitor', 'opioid-strong', NOTE, 'the loading dose is absorbed late', 'In an acute infarct think of a parenteral agent.', label('Plavix', 'section 7', '2022'), { why: 'Opioids slow the stomach.' }],
  ['clopidogrel-inducer', drug('clopidogrel'), 'rifamycin-strong', SERIOUS, 'more active clopidogrel, bleeding', 'Avoid.', label('Plavix', 'section 7', '2022'), { why: 'Induced CYP2C19 makes more of the active part.' }],
  ['clopidogrel-repaglinide', drug('clopidogrel'), drug('repaglinide'), SERIOUS, 'repaglinide rises up to fivefold, hypoglycaemia', 'Choose another glucose lowering drug; else start at 0.5 mg, at most 4 mg a day.', label('Prandin', 'section 7', '2023'), { why: 'A product of clopidogrel blocks CYP2C8.', group: 'hypoglycaemia' }],
  ['ticagrelor-cyp3a', drug('ticagrelor'), 'cyp3a-inhibitor-strong', URGENT, 'ticagrelor rises, bleeding', 'Avoid; prasugrel or clopidogrel is the alternative.', label('Brilinta', 'section 7', '2022'), { why: 'CYP3A clears ticagrelor.' }],
  ['ticagrelor-inducer', drug('ticagrelor'), 'cyp3a-inducer-strong', URGENT, 'ticagrelor falls, thrombosis of the stent', 'Avoid.', label('Brilinta', 'section 7', '2022'), { why: 'Induced CYP3A clears ticagrelor.' }],
  ['ticagrelor-statin', drug('ticagrelor'), 'statin-cyp3a', CARE, 'statin rises, myopathy', 'Limit simvastatin and lovastatin to 40 mg.', label('Brilinta', 'section 7', '2022'), { why: 'Ticagrelor slows CYP3A.', group: 'cyp3a-statin' }],
  ['ticagrelor-rosuvastatin', drug('ticagrelor'), drug('rosuvastatin'), CARE, 'statin rises, myopathy', 'Watch for muscle pain, above all with a weak kidney.', label('Brilinta', 'section 7', '2022'), { why: 'Ticagrelor blocks BCRP.', group: 'cyp3a-statin' }],
  ['ticagrelor-aspirin', drug('ticagrelor'), { ingredient: 'aspirin', doseAtLeast: { value: 101, unit: 'mg', per: 'day' } }, SERIOUS, 'ticagrelor protects less', 'Lower aspirin to 75 to 100 mg a day.', label('Brilinta', 'boxed warning', '2022'), { why: 'More aspirin weakens the benefit of ticagrelor.' }],
  ['cilostazol-3a', drug('cilostazol'), 'cyp3a-inhibitor', CARE, 'cilostazol rises, tachycardia', 'Halve cilostazol to 50 mg twice daily.', label('Pletal', 'section 2', '2021'), { why: 'CYP3A clears cilostazol.' }],
  ['cilostazol-2c19', drug('cilostazol'), 'cyp2c19-inhibitor', CARE, 'cilostazol rises, tachycardia', 'Halve cilostazol to 50 mg twice daily.', label('Pletal', 'section 2', '2021'), { why: 'CYP2C19 clears cilostazol.' }],
  ['vorapaxar-cyp3a', drug('vorapaxar'), 'cyp3a-inhibitor-strong', SERIOUS, 'vorapaxar rises, bleeding', 'Avoid.', label('Zontivity', 'section 7', '2019'), { why: 'CYP3A clears vorapaxar.' }],
  ['anagrelide-antiplatelet', drug('anagrelide'), drug('aspirin'), CARE, 'bleeding', 'Check for bleeding; weigh aspirin.', label('Agrylin', 'section 7', '2021'), { why: 'Both act on platelets.', group: 'bleeding' }],
])

export const bleeding: readonly InteractionRule[] = [...additive, ...warfarin, ...doac, ...antiplatelet]
