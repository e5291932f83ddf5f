import { FileText } from 'lucide-react'
import type { Payload, PayloadPart } from '../../../shared/schema/payload'
import { ImageView } from './ImageView'
import { JsonView } from './JsonView'
import { TableView } from './TableView'

interface Props {
  readonly payload: Payload
  /** The item's id, for pictures without a title. */
  readonly name: string
}

/** What an item shows. A single picture fills its place; everything else scrolls in it. */
export function PayloadView({ payload, name }: Props) {
  if (payload.kind === 'image')
    return (
      <div className="relative min-h-40 flex-1">
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
            <Part key={index} part={part} name={`${name}, part ${index + 1}`} />
          ))
        ) : (
          <Part part={payload} name={name} />
        )}
      </div>
    </div>
  )
}

function Part({ part, name }: { readonly part: PayloadPart; readonly name: string }) {
  return (
    <figure className="m-0 flex flex-col gap-2">
      {part.title === undefined ? null : (
        <figcaption className="text-dense font-semibold">{part.title}</figcaption>
      )}
      <Content part={part} name={name} />
    </figure>
  )
}

function Content({ part, name }: { readonly part: PayloadPart; readonly name: string }) {
  switch (part.kind) {
    case 'text':
      return (
        <p
          dir="auto"
          className="mx-auto w-full max-w-[68ch] text-base/7 break-words whitespace-pre-wrap"
        >
          {part.text}
        </p>
      )
    case 'image':
      return (
        <div className="relative h-72">
          <ImageView image={part} name={name} />
        </div>
      )
    case 'table':
      return <TableView fields={part.fields} />
    case 'json':
      return <JsonView data={part.data} />
    case 'pdf':
      return (
        <p className="mx-auto flex items-center gap-2 text-dense text-muted">
          <FileText aria-hidden size={16} className="shrink-0" />
          PDF files cannot be shown here yet{part.file === undefined ? '' : `: ${part.file}`}.
        </p>
      )
  }
}
