import { Markdown } from '../../../ui/Markdown'
import { Panel } from './Panel'

interface Props {
  readonly text: string
  readonly onClose: () => void
}

/** The guideline beside the item, so that one can read and decide at the same time. */
export function Guideline({ text, onClose }: Props) {
  return (
    <Panel title="Guideline" content="Text of the guideline" keys="g" onClose={onClose}>
      {text.trim() === '' ? (
        <p className="text-dense text-muted">
          This task has no guideline yet. It is written in the task’s definition.
        </p>
      ) : (
        <Markdown text={text} />
      )}
    </Panel>
  )
}
