import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import type { PayloadPart } from '../../../../shared/schema/payload'
import { useCommand } from '../../../keyboard/useCommand'
import { formatCount, formatPercent } from '../../../words/numbers'
import { Notice } from '../../Notice'
import { usePlace } from '../image/usePlace'
import { readPdf } from './pdfFile'
import { openPdf } from './pdfjs'
import { PdfPage } from './PdfPage'

interface Props {
  readonly pdf: Extract<PayloadPart, { kind: 'pdf' }>
  readonly name: string
}

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly pdf: PDFDocumentProxy; readonly size: PageSize }
  | { readonly kind: 'failed'; readonly why: string }

export interface PageSize {
  readonly width: number
  readonly height: number
}

const zoomStep = 1.25
/** PDF counts 72 points to the inch, the screen 96. */
const fullSize = 96 / 72
/** A page is not blown up further than this only because there is room. */
const mostFitted = 1.8
const sideRoom = 32

/** The pages of a PDF under one another; only those near the ones in sight are drawn. */
export function PdfView({ pdf, name }: Props) {
  const state = usePdf(pdf)
  const [scale, setScale] = useState<number | null>(null)
  const [turns, setTurns] = useState(0)
  const { place, ref } = usePlace(null)
  const pageWidth = state.kind === 'open' ? state.size.width : 0
  const fit =
    place && pageWidth > 0 ? Math.min(mostFitted, (place.width - sideRoom) / pageWidth) : 1
  const shown = scale ?? fit
  const zoom = (factor: number) =>
    setScale((before) => Math.min(6, Math.max(0.2, (before ?? fit) * factor)))
  useCommand('zoomIn', () => zoom(zoomStep))
  useCommand('zoomOut', () => zoom(1 / zoomStep))
  useCommand('zoomFit', () => setScale(scale === null ? fullSize : null))
  useCommand('rotate', () => setTurns((turns + 1) % 4))
  useCommand('lookReset', () => {
    setScale(null)
    setTurns(0)
  })

  return (
    <div
      ref={ref}
      role="group"
      aria-label={`Pages of ${name}`}
      tabIndex={0}
      data-scroller
      className="min-h-40 flex-1 overflow-auto rounded-md bg-sunken"
    >
      {state.kind === 'failed' ? (
        <div role="alert" className="p-3">
          <Notice tone="warn">This PDF cannot be shown: {state.why}</Notice>
        </div>
      ) : null}
      {state.kind === 'open' && place ? (
        <>
          <div className="flex w-max min-w-full flex-col items-center gap-3 px-4 py-3">
            {Array.from({ length: state.pdf.numPages }, (_, index) => (
              <PdfPage
                key={index}
                pdf={state.pdf}
                number={index + 1}
                firstSize={state.size}
                scale={shown}
                turns={turns}
              />
            ))}
          </div>
          <p
            role="status"
            data-no-find
            className="sticky bottom-2 left-2 ml-2 w-max rounded-md border border-line bg-surface px-2 py-0.5 text-xs text-muted tabular-nums shadow-raised"
          >
            {formatCount(state.pdf.numPages)} {state.pdf.numPages === 1 ? 'page' : 'pages'},{' '}
            {formatPercent(shown / fullSize, 0)}
          </p>
        </>
      ) : null}
    </div>
  )
}

function usePdf(pdf: Props['pdf']): State {
  const [state, setState] = useState<State>({ kind: 'opening' })
  useEffect(() => {
    let isGone = false
    let opened: PDFDocumentProxy | null = null
    async function open() {
      try {
        opened = await openPdf(await readPdf(pdf))
        if (isGone) return void opened.loadingTask.destroy()
        const { width, height } = (await opened.getPage(1)).getViewport({ scale: 1 })
        if (!isGone) setState({ kind: 'open', pdf: opened, size: { width, height } })
      } catch (error) {
        if (!isGone) setState({ kind: 'failed', why: whyNot(error) })
      }
    }
    void open()
    return () => {
      isGone = true
      void opened?.loadingTask.destroy()
    }
  }, [pdf])
  return state
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return 'it cannot be read.'
  if (error.name === 'PasswordException') return 'it is protected by a password.'
  if (error.name === 'InvalidPDFException') return 'it is not a readable PDF.'
  return `${error.message}.`
}
