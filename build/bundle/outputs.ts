/** How each part of the program is bundled. Everything is pulled in except what must be found at run time. */
import { builtinModules } from 'node:module'
import path from 'node:path'
import { build, type InlineConfig } from 'vite'

/** Packages with native code, and the shell. They stay in node_modules (and are unpacked from the archive when packaged). */
export const EXTERNAL_PACKAGES = ['electron', 'better-sqlite3', 'onnxruntime-node', '@node-rs/argon2'] as const

const isExternal = (id: string) =>
  id.startsWith('node:') || builtinModules.includes(id) || EXTERNAL_PACKAGES.some((name) => id === name || id.startsWith(`${name}/`))

const NODE_TARGET = 'node24'

function common(root: string, outDir: string): InlineConfig {
  return {
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: false, reportCompressedSize: false },
  }
}

/** ES modules for Node: one file per entry, shared code in chunks beside them. */
export async function bundleForNode(root: string, entries: Record<string, string>, outDir: string): Promise<void> {
  const base = common(root, outDir)
  await build({
    ...base,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ...base.build,
      ssr: true,
      target: NODE_TARGET,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: entries,
        external: isExternal,
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  })
}

/** One CommonJS file: a sandboxed preload can be nothing else. */
export async function bundlePreload(root: string, entry: string, outDir: string, name = 'preload'): Promise<void> {
  const base = common(root, outDir)
  await build({
    ...base,
    build: {
      ...base.build,
      target: 'chrome140',
      minify: false,
      lib: { entry, formats: ['cjs'], fileName: () => `${name}.cjs` },
      rolldownOptions: { external: isExternal },
    },
  })
}

/** The page, as its own configuration says. Nothing is inlined: the content security policy allows files of our own and nothing else. */
export async function bundlePage(root: string, outDir: string): Promise<void> {
  const base = common(root, outDir)
  await build({ ...base, configFile: path.join(root, 'vite.config.ts'), build: { ...base.build, emptyOutDir: true } })
}

/** Vite sets NODE_ENV to production in its own process and leaves it there; whatever is started next (the tests) would take itself for a shipped program. */
export async function leavingEnvironmentAlone<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_ENV
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}
