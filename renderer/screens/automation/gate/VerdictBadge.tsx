import { CircleCheck, CircleDashed, CirclePause, TriangleAlert } from 'lucide-react'
import type { Verdict } from '../../../../shared/gates/evaluate'
import { Badge } from '../../../ui/Badge'
import { verdictWords } from '../../../words/stages'

const icons = {
  insufficient: CircleDashed,
  hold: CirclePause,
  ready: CircleCheck,
  demote: TriangleAlert,
} as const

/** The verdict as a word with its own picture, so that colour says nothing alone. */
export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const { name, tone } = verdictWords[verdict]
  const Icon = icons[verdict]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden size={14} /> {name}
    </Badge>
  )
}
