import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import reference from '../../fixtures/statistics-cases.json'
import { countSample } from './countSample'

const COUNTS_FILE = join(import.meta.dirname, '../../fixtures/sample-counts.json')
const DATA_FOLDER = join(import.meta.dirname, '../../../../shared/data')

const ABOUT =
  'Counts of two sample versions, from which report.test.ts computes whole reports. Derived by countSample.ts from the event files named in statistics-cases.json; where those are at hand, vitest -u writes the counts anew.'

// The event files are no part of the repository. Where they lie beside it, the stored counts are checked against them.
describe.skipIf(!existsSync(DATA_FOLDER))('the stored counts of the sample data', () => {
  it('are those of the event files', async () => {
    const counts = Object.fromEntries(
      Object.entries(reference.reports).map(([name, { files }]) => [
        name,
        countSample(DATA_FOLDER, files),
      ]),
    )
    const text = await format(JSON.stringify({ about: ABOUT, counts }), {
      ...(await resolveConfig(COUNTS_FILE)),
      parser: 'json',
    })
    await expect(text).toMatchFileSnapshot(COUNTS_FILE)
  })
})
