/** Words of the banner over a panel that fits another chart better. */
export const stranger = {
  check: 'check',
  title: 'These values fit another chart better',
  had: (before: string) => (before === '' ? '' : `where this patient had ${before}.`),
  once: (n: number) => (n >= 10_000 ? 'So far apart less than once in 10,000.' : `So far apart once in ${n.toLocaleString('en')}.`),
  look: 'Look at the patient',
  belong: 'They belong here',
  said: 'You said that these values belong to this patient.',
  who: 'Is this the patient?',
  whoBody: 'Hold it against the sheet or the wristband the values come from.',
  back: 'Back to the form',
  name: 'Name',
  born: 'Born',
  sex: 'Sex',
  record: 'Record',
  weight: 'Weight',
  missing: 'not recorded',
}
