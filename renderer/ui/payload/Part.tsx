import { lazy, Suspense, type ComponentProps, type ReactNode } from 'react'
import type { PayloadPart } from '../../../shared/schema/payload'
import { classes } from '../classes'
import { ImagePlace } from './image/ImagePlace'
import { ImageView } from './ImageView'
import { JsonView } from './JsonView'
import { longTable, TableView, type Weights } from './TableView'

// The library for PDFs is large, and many people never meet one.
const LoadedPdfView = lazy(async () => ({ default: (await import('./pdf/PdfView')).PdfView }))

interface Props {
  readonly part: PayloadPart
  readonly name: string
  readonly weights: Weights | null
  readonly hasTitle: boolean
}

/** One part with all the room there is. */
export function Part({ part, name, weights, hasTitle }: Props) {
  const title = hasTitle ? <Title text={part.title} /> : null
  if (part.kind === 'image' || part.kind === 'pdf')
    return (
      <>
        {title}
        {part.kind === 'image' ? (
          <ImagePlace image={part} name={name} />
        ) : (
          <PdfView pdf={part} name={name} />
        )}
      </>
    )
  return (
    <Scroller name={name}>
      <figure
        className={classes('m-0 mx-auto flex w-full flex-col gap-2', isShort(part) && 'max-w-md')}
      >
        {title}
        <Content part={part} name={name} weights={weights} />
      </figure>
    </Scroller>
  )
}

interface PartsProps {
  readonly parts: readonly PayloadPart[]
  readonly name: string
  readonly weights: Weights | null
}

/** All parts under one another, so that nothing is overlooked. */
export function Parts({ parts, name, weights }: PartsProps) {
  return (
    <Scroller name={name}>
      {parts.map((part, index) => (
        <figure key={index} className="m-0 mx-auto flex w-full max-w-[68ch] flex-col gap-2">
          <Title text={part.title} />
          <Content part={part} name={`${name}, part ${index + 1}`} weights={weights} />
        </figure>
      ))}
    </Scroller>
  )
}

function Scroller({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // Scrollable, so it must be reachable from the keyboard.
    <div
      role="group"
      aria-label={`Content of ${name}`}
      tabIndex={0}
      data-scroller
      className="@container flex min-h-0 flex-1 flex-col overflow-y-auto rounded-md px-1"
    >
      <div className="my-auto flex flex-col gap-6 py-2">{children}</div>
    </div>
  )
}

function Title({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <figcaption className="text-dense font-semibold">{text}</figcaption>
  )
}

function PdfView(props: ComponentProps<typeof LoadedPdfView>) {
  return (
    <Suspense fallback={<div className="flex-1 rounded-md bg-sunken" />}>
      <LoadedPdfView {...props} />
    </Suspense>
  )
}

/** A short table would be torn apart by the whole width. */
function isShort(part: PayloadPart): boolean {
  return part.kind === 'table' && Object.keys(part.fields).length <= longTable
}

function Content({ part, name, weights }: Omit<Props, 'hasTitle'>) {
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
      return <TableView fields={part.fields} weights={weights} />
    case 'json':
      return <JsonView data={part.data} />
    case 'pdf':
      return (
        <div className="flex h-128 flex-col">
          <PdfView pdf={part} name={name} />
        </div>
      )
  }
}
