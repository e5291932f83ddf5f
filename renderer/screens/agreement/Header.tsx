import { FileDown } from 'lucide-react'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { hasFilter, noFilter, versionKey, type Session } from './session'
import type { Report } from '../../../shared/contract/report'
import { stages as allStages } from '../../../shared/schema/deployment'
import { stageWords } from '../../words/stages'
import { DayField } from '../../ui/form/DayField'
import type { Agreement } from './store'

interface Props {
  readonly agreement: Agreement
  readonly session: Session
  readonly report: Report | null
  /** Null while there is nothing to print. */
  readonly onSavePdf: (() => void) | null
}

const everywhere = ''
const alone = ''

/** Which version, and which part of its pairs. */
export function Header({ agreement, session, report, onSavePdf }: Props) {
  const { filter, segments, stages, view } = session
  const reports = view.kind === 'shown' ? view.reports : []
  const segment = filter.segment
  const segmentChoices = Object.entries(segments).flatMap(([key, values]) =>
    values.map((value) => ({ value: JSON.stringify({ key, value }), label: `${key}: ${value}` })),
  )
  // A task that has never moved has nothing to choose from.
  const hasStages = stages.length > 1 || filter.stage !== null
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 @5xl:px-6 print:hidden">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-base font-semibold">Agreement</h1>
        {report === null ? null : reports.length > 1 ? (
          <Select
            label="Version"
            value={versionKey(report)}
            choices={reports.map((one) => ({
              value: versionKey(one),
              label: `${one.model} ${one.version}`,
            }))}
            onChoose={agreement.chooseVersion}
          />
        ) : (
          <p className="text-dense text-muted">
            {report.model} {report.version}
          </p>
        )}
        {report === null || reports.length < 2 ? null : (
          <Select
            label="Compare with"
            value={session.compareWith ?? alone}
            choices={[
              { value: alone, label: 'Not compared' },
              ...reports
                .filter((one) => one !== report)
                .map((one) => ({
                  value: versionKey(one),
                  label: `beside ${one.model} ${one.version}`,
                })),
            ]}
            onChoose={(choice) => agreement.compareWith(choice === alone ? null : choice)}
          />
        )}
      </div>
      {onSavePdf === null ? null : (
        <Button className="ml-auto @7xl:order-last @7xl:ml-0" onClick={onSavePdf}>
          <FileDown aria-hidden size={15} />
          PDF…
        </Button>
      )}
      <div
        role="group"
        aria-label="Filters"
        className="flex basis-full flex-wrap items-center gap-2 @7xl:ml-auto @7xl:basis-auto"
      >
        {segmentChoices.length > 0 ? (
          <Select
            label="Segment"
            value={segment === null ? everywhere : JSON.stringify(segment)}
            choices={[{ value: everywhere, label: 'All segments' }, ...segmentChoices]}
            onChoose={(choice) =>
              agreement.filter({ ...filter, segment: toSegment(segments, choice) })
            }
          />
        ) : null}
        {hasStages ? (
          <Select
            label="Stage at which it was decided"
            value={filter.stage ?? everywhere}
            choices={[
              { value: everywhere, label: 'All stages' },
              ...allStages
                .filter((stage) => stages.includes(stage) || stage === filter.stage)
                .map((stage) => ({ value: stage, label: `At ${stageWords[stage].name}` })),
            ]}
            onChoose={(choice) =>
              agreement.filter({
                ...filter,
                stage: allStages.find((stage) => stage === choice) ?? null,
              })
            }
          />
        ) : null}
        <DayField
          label="From"
          value={filter.from}
          onChange={(from) => agreement.filter({ ...filter, from })}
        />
        <DayField
          label="To"
          value={filter.to}
          onChange={(to) => agreement.filter({ ...filter, to })}
        />
        {hasFilter(filter) ? (
          <Button look="quiet" onClick={() => agreement.filter(noFilter)}>
            Clear filters
          </Button>
        ) : null}
      </div>
    </header>
  )
}

function toSegment(
  segments: Session['segments'],
  choice: string,
): { readonly key: string; readonly value: string } | null {
  for (const [key, values] of Object.entries(segments))
    for (const value of values) if (JSON.stringify({ key, value }) === choice) return { key, value }
  return null
}
