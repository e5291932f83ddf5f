import type { Lane, LaneCount } from '../../../../shared/contract/review'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { formatCount } from '../../../words/numbers'
import { laneWords } from '../../../words/review'

interface Props {
  readonly lane: Lane
  /** Those this person works in, in their order. */
  readonly choices: readonly Lane[]
  readonly lanes: readonly LaneCount[] | null
  readonly onChoose: (lane: Lane) => void
}

/** These stay in sight also while nothing waits in them. */
const alwaysShown: readonly Lane[] = ['blind', 'deferred', 'disagreements']

/** Which items, and how many of them. Where there is no room for all, the same as a list. */
export function LanePicker({ lane, choices, lanes, onChoose }: Props) {
  const waiting = (one: Lane) => lanes?.find((count) => count.lane === one)?.waiting ?? null
  const inSight = choices.filter(
    (one) => alwaysShown.includes(one) || one === lane || (waiting(one) ?? 0) > 0,
  )
  return (
    <>
      <div className={inSight.length > 3 ? '@max-4xl:hidden' : ''}>
        <Segmented
          label="Which items"
          value={lane}
          choices={inSight.map((one) => {
            const count = waiting(one)
            return {
              value: one,
              label: laneWords[one].name,
              count: count === null ? null : formatCount(count),
            }
          })}
          onChoose={onChoose}
          onEnter={focusItem}
          onPointed={focusItem}
        />
      </div>
      {inSight.length > 3 ? (
        <Select
          label="Which items"
          value={lane}
          choices={choices.map((one) => ({
            value: one,
            label: laneWords[one].name,
            hint: formatCount(waiting(one) ?? 0),
          }))}
          onChoose={(next) => {
            const chosen = choices.find((one) => one === next)
            if (chosen) onChoose(chosen)
          }}
          className="@4xl:hidden"
        />
      ) : null}
    </>
  )
}

/** The keys belong to the item then; a choice that has the focus would keep Enter and Space for itself. */
function focusItem() {
  const stage = document.getElementById('stage')
  if (stage) stage.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
