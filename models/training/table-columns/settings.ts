/**
 * Where tables come from: what is measured there, of whom, and where its numbers lie when not where `spreads.ts` has them ("concept middle spread",
 * canonical units; the spread is of the logarithm unless the concept is linear, and "_" leaves it as it is). Rough clinical knowledge: each made
 * table moves every one of these again (tables.ts).
 */
export type Setting = Readonly<{
  share: number
  /** Mean, spread, youngest, oldest in years. */
  age: readonly [number, number, number, number]
  measured: string
  moved: string
}>

const VITALS = 'heart_rate sbp dbp resp_rate temperature spo2'
const BODY = 'height weight bmi'
const CHEMISTRY = 'sodium potassium chloride bicarbonate creatinine urea_nitrogen glucose calcium'
const LIVER = 'alt ast alp ggt bilirubin_total albumin total_protein'
const COUNT = 'hemoglobin hematocrit wbc platelets mcv'
const CELLS = 'rbc mch mchc rdw_cv mpv neutrophils_pct lymphocytes_pct monocytes_pct neutrophils_abs lymphocytes_abs'
const LIPIDS = 'total_cholesterol hdl ldl triglycerides'
const GASES = 'ph paco2 pao2 base_excess lactate bicarbonate fio2'
const CLOTTING = 'inr pt aptt fibrinogen'

export const SETTINGS: readonly Setting[] = [
  {
    share: 3,
    age: [50, 18, 18, 95],
    measured: `${VITALS} ${BODY} ${CHEMISTRY} ${LIVER} ${COUNT} ${LIPIDS} hba1c crp tsh uric_acid egfr ferritin vitamin_d free_t4 esr waist`,
    moved:
      'heart_rate 74 .15|sbp 127 .13|dbp 78 .13|temperature 36.7 .4|spo2 97.5 1.4|creatinine .88 .25|urea_nitrogen 14.5 .32|glucose 97 .17|hba1c 5.6 .1|albumin 4.3 .09|alt 22 .5|ast 22 .35|alp 70 .3|ggt 23 .65|bilirubin_total .55 .45|hemoglobin 14 .1|hematocrit 41.5 .09|wbc 6.8 .28|platelets 250 .24|crp 1.8 1.1|potassium 4.2 .09|uric_acid 5.3 .25|tsh 1.8 .6|ferritin 95 .9|egfr 90 .22|chloride 103 .028|sodium 140 .018|bicarbonate 25.5 .1|calcium 9.4 .045|total_protein 7.2 .065',
  },
  {
    share: 2,
    age: [55, 19, 18, 95],
    measured: `${VITALS} ${CHEMISTRY} ${LIVER} ${COUNT} ${CELLS} ${CLOTTING} crp procalcitonin lactate troponin_t ck ldh magnesium phosphate`,
    moved:
      'heart_rate 86 .2|sbp 128 .16|temperature 37 .65|spo2 96 2.6|resp_rate 18 .22|creatinine 1.05 .48|urea_nitrogen 20 .55|glucose 122 .32|albumin 3.5 .18|wbc 9.2 .45|hemoglobin 12.3 .17|hematocrit 37 .16|platelets 230 .38|crp 30 1.5|potassium 4.1 .12|sodium 138 .03|neutrophils_pct 72 12|lymphocytes_pct 18 9',
  },
  {
    share: 2,
    age: [56, 20, 16, 100],
    measured: `${VITALS} lactate sodium potassium creatinine urea_nitrogen glucose hemoglobin wbc platelets crp inr ph paco2 troponin_t troponin_i ddimer ntprobnp gcs pain bilirubin_total o2_flow`,
    moved:
      'heart_rate 93 .22|sbp 133 .19|dbp 78 .19|resp_rate 20 .26|temperature 37.1 .8|spo2 95.5 3.5|lactate 1.8 .55|crp 20 1.6|wbc 10 .45|glucose 127 .36|ph 7.38 .08|paco2 41 .24|inr 1.12 .2',
  },
  {
    share: 2.5,
    age: [62, 16, 18, 95],
    measured: `${VITALS} map ${GASES} ${CHEMISTRY} ${COUNT} ${CLOTTING} magnesium phosphate calcium_ionized gcs urine_output_1h cvp peep tidal_volume bilirubin_total alt ast albumin weight etco2`,
    moved:
      'heart_rate 88 .2|sbp 119 .19|dbp 60 .2|map 79 .17|resp_rate 19 .3|temperature 37 .8|spo2 96.8 2.6|hemoglobin 9.9 .17|hematocrit 30 .16|platelets 170 .55|wbc 11.5 .5|creatinine 1.15 .6|urea_nitrogen 24 .65|glucose 135 .3|albumin 2.8 .22|inr 1.3 .3|pao2 98 .4|ph 7.37 .08|paco2 40.5 .2|lactate 1.9 .6|bicarbonate 23.5 .18|bilirubin_total .9 .9|alt 38 1|ast 45 1|aptt 36 .32|fio2 45 14|potassium 4.1 .13|cvp 10.5 5|peep 7 3|tidal_volume 455 .2|urine_output_1h 75 .9',
  },
  {
    share: 1.5,
    age: [62, 14, 18, 95],
    measured: `sbp dbp weight bmi sodium potassium bicarbonate creatinine urea_nitrogen calcium phosphate hemoglobin albumin pth ferritin uacr uric_acid egfr transferrin_saturation vitamin_d glucose hba1c cystatin_c upcr crp magnesium ${LIPIDS}`,
    moved:
      'sbp 138 .14|creatinine 2.6 .6|urea_nitrogen 42 .45|potassium 4.8 .14|bicarbonate 22.5 .14|phosphate 4.3 .25|hemoglobin 11.3 .15|albumin 3.8 .13|pth 130 .8|ferritin 190 .85|uacr 130 1.6|uric_acid 7 .25|egfr 30 .55|cystatin_c 2 .4|upcr 600 1.2|calcium 9 .075|magnesium 2.1 .13|transferrin_saturation 24 .4|dbp 76 .16',
  },
  {
    share: 2,
    age: [60, 13, 18, 92],
    measured: `sbp dbp heart_rate ${BODY} waist hip hba1c glucose insulin c_peptide ${LIPIDS} creatinine egfr alt ast ggt uacr urea_nitrogen potassium sodium hemoglobin crp ketones`,
    moved:
      'hba1c 7.7 .19|glucose 155 .36|bmi 30.8 .18|weight 87 .21|waist 103 .13|hip 108 .11|triglycerides 155 .5|hdl 44 .26|ldl 102 .34|total_cholesterol 180 .23|sbp 135 .13|dbp 78 .13|heart_rate 77 .15|uacr 20 1.4|alt 26 .5|ggt 32 .7|insulin 15 .75|c_peptide 2.4 .6|creatinine .98 .36|ketones .4 1.2',
  },
  {
    share: 1.5,
    age: [65, 13, 25, 95],
    measured: `sbp dbp heart_rate ${BODY} ntprobnp bnp troponin_t troponin_i ck ckmb creatinine egfr potassium sodium hemoglobin ${LIPIDS} glucose hba1c uric_acid crp inr urea_nitrogen albumin alt`,
    moved:
      'sbp 128 .16|dbp 75 .16|heart_rate 74 .19|ntprobnp 1300 1.2|bnp 280 1|troponin_t .04 1.6|creatinine 1.1 .36|potassium 4.4 .11|ldl 98 .38|hdl 46 .27|uric_acid 6.5 .28|ck 140 .9',
  },
  {
    share: 1,
    age: [56, 12, 18, 90],
    measured: `${LIVER} bilirubin_direct inr sodium potassium creatinine urea_nitrogen platelets hemoglobin wbc mcv ammonia alpha_fetoprotein ldh ferritin pt prealbumin glucose crp bmi`,
    moved:
      'bilirubin_total 2.2 1|bilirubin_direct 1.1 1.2|albumin 3.1 .2|inr 1.4 .3|platelets 115 .55|ast 60 .75|alt 42 .75|ggt 95 1|alp 125 .5|hemoglobin 11.7 .18|sodium 136 .033|ammonia 60 .55|mcv 95 .08|alpha_fetoprotein 5 1.2|wbc 5.8 .45|pt 16 .25',
  },
  {
    share: 1,
    age: [60, 14, 18, 92],
    measured: `${COUNT} ${CELLS} ldh ferritin iron transferrin tibc transferrin_saturation vitamin_b12 folate reticulocytes_pct esr crp creatinine alt uric_acid calcium albumin bilirubin_total eosinophils_abs monocytes_abs cea psa weight`,
    moved:
      'hemoglobin 10.6 .2|hematocrit 32 .19|wbc 6 .75|platelets 190 .6|mcv 89 .11|rdw_cv 15.5 .17|ldh 250 .5|ferritin 150 1.4|iron 65 .65|neutrophils_abs 3.6 .8|lymphocytes_abs 1.4 .7|rbc 3.6 .2|cea 4 1.3|esr 35 .8|psa 5 1.4',
  },
  {
    share: 2,
    age: [8, 4.7, 0, 17],
    measured: `${VITALS} ${BODY} ${COUNT} sodium potassium creatinine glucose crp ferritin iron vitamin_d alt ast alp calcium phosphate tsh head_circumference muac bmi_percentile neutrophils_pct lymphocytes_pct urea_nitrogen albumin hdl ldl total_cholesterol rbc mch`,
    moved:
      'heart_rate 103 .2|resp_rate 23 .27|sbp 104 .115|dbp 63 .15|height 122 .22|weight 25 .5|bmi 17 .16|hemoglobin 12.5 .095|hematocrit 37 .085|mcv 81 .065|wbc 8.2 .36|platelets 295 .27|creatinine .47 .32|alp 225 .35|phosphate 4.9 .14|ferritin 33 .65|iron 75 .5|alt 19 .4|ast 31 .32|glucose 91 .14|temperature 37.1 .65|spo2 98 1.4|head_circumference 50 .07|muac 18 .17|lymphocytes_pct 41 14|neutrophils_pct 47 15|urea_nitrogen 12.5 .3|total_cholesterol 162 .18|ldl 93 .28|hdl 54 .24|uric_acid 4.2 .25|crp 3 1.4|mch 27.3 .075|rbc 4.6 .075|vitamin_d 24 .4|tsh 2.4 .5',
  },
  {
    share: 1,
    age: [0, 0.3, 0, 1],
    measured:
      'heart_rate resp_rate sbp dbp map temperature spo2 weight height head_circumference gestational_age hemoglobin hematocrit platelets wbc bilirubin_total bilirubin_direct glucose calcium sodium potassium crp ph paco2 pao2 base_excess lactate creatinine fio2 procalcitonin bicarbonate',
    moved:
      'heart_rate 143 .12|resp_rate 46 .25|sbp 66 .16|dbp 38 .2|map 48 .18|temperature 36.8 .45|spo2 95.5 3.2|weight 2.6 .4|height 47.5 .1|head_circumference 33 .09|gestational_age 36 4|hemoglobin 16 .17|hematocrit 48 .15|platelets 240 .35|wbc 14 .4|bilirubin_total 6.5 .6|bilirubin_direct .4 .5|glucose 68 .35|calcium 9 .11|potassium 4.8 .16|ph 7.32 .075|paco2 45 .2|pao2 62 .35|base_excess -2.8 3.5|creatinine .65 .4|crp 2 1.5|lactate 2.6 .6|fio2 28 9',
  },
  {
    share: 1.5,
    age: [30, 5.6, 15, 48],
    measured: `heart_rate sbp dbp temperature ${BODY} ${COUNT} ferritin iron tsh free_t4 glucose hba1c creatinine uric_acid alt ast alp albumin ldh urine_protein upcr fibrinogen gestational_age sodium potassium urea_nitrogen bilirubin_total vitamin_d crp total_cholesterol triglycerides inr rbc mch`,
    moved:
      'heart_rate 86 .13|sbp 114 .105|dbp 70 .13|weight 73 .18|height 164 .04|bmi 27 .18|hemoglobin 11.7 .1|hematocrit 35 .09|wbc 9.6 .26|platelets 222 .26|ferritin 22 .8|tsh 1.6 .6|free_t4 .95 .18|glucose 84 .13|hba1c 5.1 .08|creatinine .55 .2|uric_acid 4.2 .25|alt 15 .45|ast 18 .3|alp 110 .4|albumin 3.4 .12|fibrinogen 460 .2|gestational_age 27 9|urea_nitrogen 8.3 .32|total_cholesterol 230 .2|triglycerides 175 .4|iron 75 .5|mcv 87 .065|sodium 137 .017|potassium 4 .085',
  },
  {
    share: 1,
    age: [82, 8, 60, 105],
    measured: `${VITALS} weight bmi height mmse ${CHEMISTRY} hemoglobin wbc platelets albumin vitamin_d tsh vitamin_b12 folate crp egfr inr ntprobnp ferritin total_protein pain`,
    moved:
      'sbp 134 .15|dbp 70 .16|heart_rate 74 .17|bmi 25 .2|weight 66 .22|creatinine 1.1 .4|egfr 55 .38|urea_nitrogen 23 .42|hemoglobin 12.3 .14|albumin 3.6 .14|vitamin_d 21 .5|mmse 22 5|crp 8 1.4|spo2 95.5 2.4',
  },
  {
    share: 1.3,
    age: [58, 16, 18, 95],
    measured: `${VITALS} ${COUNT} neutrophils_abs lymphocytes_abs monocytes_abs neutrophils_pct lymphocytes_pct crp procalcitonin ferritin ldh ddimer ddimer_feu il6 esr ck alt ast albumin creatinine urea_nitrogen sodium potassium lactate bilirubin_total troponin_i inr pt pao2 paco2 ph o2_flow glucose fibrinogen`,
    moved:
      'heart_rate 95 .19|resp_rate 22 .26|temperature 37.7 .9|spo2 94.5 4|wbc 9.5 .6|lymphocytes_abs .95 .5|neutrophils_abs 6.8 .65|lymphocytes_pct 14 8|neutrophils_pct 77 11|crp 95 .95|procalcitonin .5 1.8|ferritin 600 .95|ldh 340 .45|ddimer 850 1.05|il6 40 1.4|ck 130 1.05|albumin 3.2 .17|ast 42 .65|alt 33 .7|lactate 1.9 .6|sbp 118 .19|platelets 210 .43',
  },
  {
    share: 1,
    age: [46, 16, 18, 90],
    measured: `tsh free_t4 free_t3 total_t4 total_t3 cortisol prolactin testosterone estradiol shbg pth calcium phosphate vitamin_d insulin glucose hba1c ${BODY} heart_rate sbp dbp ${LIPIDS} alp c_peptide bone_density_t ferritin albumin creatinine magnesium`,
    moved: 'tsh 2.2 1.1|free_t4 1.2 .28|pth 58 .6|bmi 28 .22|glucose 102 .22',
  },
  {
    share: 1,
    age: [63, 13, 20, 95],
    measured: `${VITALS} ${BODY} fev1_fvc ph paco2 pao2 bicarbonate o2_flow hemoglobin wbc eosinophils_abs eosinophils_pct crp potassium alpha_fetoprotein creatinine fio2 lactate`,
    moved:
      'spo2 93 3.8|resp_rate 21 .24|heart_rate 87 .18|fev1_fvc 60 14|paco2 46 .24|pao2 68 .28|bicarbonate 27 .16|ph 7.39 .055|hemoglobin 13.8 .13|wbc 9 .36|eosinophils_abs .2 .9',
  },
  {
    share: 2,
    age: [48, 18, 0, 85],
    measured: `sbp dbp heart_rate ${BODY} waist hip muac body_fat ${LIPIDS} non_hdl apob glucose insulin hba1c creatinine urea_nitrogen uric_acid ${LIVER} globulin ldh ck iron tibc ferritin transferrin_saturation ${COUNT} ${CELLS} crp sodium potassium chloride bicarbonate calcium phosphate osmolality cotinine lead urine_albumin urine_creatinine uacr vitamin_d cystatin_c testosterone shbg homocysteine folate vitamin_b12 egfr`,
    moved:
      'sbp 124 .14|dbp 73 .16|heart_rate 71 .16|waist 95 .17|bmi 27.8 .2|creatinine .87 .26|glucose 100 .2|hba1c 5.6 .11|crp 1.7 1.1|albumin 4.2 .08|alt 21 .48|ast 22 .33|ggt 22 .65|alp 72 .3|bilirubin_total .5 .42|uacr 8 .9|hemoglobin 14 .095|wbc 7 .28|platelets 245 .24|total_protein 7.2 .06',
  },
]
