import type { PDFDocumentProxy } from 'pdfjs-dist'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'

// Put there by the build, with the fonts and maps below.
pdfjs.GlobalWorkerOptions.workerSrc = '/pdf/worker.js'

/** What a page's picture may be at most; a huge page is drawn coarser instead of exhausting memory. */
const mostPixels = 16_000_000

/**
 * Opens a file that nobody vouches for. What it brings as a program is not run, what it links to is not
 * opened, and fonts it does not bring come from the app itself.
 */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<PDFDocumentProxy> {
  return pdfjs.getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    cMapUrl: '/pdf/cmaps/',
    standardFontDataUrl: '/pdf/fonts/',
    wasmUrl: '/pdf/decoders/',
    useSystemFonts: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    canvasMaxAreaInBytes: mostPixels * 4,
  }).promise
}

export const { TextLayer } = pdfjs

/** How much finer than a page's own size it is drawn. */
export function drawnScale(width: number, height: number, finer: number): number {
  return Math.min(finer, Math.sqrt(mostPixels / Math.max(1, width * height)))
}
