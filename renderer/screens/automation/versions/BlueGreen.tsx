import { useState } from 'react'
import { Undo2 } from 'lucide-react'
import type { Person } from '../../../../shared/contract/workspace'
import type { StrategyOf } from '../../../../shared/schema/deployment'
import { useCommand } from '../../../keyboard/useCommand'
import { ActButton } from '../../../ui/ActButton'
import { switchBackReason } from '../../../words/acts'
import type { Automation } from '../store'
import { SlotNames } from './SlotNames'
import { WeightSlider } from './WeightSlider'

interface Props {
  readonly automation: Automation
  readonly strategy: StrategyOf<'blue-green'>
  readonly person: Person
}

const onlyLead = 'Only a lead changes what a model may do.'

/** Two slots: how the items are split, how to move them, and the one press that leads back. */
export function BlueGreen({ automation, strategy, person }: Props) {
  const { weight, home } = strategy
  const [moved, setMoved] = useState<number | null>(null)
  const next = moved ?? weight
  const isHome = weight === (home === 'green' ? 1 : 0)
  const mayAct = person.role === 'lead'
  const offBack = mayAct ? (isHome ? `All items are in ${home} already.` : null) : onlyLead
  const offMove = mayAct ? (next === weight ? 'Move the slider first.' : null) : onlyLead
  // At once and without a question: this is for the moment in which something is wrong.
  const switchBack = () => void automation.send({ kind: 'rollback' }, switchBackReason)
  useCommand('switchBack', switchBack, offBack === null)
  return (
    <section aria-label="Slots" className="mt-3 rounded-lg bg-sunken p-3 text-dense">
      <SlotNames strategy={strategy} weight={next} />
      <WeightSlider weight={next} onChange={setMoved} isOff={!mayAct} />
      <div className="mt-2.5 flex flex-wrap gap-2">
        <ActButton
          off={offMove}
          look="primary"
          onPress={() => {
            automation.openForm({ kind: 'deploy', strategy: { ...strategy, weight: next } })
            setMoved(null)
          }}
        >
          Move items…
        </ActButton>
        <ActButton off={offBack} onPress={switchBack}>
          <Undo2 aria-hidden size={16} /> Switch back to {home}
        </ActButton>
      </div>
    </section>
  )
}
