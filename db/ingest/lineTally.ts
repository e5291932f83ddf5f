import type { IngestStore, LineCounts } from '../store/ingestStore'
import { addCounts, noCounts } from './slices'

/** A store that counts what becomes of the lines that go into it, whichever way they came. */
export function tallyLines<Store extends IngestStore>(
  store: Store,
): { readonly store: Store; readonly counts: () => LineCounts } {
  let counts = noCounts
  return {
    store: {
      ...store,
      applyLines: async (...input: Parameters<IngestStore['applyLines']>) => {
        const applied = await store.applyLines(...input)
        counts = addCounts(counts, applied.counts)
        return applied
      },
    },
    counts: () => counts,
  }
}
