/** Drugs that kill or maim by a route. Clinical review pending. */
import type { PatientRule, Rule, Side, Source } from '#app/medication/knowledge.ts'

/** True of everybody: the route alone decides. */
const ALWAYS: PatientRule['when'] = { age: '>=', years: 0 }

type Row = readonly [id: string, drug: Side, effect: string, mechanism: string, management: string, source: Source]

const ROWS: readonly Row[] = [
  [
    'route-vinca-intrathecal',
    { class: 'vinca', routes: ['intrathecal'] },
    'ascending paralysis and death',
    'Vinca alkaloids destroy nerve tissue they touch.',
    'Stop: intravenous only, diluted in a minibag and never in a syringe.',
    { source: 'ISMP, Targeted medication safety best practices for hospitals 2020-2021, best practice 1', date: '2020' },
  ],
  [
    'route-bortezomib-intrathecal',
    { ingredient: 'bortezomib', routes: ['intrathecal'] },
    'death has followed intrathecal doses',
    'The drug is toxic to nerve tissue.',
    'Stop: intravenous or subcutaneous only.',
    { source: 'Velcade prescribing information (FDA), section 4', date: '2019' },
  ],
  [
    'route-nimodipine-intravenous',
    { ingredient: 'nimodipine', routes: ['intravenous'] },
    'collapse, cardiac arrest',
    'The content of the capsule is meant for the gut; in a vein it drops the pressure at once.',
    'Stop: by mouth or tube, in an oral syringe.',
    { source: 'FDA drug safety communication: nimodipine oral capsules given intravenously', date: '2010-08-02' },
  ],
  [
    'route-promethazine-subcutaneous',
    { ingredient: 'promethazine', routes: ['subcutaneous'] },
    'gangrene',
    'The solution kills the tissue it is set down in.',
    'Stop: deep intramuscular, or another antiemetic.',
    { source: 'FDA, boxed warning for promethazine injection: severe tissue injury and gangrene', date: '2009-09-16' },
  ],
  [
    'route-basal-insulin-intravenous',
    { class: 'insulin-basal', routes: ['intravenous'] },
    'severe hypoglycaemia',
    'In a vein a long-acting insulin acts at once with its whole dose.',
    'Stop: subcutaneous only; for a vein regular insulin.',
    { source: 'Lantus prescribing information (FDA), section 2', date: '2019' },
  ],
]

const ruleOf = ([id, drug, effect, mechanism, management, source]: Row): PatientRule => ({
  id,
  version: 1,
  kind: 'contraindication',
  group: 'route',
  tier: 'interruptive',
  severity: 'contraindicated',
  drug,
  when: ALWAYS,
  effect,
  mechanism,
  management,
  sources: [source],
})

export const rules: readonly Rule[] = ROWS.map(ruleOf)
