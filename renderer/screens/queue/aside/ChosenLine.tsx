import { useStore } from 'zustand'
import { Button } from '../../../ui/Button'
import { Instant } from '../../../ui/Instant'
import { Notice } from '../../../ui/Notice'
import { formatBytes, formatCount } from '../../../words/numbers'
import { reasonWords } from '../../../words/reasons'
import type { Chosen } from '../session'
import type { Queue } from '../store'

/** The line itself, why it was set aside, and what to do about it. */
export function ChosenLine({ queue }: { readonly queue: Queue }) {
  const chosen = useStore(queue.store, (session) => session.chosen)
  if (chosen.kind === 'none')
    return (
      <p className="m-auto max-w-72 p-6 text-center text-dense text-pretty text-muted">
        Choose a line to see what it says and how it can be mended.
      </p>
    )
  const { line } = chosen
  const words = reasonWords[line.reason]
  return (
    <section
      aria-label={`Line ${line.line} of ${line.file}`}
      className="flex min-h-0 flex-col gap-3 border-t border-line p-4 @3xl:border-t-0"
    >
      <div className="flex flex-col gap-1">
        <p className="text-dense font-semibold">{words.what}</p>
        <p className="text-dense break-words">
          {line.path === '' ? null : <code className="text-xs font-semibold">{line.path} </code>}
          {line.message}
        </p>
        <p className="text-dense text-pretty text-muted">{words.mend}</p>
        <p className="text-xs break-all text-muted tabular-nums">
          {line.file}, line {formatCount(line.line)}, <Instant at={Date.parse(line.at)} />
          {chosen.kind === 'shown' ? `, ${formatBytes(chosen.text.bytes)}` : ''}
        </p>
      </div>
      {chosen.kind === 'failed' ? (
        <div role="alert">
          <Notice tone="bad">{chosen.message}</Notice>
        </div>
      ) : null}
      {chosen.kind === 'shown' ? <Text queue={queue} chosen={chosen} /> : null}
    </section>
  )
}

interface TextProps {
  readonly queue: Queue
  readonly chosen: Extract<Chosen, { kind: 'shown' }>
}

function Text({ queue, chosen }: TextProps) {
  const { line, text, draft } = chosen
  const isSending = useStore(queue.store, (session) => session.isSending)
  if (draft === null)
    return (
      <>
        <pre
          dir="auto"
          tabIndex={0}
          aria-label="The line as it came"
          className="max-h-56 min-h-20 flex-1 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs break-all whitespace-pre-wrap @3xl:max-h-none"
        >
          {text.text}
          {text.cut ? '…' : ''}
        </pre>
        <div className="flex flex-wrap items-center gap-2">
          <Button disabled={isSending} onClick={() => void queue.retry(line.id)}>
            Retry this
          </Button>
          <Button
            disabled={isSending || text.cut}
            title={text.cut ? 'A line this long cannot be edited here' : undefined}
            onClick={() => queue.edit(text.text)}
          >
            Mend…
          </Button>
          {text.cut ? (
            <span className="text-xs text-muted">
              Too long to be edited here; mend it in its file.
            </span>
          ) : null}
        </div>
      </>
    )
  return (
    <form
      className="flex min-h-0 flex-1 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void queue.mend()
      }}
    >
      <textarea
        aria-label="Mended line"
        autoFocus
        spellCheck={false}
        value={draft}
        onChange={(event) => queue.edit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') queue.edit(null)
          else if (event.key === 'Enter') {
            // A line is one line, so Enter would only break it.
            event.preventDefault()
            if (event.ctrlKey || event.metaKey) void queue.mend()
          }
        }}
        className="min-h-32 flex-1 resize-none rounded-md border border-edge bg-surface p-3 font-mono text-xs break-all"
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" type="submit" disabled={isSending || draft.trim() === ''}>
          Send
        </Button>
        <Button disabled={isSending} onClick={() => queue.edit(null)}>
          Cancel
        </Button>
        <span className="text-xs text-muted">Ctrl + Enter sends, Esc leaves it as it was.</span>
      </div>
    </form>
  )
}
