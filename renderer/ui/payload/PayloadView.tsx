import { FileText } from 'lucide-react'
import type { Payload, PayloadPart } from '../../../shared/schema/payload'
import { classes } from '../classes'
import { ImageView } from './ImageView'
import { JsonView } from './JsonView'
import { longTable, TableView } from './TableView'

interface Props {
  readonly payload: Payload
  /** The item's id, for pictures without a title. */
  readonly name: string
}

/** What an item shows. A single picture fills its place; everything else scrolls in it. */
export function PayloadView({ payload, name }: Props) {
  if (payload.kind === 'image')
    return (
      <div className="relative min-h-24 flex-1 overflow-hidden rounded-md bg-sunken">
        <ImageView key={name} image={payload} name={name} />
      </div>
    )
  return (
    // Scrollable, so it must be reachable from the keyboard.
    <div
      role="group"
      aria-label={`Content of ${name}`}
      tabIndex={0}
      className="@container flex min-h-0 flex-1 flex-col overflow-y-auto rounded-md px-1"
    >
      <div className="my-auto flex flex-col gap-6 py-2">
        {payload.kind === 'parts' ? (
          payload.parts.map((part, index) => (
            <figure key={index} className="m-0 mx-auto flex w-full max-w-[68ch] flex-col gap-2">
              <Title text={part.title} />
              <Content part={part} name={`${name}, part ${index + 1}`} />
            </figure>
          ))
        ) : (
          <figure
            className={classes(
              'm-0 mx-auto flex w-full flex-col gap-2',
              isShort(payload) && 'max-w-md',
            )}
          >
            <Title text={payload.title} />
            <Content part={payload} name={name} />
          </figure>
        )}
      </div>
    </div>
  )
}

function Title({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <figcaption className="text-dense font-semibold">{text}</figcaption>
  )
}

/** A short table would be torn apart by the whole width. */
function isShort(part: PayloadPart): boolean {
  return part.kind === 'table' && Object.keys(part.fields).length <= longTable
}

function Content({ part, name }: { readonly part: PayloadPart; readonly name: string }) {
  switch (part.kind) {
    case 'text':
      return (
        <p
          dir="auto"
          className="mx-auto w-full max-w-[68ch] text-base/7 break-words whitespace-pre-wrap [unicode-bidi:plaintext]"
        >
          {part.text}
        </p>
      )
    case 'image':
      return (
        <div className="relative h-72 overflow-hidden rounded-md bg-sunken">
          <ImageView image={part} name={name} />
        </div>
      )
    case 'table':
      return <TableView fields={part.fields} />
    case 'json':
      return <JsonView data={part.data} />
    case 'pdf':
      return (
        <p className="flex items-center gap-2 text-dense text-muted">
          <FileText aria-hidden size={16} className="shrink-0" />
          PDF files cannot be shown here yet{part.file === undefined ? '' : `: ${part.file}`}.
        </p>
      )
  }
}
