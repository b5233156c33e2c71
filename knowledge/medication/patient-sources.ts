/** Guidelines and papers that many rules about the patient stand on. */
import type { Source } from '#app/medication/knowledge.ts'

export const STOPP: Source = {
  source: 'STOPP/START criteria for potentially inappropriate prescribing, version 2 (doi 10.1093/ageing/afu145)',
  date: '2015',
}
export const KDIGO_CKD: Source = {
  source: 'KDIGO Clinical practice guideline for chronic kidney disease (doi 10.1016/j.kint.2023.10.018)',
  date: '2024',
}
export const KDIGO_DIABETES: Source = {
  source: 'KDIGO Clinical practice guideline for diabetes management in CKD (doi 10.1016/j.kint.2022.06.008)',
  date: '2022',
}
export const AHA_HF_DRUGS: Source = {
  source: 'AHA scientific statement: drugs that may cause or exacerbate heart failure (doi 10.1161/CIR.0000000000000426)',
  date: '2016',
}
export const HF_2022: Source = {
  source: 'AHA/ACC/HFSA guideline for the management of heart failure (doi 10.1161/CIR.0000000000001063)',
  date: '2022',
}
export const ACC_AF: Source = {
  source: 'ACC/AHA/ACCP/HRS guideline for atrial fibrillation (doi 10.1161/CIR.0000000000001193)',
  date: '2023',
}
export const ACG_NSAID: Source = {
  source: 'ACG guideline for prevention of NSAID-related ulcer complications (doi 10.1038/ajg.2009.115)',
  date: '2009',
}
export const CDC_MEC: Source = {
  source: 'CDC, U.S. medical eligibility criteria for contraceptive use (doi 10.15585/mmwr.rr7304a1)',
  date: '2024',
}
export const ACOG_SSRI: Source = {
  source: 'ACOG clinical practice guideline 5, treatment of mental health conditions in pregnancy and post partum',
  date: '2023',
}
export const ACOG_HTN: Source = {
  source: 'ACOG practice bulletin 203, chronic hypertension in pregnancy (doi 10.1097/AOG.0000000000003020)',
  date: '2019',
}
export const ACOG_INFECTION: Source = {
  source: 'ACOG committee opinion 717, sulfonamides, nitrofurantoin and risk of birth defects',
  date: '2017',
}
export const FDA_NSAID_PREGNANCY: Source = {
  source: 'FDA drug safety communication: NSAIDs from 20 weeks of pregnancy',
  date: '2020-10-15',
}
export const FDA_STATIN_PREGNANCY: Source = {
  source: 'FDA drug safety communication: statins, removal of the strongest pregnancy warning',
  date: '2021-07-20',
}
export const FDA_CODEINE: Source = {
  source: 'FDA drug safety communication: codeine and tramadol in children and in breast-feeding',
  date: '2017-04-20',
}
export const FDA_METFORMIN: Source = { source: 'FDA drug safety communication: metformin in reduced kidney function', date: '2016-04-08' }
export const FDA_FQ: Source = { source: 'FDA drug safety communication: fluoroquinolones and aortic aneurysm', date: '2018-12-20' }
export const FDA_BENZOCAINE: Source = {
  source: 'FDA drug safety communication: oral benzocaine and methaemoglobinaemia',
  date: '2018-05-23',
}
export const FDA_PHOSPHATE: Source = {
  source: 'FDA drug safety communication: over-the-counter sodium phosphate for constipation',
  date: '2014-01-08',
}
export const FDA_GADOLINIUM: Source = {
  source: 'FDA drug safety communication: gadolinium-based contrast agents and kidney dysfunction',
  date: '2010-09-09',
}
export const ACR_CONTRAST: Source = { source: 'ACR Committee on Drugs and Contrast Media, ACR manual on contrast media', date: '2023' }
export const LACTMED: Source = { source: 'NLM Drugs and Lactation Database (LactMed), NCBI bookshelf NBK501922', date: '2023' }
export const WHO_LACTATION: Source = { source: 'WHO/UNICEF, Breastfeeding and maternal medication', date: '2002' }
export const AASLD_PAIN: Source = {
  source: 'Chandok and Watt, Pain management in the cirrhotic patient (doi 10.4065/mcp.2009.0534)',
  date: '2010',
}
export const LIVERTOX: Source = { source: 'NIDDK LiverTox, NCBI bookshelf NBK547852', date: '2023' }
export const ALLERGY_2022: Source = {
  source: 'Drug allergy: a 2022 practice parameter update (doi 10.1016/j.jaci.2022.08.028)',
  date: '2022',
}
export const CPIC_G6PD: Source = { source: 'CPIC guideline for drugs and G6PD genotype (doi 10.1002/cpt.2735)', date: '2022' }
export const ATA_THYROID: Source = {
  source: 'ATA guideline for thyroid disease during pregnancy (doi 10.1089/thy.2016.0457)',
  date: '2017',
}
export const ACR_GOUT: Source = { source: 'ACR guideline for the management of gout (doi 10.1002/acr.24180)', date: '2020' }
export const AAN_EPILEPSY: Source = {
  source: 'AAN/AES/SMFM guideline: teratogenesis and antiseizure medication (doi 10.1212/WNL.0000000000209279)',
  date: '2024',
}
export const VANCOMYCIN_2020: Source = {
  source: 'ASHP/IDSA/PIDS/SIDP guideline for therapeutic monitoring of vancomycin (doi 10.1093/ajhp/zxaa036)',
  date: '2020',
}
export const ACCP_VKA: Source = {
  source: 'ACCP evidence-based management of anticoagulant therapy (doi 10.1378/chest.11-2295)',
  date: '2012',
}
export const ASH_HIT: Source = {
  source: 'ASH guideline for heparin-induced thrombocytopenia (doi 10.1182/bloodadvances.2018024489)',
  date: '2018',
}
export const ACR_REPRO: Source = {
  source: 'ACR guideline for reproductive health in rheumatic disease (doi 10.1002/art.41191)',
  date: '2020',
}
export const ACIP_GENERAL: Source = {
  source: 'CDC/ACIP general best practice guidelines for immunization, contraindications and altered immunocompetence',
  date: '2023',
}
export const AAP_REYE: Source = {
  source: 'Surgeon General advisory on the use of salicylates and Reye syndrome (MMWR 31:289)',
  date: '1982',
}
export const OPIOID_ELIMINATION: Source = {
  source: 'Dean, Opioids in renal failure and dialysis patients (doi 10.1016/j.jpainsymman.2004.02.021)',
  date: '2004',
}
export const MDS_PARKINSON: Source = { source: 'NICE guideline NG71, Parkinson disease in adults', date: '2017' }
export const PORPHYRIA: Source = {
  source: 'Balwani, Acute hepatic porphyrias: recommendations for evaluation and management (doi 10.1002/hep.29313)',
  date: '2017',
}
