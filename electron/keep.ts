import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { app, BrowserWindow, dialog, type WebContents } from 'electron'
import type { Keep, Kept } from '../shared/contract/keep'

const kinds = {
  pdf: { name: 'PDF', extension: 'pdf' },
  csv: { name: 'Comma-separated values', extension: 'csv' },
  picture: { name: 'PNG picture', extension: 'png' },
} as const

/** Saves what a window made where the person wants it. */
export async function keep(wanted: Keep, page: WebContents): Promise<Kept> {
  try {
    const file = await choosePlace(wanted, page)
    if (file === null) return { kind: 'cancelled' }
    await writeFile(file, await contentOf(wanted, page))
    return { kind: 'kept', file: path.basename(file) }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

async function choosePlace(wanted: Keep, page: WebContents): Promise<string | null> {
  const { name, extension } = kinds[wanted.kind]
  const options: Electron.SaveDialogOptions = {
    defaultPath: path.join(app.getPath('documents'), `${plainName(wanted.name)}.${extension}`),
    filters: [{ name, extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const window = BrowserWindow.fromWebContents(page)
  const chosen = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return chosen.canceled || !chosen.filePath ? null : chosen.filePath
}

async function contentOf(wanted: Keep, page: WebContents): Promise<string | Uint8Array> {
  switch (wanted.kind) {
    case 'pdf':
      return page.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer,
        margins: { top: 0.5, bottom: 0.6, left: 0.5, right: 0.5 },
      })
    case 'csv':
      // Spreadsheets take a file for UTF-8 only where it says so.
      return `\u{FEFF}${wanted.text}`
    case 'picture':
      return wanted.bytes
  }
}

const footer =
  '<div style="width:100%;padding:0 0.5in;font:8px sans-serif;color:#666;text-align:right">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'

/** A name that every file system takes. */
function plainName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, '-').replaceAll(/^[. ]+|[. ]+$/g, '')
  return plain === '' ? 'Understudy' : plain.slice(0, 120)
}
