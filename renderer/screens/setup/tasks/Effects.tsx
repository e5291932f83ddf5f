import { CircleAlert, Info } from 'lucide-react'
import type { TaskChange } from '../../../../shared/gates/taskChange'
import { Notice } from '../../../ui/Notice'
import { effectWords, isGrave } from '../../../words/setup/taskChange'

interface Props {
  readonly change: TaskChange
  readonly labelName: (id: string) => string
}

/** What saving brings about, one line each. */
export function Effects({ change, labelName }: Props) {
  if (change.refusal !== null) return <Notice tone="bad">{change.refusal.message}</Notice>
  if (change.effects.length === 0)
    return <p className="text-dense text-muted">{quietWords[change.kind]}</p>
  return (
    <ul aria-label="What saving does" className="flex flex-col gap-2">
      {change.effects.map((effect) => {
        const Icon = isGrave(effect) ? CircleAlert : Info
        return (
          <li
            key={effect.kind === 'label-gone' ? `gone ${effect.label}` : effect.kind}
            className="flex items-start gap-2 text-dense text-pretty"
          >
            <Icon
              aria-hidden
              size={15}
              className={`mt-0.5 shrink-0 ${isGrave(effect) ? 'text-warn' : 'text-muted'}`}
            />
            {effectWords(effect, labelName)}
          </li>
        )
      })}
    </ul>
  )
}

const quietWords: Readonly<Record<TaskChange['kind'], string>> = {
  none: 'Nothing differs from what is saved.',
  new: 'A task is added. No event waits for it.',
  changed: 'Evidence, figures and lanes stay as they are.',
}
