import type { IngestCounts, SourceSummary } from '../../shared/contract/queue'
import type { RejectionReason } from '../../shared/schema/rejection'
import { formatCount, formatCounted } from './numbers'
import { reasonOrder, reasonWords } from './reasons'

/** What became of lines that went through the door again. */
export function ingestWords(counts: IngestCounts): string {
  const { accepted, duplicate, rejected, reasons } = counts
  const parts = [
    accepted > 0 ? `${formatCounted(accepted, 'line')} accepted` : '',
    duplicate > 0 ? `${formatCounted(duplicate, 'line')} already known` : '',
    rejected > 0 ? `${formatCounted(rejected, 'line')} still set aside` : '',
  ].filter((part) => part !== '')
  const why = reasonsIn(reasons).map((reason) => reasonWords[reason].short.toLowerCase())
  if (parts.length === 0) return 'There was nothing to retry.'
  return `${parts.join(', ')}${why.length === 0 ? '' : ` (${why.join(', ')})`}.`
}

/** The reasons that occur, in the order in which they are shown. */
export function reasonsIn(
  reasons: Readonly<Partial<Record<RejectionReason, number>>>,
): readonly RejectionReason[] {
  return reasonOrder.filter((reason) => (reasons[reason] ?? 0) > 0)
}

export const sourceWords: Readonly<Record<SourceSummary['from'], string>> = {
  inbox: 'inbox',
  command: 'command line',
  sample: 'sample data',
}

export function sourceStateWords(source: SourceSummary): string {
  switch (source.state) {
    case 'reading':
      return 'being read'
    case 'done':
      return 'done'
    case 'unreadable':
      return source.message ?? 'could not be read'
  }
}

/** 1,197 accepted, 3 duplicates, 2 set aside; what is none is left out. */
export function sourceCountsWords(source: SourceSummary): string {
  const { accepted, duplicate, rejected } = source
  return [
    `${formatCount(accepted)} accepted`,
    duplicate > 0 ? formatCounted(duplicate, 'duplicate') : '',
    rejected > 0 ? `${formatCount(rejected)} set aside` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
