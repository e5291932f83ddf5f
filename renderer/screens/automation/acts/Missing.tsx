import type { Criterion } from '../../../../shared/gates/criterion'
import { passOf } from '../../../words/gate'
import { Mark } from '../gate/Mark'

interface Props {
  readonly title: string
  readonly criteria: readonly Criterion[]
}

/** The evidence that an act goes ahead without. */
export function Missing({ title, criteria }: Props) {
  return (
    <section aria-label={title} className="rounded-lg border border-warn bg-warn-soft px-4 py-3">
      <h3 className="text-dense font-semibold text-warn">{title}</h3>
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {criteria.map((criterion) => (
          <li key={`${criterion.id} ${criterion.title}`} className="flex gap-2 text-xs">
            <span className="shrink-0 scale-85">
              <Mark pass={passOf(criterion.pass)} />
            </span>
            <span className="min-w-0">
              <span className="font-medium">{criterion.title}</span>
              <span className="block text-pretty">{criterion.detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
