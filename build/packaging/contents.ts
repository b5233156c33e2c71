/** What a packed program must and must not hold. */
const here = `${process.platform}-${process.arch}`

/** Each must be matched by a file of the archive. */
const NEEDED_IN_ARCHIVE: readonly RegExp[] = [
  /^package\.json$/,
  /^dist\/main\/(index|cli|db-worker|inference-worker|intake-worker)\.js$/,
  /^dist\/main\/preload\.cjs$/,
  /^dist\/renderer\/index\.html$/,
  new RegExp(`^node_modules/better-sqlite3/prebuilds/${here}\\.node$`),
  new RegExp(`^node_modules/onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/onnxruntime_binding\\.node$`),
  /^node_modules\/@node-rs\/argon2-[^/]+\/[^/]+\.node$/,
]
const WORKERS = ['index', 'cli', 'db-worker', 'inference-worker', 'intake-worker'].map((name) => `dist/main/${name}.js`)

/** Native code cannot be loaded out of the archive. */
const MUST_BE_UNPACKED = /\.(node|so(\.\d+)*|dylib|dll)$/

const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['a source map', /\.map$/],
  ['a test', /\.test(-help)?\.|(^|\/)(tests?|__tests__|fixtures)\//],
  ['TypeScript', /\.(ts|tsx|mts|tsbuildinfo)$/],
  ['Node itself', /(^|\/)node_modules\/node-(linux|win|bin|darwin)/],
  ['source code of a library', /\.(c|cc|cpp|h|hpp|gyp|gypi)$/],
  ['a training recipe', /(^|\/)models\/training\//],
  ['a tool for building', /(^|\/)node_modules\/(electron|electron-builder|vite|vitest|typescript|@biomejs|@playwright|playwright)\//],
  ['a data folder', /\.(db|db-wal|wlbackup)$/],
]

const NEEDED_RESOURCES: readonly RegExp[] = [
  /^LICENSE$/,
  /^NOTICE$/,
  /^models\/registry\.json$/,
  /^models\/news2\/model\.onnx$/,
  /^models\/[^/]+\/manifest\.json$/,
  /^models\/[^/]+\/card\.md$/,
  /^models\/[^/]+\/golden\.jsonl$/,
  /^knowledge\/knowledge\.json$/,
  /^knowledge\/medication\.json$/,
  /^knowledge\/names\.tsv$/,
  /^build\/resources\/demo\/[^/]+/,
]

/** Libraries for another system than this one. */
function foreign(name: string): boolean {
  const runtime = /onnxruntime-node\/bin\/[^/]+\/([^/]+)\/([^/]+)\//.exec(name)
  if (runtime) return `${runtime[1]}-${runtime[2]}` !== here
  const sqlite = /better-sqlite3\/prebuilds\/([^/]+)\.node$/.exec(name)
  return sqlite !== null && sqlite[1] !== here
}

/**
 * @param archive paths in app.asar @param resources paths below the resources folder, app.asar.unpacked among them
 * @returns a sentence per finding; none is good
 */
export function checkContents(archive: readonly string[], resources: readonly string[]): string[] {
  const missing = NEEDED_IN_ARCHIVE.filter((wanted) => !archive.some((name) => wanted.test(name))).map(
    (wanted) => `missing in the archive: ${wanted.source}`,
  )
  const workers = WORKERS.filter((name) => !archive.includes(name)).map((name) => `missing in the archive: ${name}`)
  const beside = NEEDED_RESOURCES.filter((wanted) => !resources.some((name) => wanted.test(name))).map(
    (wanted) => `missing beside it: ${wanted.source}`,
  )
  const all = [...new Set([...archive, ...resources])]
  const forbidden = FORBIDDEN.flatMap(([what, pattern]) => all.filter((name) => pattern.test(name)).map((name) => `${what}: ${name}`))
  const others = all.filter(foreign).map((name) => `for another system: ${name}`)
  const packedIn = archive
    .filter((name) => MUST_BE_UNPACKED.test(name) && !resources.includes(`app.asar.unpacked/${name}`))
    .map((name) => `not unpacked: ${name}`)
  return [...missing, ...workers, ...beside, ...forbidden, ...others, ...packedIn]
}
