import type { AutomationState } from '../../../../shared/contract/automation'
import type { Person } from '../../../../shared/contract/workspace'
import type { StrategyOf } from '../../../../shared/schema/deployment'
import { CriterionBar } from '../../../charts/CriterionBar'
import { ActButton } from '../../../ui/ActButton'
import { Badge } from '../../../ui/Badge'
import { Instant } from '../../../ui/Instant'
import { canaryWords } from '../../../words/comparison'
import { pointsWords } from '../../../words/gate'
import { percentWords } from '../../../words/stages'
import type { Automation } from '../store'

interface Props {
  readonly automation: Automation
  readonly canary: NonNullable<AutomationState['canary']>
  readonly strategy: StrategyOf<'canary'>
  readonly person: Person
}

/** How the candidate does on its share of the items, and the next step. */
export function Canary({ automation, canary, strategy, person }: Props) {
  const { verdict, next, difference, lower, target, why, since } = canary
  const { name, tone } = canaryWords[verdict]
  const off =
    person.role !== 'lead'
      ? 'Only a lead changes what a model may do.'
      : verdict === 'ready'
        ? null
        : canaryWords[verdict].what
  return (
    <section aria-label="Canary" className="mt-3 rounded-lg bg-sunken p-3 text-dense">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">
          Canary at {percentWords(strategy.share)}{' '}
          <span className="font-normal text-muted">
            since <Instant at={since} />
          </span>
        </h3>
        <Badge tone={tone}>{name}</Badge>
      </header>
      <p className="mt-1 text-xs text-pretty text-muted first-letter:uppercase">{why}.</p>
      {difference === null ? null : (
        <div className="mt-1.5">
          <CriterionBar
            numbers={{ observed: difference, lower, upper: null, target, isLimit: false }}
          />
          <p className="text-xs text-muted tabular-nums">
            {pointsWords(difference)} seen, at least{' '}
            {pointsWords(Math.floor(lower * 1000 + 1e-9) / 1000)}; {pointsWords(target)} asked
          </p>
        </div>
      )}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <ActButton
          look={verdict === 'ready' ? 'primary' : 'plain'}
          off={off}
          onPress={() =>
            automation.openForm({
              kind: 'deploy',
              strategy:
                next === null
                  ? { kind: 'single', serving: strategy.candidate }
                  : { ...strategy, share: next },
            })
          }
        >
          {next === null ? 'Let it serve alone…' : `Next step: ${percentWords(next)}…`}
        </ActButton>
        <ActButton
          off={person.role === 'lead' ? null : 'Only a lead changes what a model may do.'}
          onPress={() => automation.openForm({ kind: 'rollback' })}
        >
          All back to the serving version…
        </ActButton>
      </div>
    </section>
  )
}
