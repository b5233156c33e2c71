/** What many interactions stand on. */
import type { Source } from '#app/medication/knowledge.ts'

export const ONC_HIGH: Source = {
  source: 'Phansalkar et al., High-priority drug-drug interactions for use in electronic health records (doi 10.1136/amiajnl-2011-000612)',
  date: '2012',
}
export const ONC_LOW: Source = {
  source: 'Phansalkar et al., Drug-drug interactions that should be non-interruptive (doi 10.1136/amiajnl-2012-001089)',
  date: '2013',
}
export const FDA_TABLE: Source = {
  source: 'FDA, Drug development and drug interactions: table of substrates, inhibitors and inducers',
  date: '2023',
}
export const FDA_SEROTONIN: Source = { source: 'FDA drug safety communication: linezolid and serotonergic drugs', date: '2011-10-20' }
export const FDA_METHYLENE_BLUE: Source = {
  source: 'FDA drug safety communication: methylene blue and serotonergic drugs',
  date: '2011-10-20',
}
export const FDA_OPIOID_BENZO: Source = { source: 'FDA drug safety communication: opioids with benzodiazepines', date: '2016-08-31' }
export const FDA_GABAPENTINOID: Source = { source: 'FDA drug safety communication: gabapentinoids and breathing', date: '2019-12-19' }
export const FDA_STATIN_PI: Source = {
  source: 'FDA drug safety communication: statins with HIV or HCV protease inhibitors',
  date: '2012-03-01',
}
export const FDA_SIMVASTATIN: Source = { source: 'FDA drug safety communication: dose limits of simvastatin', date: '2011-12-15' }
export const FDA_OMEPRAZOLE: Source = { source: 'FDA drug safety communication: clopidogrel and omeprazole', date: '2009-11-17' }
export const FDA_DIHYDROERGOTAMINE: Source = { source: 'D.H.E. 45 prescribing information, boxed warning and section 4', date: '2022' }
export const FDA_RAAS_DUAL: Source = {
  source: 'ONTARGET Investigators, Telmisartan, ramipril, or both (doi 10.1056/NEJMoa0801317)',
  date: '2008',
}
export const STOPP: Source = {
  source: 'STOPP/START criteria for potentially inappropriate prescribing, version 2 (doi 10.1093/ageing/afu145)',
  date: '2015',
}
export const ACC_STATIN: Source = {
  source: 'AHA scientific statement: management of drug interactions with statins (doi 10.1161/CIR.0000000000000456)',
  date: '2016',
}
export const CHEST_VKA: Source = {
  source: 'Holbrook et al., Systematic overview of warfarin and its drug and food interactions (doi 10.1001/archinte.165.10.1095)',
  date: '2005',
}
export const JUURLINK_TMP: Source = {
  source: 'Antoniou et al., Trimethoprim-sulfamethoxazole and hyperkalaemia with spironolactone (doi 10.1136/bmj.d5228)',
  date: '2011',
}
export const TRIPLE: Source = {
  source: 'Lapi et al., Diuretics, ACE inhibitors or ARBs with NSAIDs and kidney injury (doi 10.1136/bmj.e8525)',
  date: '2013',
}
export const LITHIUM_LABEL: Source = { source: 'Lithium carbonate prescribing information, section 7', date: '2022' }
export const ACIP: Source = {
  source: 'CDC ACIP, General best practice guidelines for immunization: altered immunocompetence',
  date: '2023',
}
export const EHRA_DOAC: Source = {
  source: 'EHRA practical guide on non-vitamin K antagonist oral anticoagulants (doi 10.1093/europace/euab065)',
  date: '2021',
}
export const HIV_GUIDE: Source = {
  source: 'DHHS Guidelines for antiretroviral agents in adults and adolescents, drug interactions',
  date: '2023',
}
export const ALTITUDE: Source = {
  source: 'Parving et al., Cardiorenal end points in a trial of aliskiren for type 2 diabetes (doi 10.1056/NEJMoa1208799)',
  date: '2012',
}
export const RALES_RATE: Source = {
  source: 'Juurlink et al., Rates of hyperkalaemia after the Randomized Aldactone Evaluation Study (doi 10.1056/NEJMoa040135)',
  date: '2004',
}
export const FRALICK_TMP: Source = {
  source:
    'Fralick et al., Co-trimoxazole and sudden death in patients receiving inhibitors of the renin-angiotensin system (doi 10.1136/bmj.g6196)',
  date: '2014',
}
