/** What the program carries of others and on what terms, as the About screen shows it. NOTICE holds the same for whoever redistributes it. */
import type { AboutInfo } from '#app/contract/operations.ts'

export const LICENCES: AboutInfo['licences'] = [
  { name: 'Wardlight', licence: 'Apache-2.0', notice: 'Copyright 2026 The Wardlight contributors.' },
  {
    name: 'NEWS2',
    licence: 'Reproduced with attribution',
    notice:
      'Reproduced from: Royal College of Physicians. National Early Warning Score (NEWS) 2: Standardising the assessment of acute-illness severity in the NHS. Updated report of a working party. London: RCP, 2017.',
  },
  {
    name: 'AHA PREVENT equations',
    licence: 'Published equations; coefficient tables compared with preventr (MIT)',
    notice: 'Khan SS et al., Circulation 2024, doi 10.1161/CIRCULATIONAHA.123.067626. preventr: copyright its authors.',
  },
  { name: 'CKD-EPI 2021', licence: 'Published equation', notice: 'Inker LA et al., N Engl J Med 2021, doi 10.1056/NEJMoa2102953.' },
  { name: 'KDIGO acute kidney injury stages', licence: 'Published criteria', notice: 'Kidney Int Suppl 2012, doi 10.1038/kisup.2012.1.' },
  {
    name: 'Demo patients',
    licence: 'Apache-2.0',
    notice: 'Synthea, The MITRE Corporation, SMART sample patients. They are synthetic: no such person exists.',
  },
  {
    name: 'Statistics behind the entry checks',
    licence: 'ODC-BY 1.0, CC BY 4.0, public domain, WHO with attribution',
    notice:
      'PhysioNet/Computing in Cardiology Challenges 2012 and 2019; NHANES 2017-2018 (CDC); WHO Child Growth Standards 2006; CDC growth charts 2000. No record of any person is included.',
  },
  {
    name: 'Model of table columns',
    licence: 'ODC-BY 1.0, CC BY 4.0, public domain',
    notice:
      'Trained on generated columns and on columns of the PhysioNet/Computing in Cardiology Challenges 2012 and 2019 and NHANES 2017-2018. It holds no record of any person.',
  },
  {
    name: 'ICD-9-CM to ICD-10-CM',
    licence: 'Public domain',
    notice: 'General Equivalence Mappings, Centers for Medicare & Medicaid Services.',
  },
  {
    name: 'LOINC',
    licence: 'LOINC licence (loinc.org/license)',
    notice:
      'This product includes content from LOINC (loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the LOINC Committee and is available at no cost under the licence at loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc.',
  },
  {
    name: 'UCUM and ucum-lhc',
    licence: 'UCUM licence (ucum.org/license); LHNCBC terms',
    notice:
      'The Unified Code for Units of Measure is copyright Regenstrief Institute, Inc. Conversions by ucum-lhc, U.S. National Library of Medicine, Lister Hill National Center for Biomedical Communications.',
  },
  { name: 'Inter', licence: 'OFL-1.1', notice: 'Copyright The Inter Project Authors (github.com/rsms/inter).' },
  { name: 'Electron', licence: 'MIT', notice: 'Copyright Electron contributors and GitHub Inc.' },
  {
    name: 'Chromium',
    licence: 'BSD-3-Clause and others',
    notice: 'Copyright The Chromium Authors. The full list is in LICENSES.chromium.html of an installed program.',
  },
  { name: 'Node.js', licence: 'MIT', notice: 'Copyright Node.js contributors.' },
  { name: 'ONNX Runtime', licence: 'MIT', notice: 'Copyright Microsoft Corporation.' },
  {
    name: 'SQLite and SQLite3 Multiple Ciphers, better-sqlite3-multiple-ciphers',
    licence: 'Public domain (SQLite), MIT',
    notice:
      'SQLite3 Multiple Ciphers: copyright Ulrich Telle. better-sqlite3: copyright Joshua Wise; with ciphers: copyright Mahesh Bandara Wijerathna.',
  },
  { name: '@node-rs/argon2', licence: 'MIT', notice: 'Copyright LongYinan and contributors.' },
  { name: 'React', licence: 'MIT', notice: 'Copyright Meta Platforms, Inc. and affiliates.' },
  { name: 'Base UI', licence: 'MIT', notice: 'Copyright Material-UI SAS.' },
  { name: 'cmdk, zustand, zod, uPlot, TanStack Virtual', licence: 'MIT', notice: 'Copyright their authors.' },
]
