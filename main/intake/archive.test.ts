import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArchiveError, openArchive } from './archive.ts'
import { type Input, wholeOf } from './inputs.ts'
import { type ZipEntry, zip } from './zip.test-help.ts'

const text = (name: string, content: string, more: Partial<ZipEntry> = {}): ZipEntry => ({ name, bytes: Buffer.from(content), ...more })

function input(bytes: Uint8Array): Input {
  return { kind: 'bytes', name: 'a.zip', size: bytes.length, chunks: [bytes] }
}

describe('an archive', () => {
  it('gives each file inside as an input of its own, as often as it is asked for', async () => {
    const archive = await openArchive(input(zip([text('x/Patient.ndjson', 'one'), text('labs.csv', 'two'), text('x/', '')])))
    expect(archive.inputs.map(({ name }) => name)).toEqual(['a.zip/x/Patient.ndjson', 'a.zip/labs.csv'])
    for (const again of [1, 2]) {
      const read = await Promise.all(archive.inputs.map(async (one) => (await wholeOf(one, 100))?.toString()))
      expect([again, read]).toEqual([again, ['one', 'two']])
    }
    archive.close()
  })

  it('leaves out hidden files, links and encrypted files, and says so', async () => {
    const entries = [
      text('.hidden', 'x'),
      text('__MACOSX/a.json', 'x'),
      text('link', '/etc/passwd', { mode: 0o120777 }),
      text('e', 'x', { encrypted: true }),
    ]
    const archive = await openArchive(input(zip(entries)))
    expect(archive.inputs).toEqual([])
    expect(archive.skipped.map(({ name }) => name)).toEqual(['a.zip/.hidden', 'a.zip/__MACOSX/a.json', 'a.zip/link', 'a.zip/e'])
    archive.close()
  })

  it.each([
    ['climbs out', '../../etc/cron.d/x'],
    ['climbs out inside', 'a/../../x'],
    ['is absolute', '/etc/passwd'],
    ['names a drive', 'C:\\windows\\x'],
    ['climbs out backwards', '..\\..\\x'],
  ])('is refused whole when a name %s', async (_, name) => {
    await expect(openArchive(input(zip([text('good.json', '{}'), text(name, 'x')])))).rejects.toThrow(ArchiveError)
  })

  it('is refused when it holds two files of one name', async () => {
    await expect(openArchive(input(zip([text('a', '1'), text('a', '2')])))).rejects.toThrow('two files of one name')
  })

  it('is refused when a file in it unpacks without end', async () => {
    const bomb = zip([{ name: 'bomb.json', bytes: Buffer.alloc(100_000_000) }])
    await expect(openArchive(input(bomb))).rejects.toThrow('far more than a record holds')
  })

  it('does not give more bytes than a file says it has', async () => {
    const lying = zip([{ name: 'bomb.json', bytes: Buffer.alloc(5_000_000), declared: 10 }])
    const archive = await openArchive(input(lying))
    await expect(wholeOf(archive.inputs[0] as Input, 10_000_000)).rejects.toThrow()
    archive.close()
  })

  it('is refused, and never hangs, wherever it is damaged', async () => {
    const good = zip([text('a.json', '{"resourceType":"Patient","id":"p"}'), text('b.json', '{}')])
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), async (at, byte, cut) => {
        const bad = cut ? good.subarray(0, at) : Buffer.from(good)
        if (!cut) bad[at] = byte
        try {
          const archive = await openArchive(input(bad))
          for (const one of archive.inputs) await wholeOf(one, 1000).catch(() => null)
          archive.close()
        } catch (error) {
          expect(error).toBeInstanceOf(ArchiveError)
        }
      }),
      { numRuns: 300 },
    )
  })
})
