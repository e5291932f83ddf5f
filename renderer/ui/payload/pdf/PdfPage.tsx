import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { use, useEffect, useRef, useState, type RefObject } from 'react'
import { FindContext } from '../find/FindContext'
import { drawPage, writeText } from './drawPage'
import type { PageSize } from './PdfView'

interface Props {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  /** The first page's size, taken for this one's until it is known. */
  readonly firstSize: PageSize
  readonly scale: number
  readonly turns: number
}

/** Pages this near the ones in sight are drawn already. */
const nearby = '100% 0px'

/** One page: its picture, and over it its text, unseen, to be selected, found and read out. */
export function PdfPage({ pdf, number, firstSize, scale, turns }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const isSought = use(FindContext) !== ''
  const isNear = useNear(place)
  const page = usePage(pdf, number, isNear || isSought)
  const viewport = page?.getViewport({ scale, rotation: (page.rotate + turns * 90) % 360 })
  const size = viewport ?? turned(firstSize, scale, turns)

  useEffect(() => {
    if (!page || !canvas.current || !isNear) return
    return drawPage(page, canvas.current, scale, turns)
  }, [page, isNear, scale, turns])
  useEffect(() => {
    if (!page || !text.current) return
    return writeText(page, text.current, scale, turns)
  }, [page, scale, turns])

  return (
    <div
      ref={place}
      role="group"
      aria-label={`Page ${number} of ${pdf.numPages}`}
      className="relative shrink-0 bg-white shadow-raised"
      style={{ width: size.width, height: size.height }}
    >
      {isNear ? <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" /> : null}
      {page ? <div ref={text} className="pdf-text" /> : null}
    </div>
  )
}

function turned({ width, height }: PageSize, scale: number, turns: number): PageSize {
  return turns % 2 === 0
    ? { width: width * scale, height: height * scale }
    : { width: height * scale, height: width * scale }
}

function useNear(place: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (!place.current) return
    const watch = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting ?? false), {
      root: place.current.closest('[data-scroller]'),
      rootMargin: nearby,
    })
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [place])
  return isNear
}

function usePage(pdf: PDFDocumentProxy, number: number, isWanted: boolean): PDFPageProxy | null {
  const [page, setPage] = useState<PDFPageProxy | null>(null)
  useEffect(() => {
    if (!isWanted || page) return
    let isGone = false
    async function load() {
      const loaded = await pdf.getPage(number).catch(() => null)
      if (!isGone) setPage(loaded)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [pdf, number, isWanted, page])
  return page
}
