/** The names of the files of a data folder, in one place. */
export const VAULT_FILE = 'vault.json'
/** The same content once more, for the day the first one is damaged. */
export const VAULT_COPY_FILE = 'vault.copy.json'
export const ATTEMPTS_FILE = 'attempts.json'
export const ANCHOR_FILE = 'anchor.json'
export const HOLD_FILE = 'wardlight.lock'
/** A downtime copy while it is read. */
export const DOWNTIME_FOLDER = 'downtime'
/** The encrypted patient store; SQLite adds `-wal` and `-shm` beside it. */
export const STORE_FILE = 'store.db'
