import { Check, Copy } from 'lucide-react'
import { memo, useState } from 'react'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { draftToJson, type Draft } from './draft'
import { JsonPaste } from './JsonPaste'

interface Props {
  readonly draft: Draft
  /** The task's that is open, which stays; null for a new one. */
  readonly fixedId: string | null
  readonly mayEdit: boolean
  readonly onReplace: (draft: Draft) => void
}

/** The same as a file would hold it, to copy from and to paste into. */
export const JsonSide = memo(function JsonSide(props: Props) {
  const { draft, fixedId, mayEdit, onReplace } = props
  const [isPasting, setIsPasting] = useState(false)
  const [isCopied, setIsCopied] = useState(false)
  const json = draftToJson(draft)

  async function copy() {
    // Where the clipboard cannot be reached the text can still be chosen and copied by hand.
    const isDone = await navigator.clipboard.writeText(json).then(
      () => true,
      () => false,
    )
    setIsCopied(isDone)
    setTimeout(() => setIsCopied(false), 2000)
  }

  if (isPasting)
    return (
      <JsonPaste
        start={json}
        fixedId={fixedId}
        onReplace={(next) => {
          onReplace(next)
          setIsPasting(false)
        }}
        onCancel={() => setIsPasting(false)}
      />
    )
  return (
    <Card
      title="As JSON"
      className="@5xl:sticky @5xl:top-0"
      aside={
        <span className="flex gap-2">
          <Button onClick={() => void copy()}>
            {isCopied ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
            <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
          </Button>
          {mayEdit ? <Button onClick={() => setIsPasting(true)}>Paste…</Button> : null}
        </span>
      }
    >
      <pre
        tabIndex={0}
        aria-label="The definition as JSON"
        className="max-h-[58vh] overflow-auto rounded-md bg-sunken p-3 font-mono text-xs"
      >
        {json}
      </pre>
    </Card>
  )
})
