/** Words of downtime copies. */
export const downtime = {
  banner: 'Downtime copy',
  asOf: (when: string, ago: string) => `as of ${when}, ${ago}`,
  about: (madeBy: string, patients: string) => `read only · made by ${madeBy} · ${patients}`,
  title: 'Open a downtime copy',
  body: 'A copy of a whole store, made on another machine for the time when it cannot be reached. It can be read and printed, and nothing can be changed in it.',
  offer: 'Open a downtime copy',
  pick: 'Choose the file',
  chosen: (name: string, when: string) => `${name}, of ${when} by its own word`,
  passphrase: 'Passphrase of the copy',
  submit: 'Open the copy',
  working: 'Opening',
  back: 'Back',
  make: 'Downtime copy',
  makeBody:
    'Everything in this store, as it stands now, in one encrypted file. Elsewhere it opens with this passphrase, to be read and printed and not changed. Make a new one before every planned outage.',
  makeRun: 'Write the copy',
  makeBusy: 'Writing and checking',
  made: (when: string, patients: string, size: string) => `As of ${when}: ${patients}, ${size}, written and checked.`,
  cancelled: 'No file was written.',
} as const
