import type { Comparison } from '../../../../shared/contract/report'
import type { Task } from '../../../../shared/schema/task'
import { DifferenceRows } from '../../../charts/DifferenceRows'
import { IntervalRows } from '../../../charts/IntervalRows'
import { shareScale } from '../../../charts/intervalMarks'
import { Button } from '../../../ui/Button'
import { aheadWords } from '../../../words/comparison'
import {
  formatCounted,
  formatDifference,
  formatDifferenceInterval,
  formatPercent,
} from '../../../words/numbers'
import { labelName } from '../../../words/values'
import { FigureCard } from '../cards/FigureCard'
import { Missing } from '../cards/Missing'
import type { Keeper } from '../keeper'
import type { Narrowing, OpenItems } from '../pairsQuery'
import { compareSheet } from '../sheets/compareSheets'
import { Outcomes } from './Outcomes'

interface Props {
  readonly comparison: Comparison
  readonly task: Task
  readonly keeper: Keeper
  readonly subject: string
  readonly onOpen: OpenItems | null
}

/** Two versions on the same items: which is closer to people, and on what. */
export function CompareView({ comparison, task, keeper, subject, onOpen }: Props) {
  const { a, b, n, agreementOfA, agreementOfB, difference, sequence95, ahead } = comparison
  const names = versionNames(a, b)
  const nameOf = (label: string) => labelName(task, label)
  const card = { keeper, subject, sheet: () => compareSheet(comparison, names, nameOf) }
  if (n === 0)
    return (
      <div className="p-4 @5xl:p-6">
        <Missing>
          No item within these filters was predicted by both {names.a} and {names.b} and decided by
          a person.
        </Missing>
      </div>
    )
  const anyOutcome = { ...b, outcome: null }
  // Answers that are no single label are counted together.
  const onLabel = (label: string): Narrowing =>
    task.kind === 'label' ? { human: label, versus: anyOutcome } : { versus: anyOutcome }
  const both = [
    { key: 'a', name: names.a, figures: agreementOfA },
    { key: 'b', name: names.b, figures: agreementOfB },
  ]
  const scale = shareScale(
    both.flatMap(({ figures }) => [figures.value, ...figures.confidenceSequence95]),
  )
  const labels = Object.entries(comparison.perLabel)
    .filter(([, one]) => one.n > 0)
    .toSorted(([, x], [, y]) => Math.abs(y.difference ?? 0) - Math.abs(x.difference ?? 0))
  return (
    <div className="mx-auto grid w-full max-w-7xl gap-4 p-4 @4xl:grid-cols-12 @5xl:p-6 print:p-0">
      <FigureCard {...card} title="Difference" className="@4xl:col-span-5" isTable>
        <p className="text-4xl font-semibold tracking-tight tabular-nums">
          {formatDifference(difference)}
        </p>
        <p className="mt-1 text-dense text-muted tabular-nums">
          95 % bounds {formatDifferenceInterval(sequence95)}, on {formatCounted(n, 'item')}
        </p>
        <p className="mt-4 text-dense text-pretty">
          Agreement of {names.b} less that of {names.a}, on the items that both predicted and a
          person decided without seeing either. {aheadWords(ahead, names)}
        </p>
        {onOpen === null ? null : (
          <div className="mt-4 print:hidden">
            <Button onClick={() => onOpen('Items that both predicted', { versus: anyOutcome })}>
              All {formatCounted(n, 'item')}
            </Button>
          </div>
        )}
        <p className="mt-auto pt-4 text-xs text-pretty text-muted">
          The bounds hold however often one looks. The gate goes by its own comparison, which counts
          only evidence since the policy last changed.
        </p>
      </FigureCard>
      <FigureCard {...card} title="Side by side" className="@4xl:col-span-7" isTable>
        <IntervalRows
          caption="Agreement with people"
          hideCaption
          scale={scale}
          rows={both.map(({ key, name, figures }) => ({
            key,
            name,
            n: figures.n,
            share: figures.value,
            interval: figures.confidenceSequence95,
          }))}
        />
        <p className="mt-2 mb-5 text-xs text-muted">
          Scale from {formatPercent(scale.from, 0)} to {formatPercent(scale.to, 0)}; the bar has the
          95 % bounds of the confidence sequence.
        </p>
        <Outcomes
          comparison={comparison}
          names={names}
          onOpen={onOpen && ((title, outcome) => onOpen(title, { versus: { ...b, outcome } }))}
        />
      </FigureCard>
      <FigureCard
        {...card}
        title="By label, the largest difference first"
        className="@4xl:col-span-12"
      >
        <DifferenceRows
          caption={`Agreement of ${names.b} less that of ${names.a}, by label`}
          rows={labels.map(([label, one]) => ({
            key: label,
            name: nameOf(label),
            difference: one.difference,
            interval: one.sequence95,
            n: one.n,
            onOpen: onOpen && (() => onOpen(`People: ${nameOf(label)}`, onLabel(label))),
          }))}
        />
        <p className="mt-1 text-xs text-pretty text-muted">
          Each label’s bounds stand for themselves: of many labels one may seem to differ by chance.
        </p>
      </FigureCard>
    </div>
  )
}

/** Their versions, with the models' names only where these differ. */
function versionNames(a: Comparison['a'], b: Comparison['b']) {
  return a.model === b.model
    ? { a: a.version, b: b.version }
    : { a: `${a.model} ${a.version}`, b: `${b.model} ${b.version}` }
}
