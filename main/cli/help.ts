/** `--help`, by command, each with an example. */

type Help = Readonly<{ usage: string; does: string; example: string }>

export const HELP: Readonly<Record<string, Help>> = {
  init: {
    usage: 'init --data DIR [--user NAME]',
    does: 'Makes an encrypted store and prints its recovery key, once.',
    example: 'wardlight init --data ./ward --user ferreira',
  },
  import: {
    usage: 'import --data DIR PATH… (files, folders, -)',
    does: 'Reads FHIR R4 bundles, resources and NDJSON into the store and prints a report.',
    example: 'wardlight import --data ./ward ./from-stick',
  },
  review: {
    usage:
      'review --data DIR [--release|--fix|--reject IDS] [--same|--different|--undo ID] [--accept|--discard FILE] [--note TEXT] [--remember]',
    does: 'Prints what imports left for a person to decide (held values, waiting files, people who may be one), or decides it.',
    example: 'wardlight review --data ./ward --fix 12,13 --remember --note "lab confirmed mmol/L"',
  },
  export: {
    usage: `export --data DIR --kind fhir-bundle|fhir-ndjson|csv|ips|transfer [--patient ID…] [--out FILE|-] [--split]
                 [--transfer-passphrase-file FILE]`,
    does: 'Writes patients out: FHIR R4 as it came, a table of what the charts show, a patient summary (IPS), or an encrypted bundle for another laptop.',
    example: 'wardlight export --data ./ward --kind fhir-ndjson --out ward.ndjson',
  },
  downtime: {
    usage: `downtime make FILE --data DIR --downtime-passphrase-file FILE
       wardlight downtime open FILE --data NEW-DIR`,
    does: 'Writes a copy of the whole store under a passphrase of its own, or puts one into a new folder, where it can be read and not changed.',
    example: 'wardlight downtime make ward.wldowntime --data ./ward --downtime-passphrase-file words.txt',
  },
  receive: {
    usage: 'receive --data DIR FILE --transfer-passphrase-file FILE',
    does: 'Verifies a transfer file from another laptop, stores what is new, and lists what both have with different content.',
    example: 'wardlight receive --data ./ward handover.wltransfer --transfer-passphrase-file words.txt',
  },
  patients: {
    usage: 'patients --data DIR [--query TEXT]',
    does: 'Prints the patients, ranked as in the worklist.',
    example: 'wardlight patients --data ./ward --query osei',
  },
  chart: {
    usage: 'chart --data DIR PATIENT',
    does: 'Prints the chart of one patient.',
    example: 'wardlight chart --data ./ward 4417-0923',
  },
  score: {
    usage: 'score --data DIR [PATIENT…|--all]',
    does: 'Scores patients with every model and prints the scores, one a line.',
    example: 'wardlight score --data ./ward --all',
  },
  predict: {
    usage: 'predict [--model ID] [--data DIR] < CASES',
    does: 'Answers cases from standard input, one JSON object a line; without --model every model that applies.',
    example: 'wardlight predict --model news2 < cases.ndjson',
  },
  assess: { usage: 'assess < CASES', does: 'Judges the entries of cases from standard input.', example: 'wardlight assess < cases.ndjson' },
  models: {
    usage: `models list | verify [--data DIR]
       wardlight models watch [MODEL…] --data DIR
       wardlight models install FILE --data DIR [--publisher-key FILE|FINGERPRINT] [--allow-downgrade]
       wardlight models pack FOLDER --key FILE --out FILE [--publisher NAME]
       wardlight models key --out FILE`,
    does: 'Lists or checks the models (with --data also the packs installed there), prints how each fares on this site (watch), installs a signed pack, or makes one (pack, key).',
    example: 'wardlight models install news2-1.1.0.wardmodel --data ./ward',
  },
  verify: {
    usage: 'verify --data DIR',
    does: 'Checks the database, the audit chain with its anchor, and the projections.',
    example: 'wardlight verify --data ./ward',
  },
  backup: {
    usage: 'backup --data DIR FILE',
    does: 'Writes one encrypted file that holds everything, and checks it.',
    example: 'wardlight backup --data ./ward ward.wlbackup',
  },
  restore: {
    usage: 'restore FILE --data DIR',
    does: 'Checks a backup and puts it into an empty data folder.',
    example: 'wardlight restore ward.wlbackup --data ./ward-2',
  },
  doctor: {
    usage: 'doctor [--data DIR]',
    does: 'Says what works on this machine, what does not, and what to do.',
    example: 'wardlight doctor',
  },
  medcheck: {
    usage: 'medcheck [--data DIR] < CASES',
    does: 'Checks the order of each case against its medications, allergies, conditions and results; without an order the whole list. With --data as that folder checks: with its installed knowledge and its own rules.',
    example: 'wardlight medcheck < orders.ndjson',
  },
  knowledge: {
    usage: `knowledge list [--data DIR]
       wardlight knowledge check FILE | site FILE | restore --data DIR
       wardlight knowledge install FILE --data DIR [--publisher-key FILE|FINGERPRINT]
       wardlight knowledge rollback --data DIR
       wardlight knowledge export --key FILE --out FILE [--publisher NAME]`,
    does: "The medication knowledge in use (list); a site's own rules judged (check), taken (site) and taken back (restore); signed updates made (export), installed, and gone back from.",
    example: 'wardlight knowledge install update.wardknowledge --data ./ward',
  },
  'match-drug': {
    usage: 'match-drug < LINES',
    does: 'Says which ingredients each line of text names, and how sure that is.',
    example: 'wardlight match-drug < drugs.txt',
  },
  map: {
    usage: 'map FILE (CSV, TSV, XLSX)',
    does: 'Prints what each column of a table is believed to be: concept, code, unit, role, how sure, and why. Nothing is stored.',
    example: 'wardlight map visits.csv',
  },
  note: {
    usage: 'note < NOTES',
    does: 'Reads notes, one JSON object a line ({"id","text","concepts"}): what each names, where, and whether it is denied, past, only possible, or of another person.',
    example: 'wardlight note < notes.ndjson',
  },
}

const COMMON = `Options: --data DIR (default: your application folder), --user NAME (default: the first one),
         --passphrase-file FILE or WARDLIGHT_PASSPHRASE, --help, --version
Exit codes: 0 done, 1 unexpected failure, 2 wrong usage, 3 bad input (nothing changed), 4 passphrase or rights, 5 store damaged or newer, 6 disk`

export function helpText(command: string | null): string {
  const help = command === null ? undefined : HELP[command]
  if (help) return `Usage: wardlight ${help.usage}\n\n${help.does}\n\nExample: ${help.example}\n\n${COMMON}`
  const width = Math.max(...Object.keys(HELP).map((name) => name.length))
  const lines = Object.entries(HELP).map(([name, { does }]) => `  ${name.padEnd(width)}  ${does}`)
  return `Usage: wardlight COMMAND …\n\n${lines.join('\n')}\n\n${COMMON}`
}
