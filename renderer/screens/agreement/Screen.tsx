import { ChartNoAxesCombined, CircleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Notice } from '../../ui/Notice'
import { Figures } from './Figures'
import { Header } from './Header'
import { NoPairs } from './NoPairs'
import type { Pairs } from './pairs'
import { PairsSheet } from './PairsSheet'
import { shownReport } from './session'
import type { Agreement } from './store'

interface Props {
  readonly agreement: Agreement
  readonly pairs: Pairs
  /** Only a reviewer or a lead sees single items. */
  readonly maySeeItems: boolean
  readonly onGoToReview: () => void
}

/** How well each version agrees with people, with how sure that is. */
export function AgreementScreen({ agreement, pairs, maySeeItems, onGoToReview }: Props) {
  const session = useStore(agreement.store)
  useEffect(() => agreement.watch(), [agreement])
  const { task, view, filter } = session
  const report = shownReport(session)

  return (
    <div className="@container flex h-full flex-col short:block short:overflow-y-auto">
      <Header agreement={agreement} session={session} report={report} />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto short:overflow-visible">
        {view.kind === 'failed' ? (
          <Empty
            icon={<CircleAlert size={22} />}
            title="The figures could not be computed"
            action={<Button onClick={agreement.refresh}>Try again</Button>}
          >
            <p role="alert">{view.message}</p>
          </Empty>
        ) : null}
        {view.kind === 'loading' && task ? (
          <p role="status" className="late p-10 text-center text-dense text-muted">
            Computing the figures…
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
        {report && task && report.paired === 0 ? (
          <NoPairs
            report={report}
            filter={filter}
            agreement={agreement}
            onGoToReview={onGoToReview}
          />
        ) : null}
        {report && task && report.paired > 0 ? (
          <Figures
            report={report}
            task={task}
            onCell={
              maySeeItems
                ? ({ human, predicted }) => {
                    const { model, version } = report
                    pairs.open({ task: task.id, model, version, ...filter, human, predicted })
                  }
                : null
            }
          />
        ) : null}
      </div>
      {task ? <PairsSheet pairs={pairs} task={task} /> : null}
    </div>
  )
}
