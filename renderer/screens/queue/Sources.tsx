import type { SourceSummary } from '../../../shared/contract/queue'
import { Bar } from '../../charts/Bar'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Instant } from '../../ui/Instant'
import { formatBytes, formatPercent } from '../../words/numbers'
import { sourceCountsWords, sourceStateWords, sourceWords } from '../../words/queue'

/** The files that came in, latest first. */
export function Sources({ sources }: { readonly sources: readonly SourceSummary[] }) {
  return (
    <Card title="Files">
      {sources.length === 0 ? (
        <p className="text-dense text-muted">No file has been taken in yet.</p>
      ) : (
        <ul
          aria-label="Files taken in"
          tabIndex={0}
          className="-mx-4 -mb-4 max-h-56 overflow-y-auto rounded-b-lg px-4 -outline-offset-2"
        >
          {sources.map((source) => (
            <Source key={source.id} source={source} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Source({ source }: { readonly source: SourceSummary }) {
  const share = source.bytesTotal === 0 ? 1 : source.bytesRead / source.bytesTotal
  return (
    <li className="border-t border-line py-2 text-dense first:border-0">
      <div className="flex items-center justify-between gap-4">
        <span className="truncate font-medium" title={source.file}>
          {source.file}
        </span>
        {source.state === 'done' ? (
          <span className="shrink-0 text-xs text-muted">
            <Instant at={source.finishedAt ?? source.startedAt} />
          </span>
        ) : (
          <Badge tone={source.state === 'reading' ? 'plain' : 'bad'}>
            {source.state === 'reading' ? formatPercent(share, 0) : 'unreadable'}
          </Badge>
        )}
      </div>
      <p className="flex flex-wrap justify-between gap-x-4 text-xs text-muted tabular-nums">
        <span>{sourceCountsWords(source)}</span>
        <span>
          {formatBytes(source.bytesTotal)} from the {sourceWords[source.from]}
        </span>
      </p>
      {source.state === 'reading' ? (
        <div className="pt-1.5">
          <Bar share={share} />
        </div>
      ) : null}
      {source.state === 'unreadable' ? (
        <p className="text-xs text-bad">{sourceStateWords(source)}</p>
      ) : null}
    </li>
  )
}
