import { ChartNoAxesCombined, CircleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { useCommand } from '../../keyboard/useCommand'
import type { Clock } from '../../state/clock'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Notice } from '../../ui/Notice'
import { classes } from '../../ui/classes'
import { formatPercent } from '../../words/numbers'
import { taskName } from '../../words/values'
import { CompareView } from './compare/CompareView'
import { Figures } from './Figures'
import { Header } from './Header'
import type { Keeper } from './keeper'
import { NoPairs } from './NoPairs'
import type { Pairs } from './pairs'
import { pairsQuery, type OpenItems } from './pairsQuery'
import { PairsSheet } from './PairsSheet'
import { PrintTitle } from './PrintTitle'
import { comparedVersions, hasFilter, noFilter, shownReport } from './session'
import type { Agreement } from './store'

interface Props {
  readonly agreement: Agreement
  readonly pairs: Pairs
  readonly keeper: Keeper
  readonly clock: Pick<Clock, 'now'>
  /** Only a reviewer or a lead sees single items. */
  readonly maySeeItems: boolean
  readonly onGoToReview: () => void
}

/** How well each version agrees with people, with how sure that is. */
export function AgreementScreen(props: Props) {
  const { agreement, pairs, keeper, clock, maySeeItems, onGoToReview } = props
  const session = useStore(agreement.store)
  const [printedAt, setPrintedAt] = useState(() => clock.now())
  useEffect(() => agreement.watch(), [agreement])
  const { task, view, filter, compare } = session
  const report = shownReport(session)
  const versions = comparedVersions(session)
  const subject =
    report === null
      ? ''
      : versions
        ? `${report.model} ${report.version} and ${versions.b.model} ${versions.b.version}`
        : `${report.model} ${report.version}`
  const hasFigures = report !== null && report.paired > 0
  const isBehind = view.kind === 'shown' && view.isBehind
  const onOpen: OpenItems | null =
    report && maySeeItems
      ? (title, narrowing) => pairs.open(title, pairsQuery(report, filter, narrowing))
      : null

  function savePdf() {
    flushSync(() => setPrintedAt(clock.now()))
    void keeper.savePdf(`Agreement of ${subject}`)
  }
  useCommand('savePdf', savePdf, hasFigures)
  useCommand('clearFilters', () => agreement.filter(noFilter), hasFilter(filter))

  return (
    <div className="@container flex h-full flex-col short:block short:overflow-y-auto print:block print:h-auto">
      <Header
        agreement={agreement}
        session={session}
        report={report}
        onSavePdf={hasFigures ? savePdf : null}
      />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto short:overflow-visible print:block print:overflow-visible">
        {task && report ? (
          <PrintTitle task={taskName(task)} subject={subject} filter={filter} at={printedAt} />
        ) : null}
        {view.kind === 'failed' ? (
          <Empty
            icon={<CircleAlert size={22} />}
            title="The figures could not be computed"
            action={
              <>
                <Button onClick={agreement.refresh}>Try again</Button>
                {hasFilter(filter) ? (
                  <Button look="primary" onClick={() => agreement.filter(noFilter)}>
                    Clear filters
                  </Button>
                ) : null}
              </>
            }
          >
            <p role="alert">{view.message}</p>
          </Empty>
        ) : null}
        {view.kind === 'loading' && task ? (
          <p role="status" className="late p-10 text-center text-dense text-muted">
            {computingWords(session.progress)}
          </p>
        ) : null}
        {isBehind ? (
          <p
            role="status"
            className="late sticky top-0 z-10 border-b border-line bg-bg px-4 py-1.5 text-xs text-muted @5xl:px-6"
          >
            {computingWords(session.progress)}
          </p>
        ) : null}
        {view.kind === 'shown' && view.trouble !== null ? (
          <div role="alert" className="px-4 pt-4 @5xl:px-6">
            <Notice tone="warn" action={<Button onClick={agreement.refresh}>Try again</Button>}>
              These figures may be out of date. {view.trouble}
            </Notice>
          </div>
        ) : null}
        {!task || (view.kind === 'shown' && !report) ? (
          <Empty
            icon={<ChartNoAxesCombined size={22} />}
            title="No model has predicted anything yet"
          >
            <p>
              Figures appear here once a version has predicted items and people have decided some of
              them.
            </p>
          </Empty>
        ) : null}
        {report && task && !hasFigures ? (
          <NoPairs
            report={report}
            filter={filter}
            agreement={agreement}
            onGoToReview={onGoToReview}
          />
        ) : null}
        <div
          aria-busy={isBehind}
          className={classes(isBehind && 'opacity-45 transition-opacity delay-300 duration-200')}
        >
          {report && task && hasFigures && !versions ? (
            <Figures
              report={report}
              task={task}
              isNarrowed={hasFilter(filter)}
              keeper={keeper}
              subject={subject}
              wholeReport={() => agreement.wholeReport(report)}
              onOpen={onOpen}
            />
          ) : null}
          {task && hasFigures && versions && compare.kind === 'shown' ? (
            <CompareView
              comparison={compare.comparison}
              task={task}
              keeper={keeper}
              subject={subject}
              onOpen={onOpen}
            />
          ) : null}
        </div>
        {versions && compare.kind === 'loading' ? (
          <p role="status" className="late p-10 text-center text-dense text-muted">
            Comparing item by item…
          </p>
        ) : null}
        {versions && compare.kind === 'failed' ? (
          <div role="alert" className="p-4 @5xl:p-6">
            <Notice tone="bad" action={<Button onClick={agreement.refresh}>Try again</Button>}>
              The versions could not be compared. {compare.message}
            </Notice>
          </div>
        ) : null}
      </div>
      {task ? <PairsSheet pairs={pairs} task={task} /> : null}
    </div>
  )
}

/** Figures of the whole come at once; narrowed ones are counted item by item. */
function computingWords(progress: number | null): string {
  // What is counted still has to be computed from.
  return progress === null || progress >= 1
    ? 'Computing the figures…'
    : `Computing the figures, ${formatPercent(progress, 0)} so far…`
}
