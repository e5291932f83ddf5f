import { useState } from 'react'
import type { Report } from '../../../shared/contract/report'
import type { Task } from '../../../shared/schema/task'
import { Confusion } from '../../charts/Confusion'
import type { ConfusionCell } from '../../charts/confusionMarks'
import { Days } from '../../charts/Days'
import { Segments } from '../../charts/Segments'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { labelName } from '../../words/values'
import { DaysTable } from './tables/DaysTable'
import { FigureTable } from './tables/FigureTable'
import { Headline } from './Headline'
import { LabelTable } from './tables/LabelTable'
import { PeopleTable } from './tables/PeopleTable'

interface Props {
  readonly report: Report
  readonly task: Task
  readonly onCell: ((cell: ConfusionCell) => void) | null
}

/** All figures of one version. */
export function Figures({ report, task, onCell }: Props) {
  const [asTable, setAsTable] = useState(false)
  const labels = task.labels.map((label) => label.id)
  const nameOf = (id: string) => labelName(task, id)
  return (
    <div className="mx-auto grid w-full max-w-7xl gap-4 p-4 @4xl:grid-cols-12 @5xl:p-6">
      <div className="flex min-w-0 flex-col gap-4 @4xl:col-span-5">
        <Headline report={report} />
        <Card
          title="By day"
          className="flex-1"
          aside={
            <Button look="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? 'Show as chart' : 'Show as table'}
            </Button>
          }
        >
          {asTable ? <DaysTable days={report.days} /> : <Days days={report.days} />}
        </Card>
      </div>
      <Card title="How sure that is" className="@4xl:col-span-7">
        <FigureTable report={report} />
      </Card>
      <Card title="Who said what" className="@4xl:col-span-7">
        <Confusion labels={labels} counts={report.confusion} nameOf={nameOf} onOpen={onCell} />
      </Card>
      <Card title="By label" className="@4xl:col-span-5">
        <LabelTable labels={labels} figures={report.perLabel} nameOf={nameOf} />
      </Card>
      <Card title="By segment, worst first" className="@4xl:col-span-7">
        {Object.keys(report.segments).length === 0 ? (
          <p className="text-dense text-muted">The items carry no segments.</p>
        ) : (
          <Segments segments={report.segments} />
        )}
      </Card>
      {Object.keys(report.reviewers).length === 0 ? null : (
        <Card title="People" className="@4xl:col-span-5">
          <PeopleTable report={report} />
        </Card>
      )}
    </div>
  )
}
