import type { PDFPageProxy } from 'pdfjs-dist'
import { drawnScale, TextLayer } from './pdfjs'

/** Draws a page; the answer stops it, as when it is zoomed again meanwhile. */
export function drawPage(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  scale: number,
  turns: number,
): () => void {
  const shown = page.getViewport({ scale, rotation: rotation(page, turns) })
  const finer = drawnScale(shown.width, shown.height, devicePixelRatio)
  const viewport = shown.clone({ scale: scale * finer })
  // Drawn apart and then shown at once: a canvas that changes its size is empty for a moment.
  const drawn = document.createElement('canvas')
  drawn.width = Math.floor(viewport.width)
  drawn.height = Math.floor(viewport.height)
  const task = page.render({ canvas: drawn, viewport })
  task.promise.then(
    () => {
      canvas.width = drawn.width
      canvas.height = drawn.height
      canvas.getContext('2d')?.drawImage(drawn, 0, 0)
    },
    // Stopped, or the page is broken: it stays white.
    () => undefined,
  )
  return () => task.cancel()
}

/** Lays the text of a page over its picture. */
export function writeText(
  page: PDFPageProxy,
  container: HTMLDivElement,
  scale: number,
  turns: number,
): () => void {
  container.replaceChildren()
  container.style.setProperty('--total-scale-factor', String(scale))
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container,
    viewport: page.getViewport({ scale, rotation: rotation(page, turns) }),
  })
  layer.render().catch(() => undefined)
  return () => layer.cancel()
}

function rotation(page: PDFPageProxy, turns: number): number {
  return (page.rotate + turns * 90) % 360
}
