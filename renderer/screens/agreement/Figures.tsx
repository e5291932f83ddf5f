import type { Task } from '../../../shared/schema/task'
import { Confusion } from '../../charts/Confusion'
import { isDense } from '../../charts/confusionMarks'
import { Segments } from '../../charts/Segments'
import { labelName } from '../../words/values'
import { BesideCard } from './cards/BesideCard'
import type { CardProps } from './cards/cardProps'
import { CalibrationCard, RiskCard } from './cards/ConfidenceCards'
import { DaysCard } from './cards/DaysCard'
import { FigureCard } from './cards/FigureCard'
import { BiasCard, PaceCard } from './cards/PeopleCards'
import { Headline } from './Headline'
import { confusionSheet, figureSheet, labelSheet, segmentSheet } from './sheets/reportSheets'
import { FigureTable } from './tables/FigureTable'
import { LabelTable } from './tables/LabelTable'

interface Props extends CardProps {
  readonly task: Task
  readonly isNarrowed: boolean
}

/** All figures of one version that mean something for its kind of answer. */
export function Figures({ task, isNarrowed, ...card }: Props) {
  const { report, keeper, subject, onOpen } = card
  const own = { keeper, subject, isTable: true }
  return (
    <div className="mx-auto grid w-full max-w-7xl gap-4 p-4 @4xl:grid-cols-12 @5xl:p-6 print:p-0">
      <Headline
        report={report}
        target={task.policy.targetAgreement}
        isNarrowed={isNarrowed}
        onOpen={onOpen}
      />
      <FigureCard
        {...own}
        title="How sure that is"
        className="@4xl:col-span-7"
        sheet={() => figureSheet(report)}
      >
        <FigureTable report={report} />
      </FigureCard>
      <DaysCard {...card} target={task.policy.targetAgreement} />
      <BesideCard {...card} />
      <LabelCards {...card} task={task} />
      <CalibrationCard {...card} />
      <RiskCard {...card} />
      <FigureCard
        {...own}
        title="By segment, worst first"
        className="@4xl:col-span-7"
        sheet={() => segmentSheet(report)}
      >
        {Object.keys(report.segments).length === 0 ? (
          <p className="text-dense text-muted">The items carry no segments.</p>
        ) : (
          <Segments
            segments={report.segments}
            onOpen={
              onOpen && ((key, value) => onOpen(`${key}: ${value}`, { segment: { key, value } }))
            }
          />
        )}
      </FigureCard>
      <div className="flex min-w-0 flex-col gap-4 @4xl:col-span-5 print:grid print:grid-cols-2">
        <BiasCard {...card} />
        <PaceCard {...card} isNarrowed={isNarrowed} />
      </div>
    </div>
  )
}

/** Who said what, and how well each label is met: where answers are labels. */
function LabelCards({ task, ...card }: CardProps & { readonly task: Task }) {
  const { report, keeper, subject, onOpen } = card
  if (task.labels.length === 0) return null
  const own = { keeper, subject, isTable: true }
  const nameOf = (id: string) => labelName(task, id)
  // Labels that the task once had still stand in its past.
  const labels = Object.keys(report.perLabel)
  const isWide = isDense(labels.map(nameOf)) || task.kind === 'labels'
  return (
    <>
      {task.kind === 'label' ? (
        <FigureCard
          {...own}
          title="Who said what"
          className={isWide ? '@4xl:col-span-12' : '@4xl:col-span-7'}
          sheet={() => confusionSheet(report, labels, nameOf)}
        >
          <Confusion
            labels={labels}
            counts={report.confusion}
            nameOf={nameOf}
            onOpen={
              onOpen &&
              (({ human, predicted }) =>
                onOpen(`People: ${nameOf(human)} – model: ${nameOf(predicted)}`, {
                  human,
                  predicted,
                }))
            }
          />
        </FigureCard>
      ) : null}
      <FigureCard
        {...own}
        title="By label"
        className={isWide ? '@4xl:col-span-12' : '@4xl:col-span-5'}
        sheet={() => labelSheet(report, labels, nameOf)}
      >
        <LabelTable
          labels={labels}
          isWide={isWide}
          figures={report.perLabel}
          nameOf={nameOf}
          onOpen={
            onOpen &&
            ((label) =>
              onOpen(
                task.kind === 'label'
                  ? `People: ${nameOf(label)}`
                  : `People: ${nameOf(label)} among others`,
                { human: label },
              ))
          }
        />
      </FigureCard>
    </>
  )
}
