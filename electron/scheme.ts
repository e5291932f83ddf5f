import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'
import { answerMedia } from './media'

const rendererDir = path.join(import.meta.dirname, '../renderer')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  // What PDFs need: fonts they do not bring, and how their characters are coded.
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
}

/** What a page may load: its own files, and pictures that it was given as data. Nothing from outside. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must be called before the app is ready, as Chromium asks for it. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built page at `app://main/`, and below `media/` the open workspace's pictures and PDFs. */
export function serveScheme(mediaDir: () => string | null): void {
  protocol.handle('app', async ({ url: text, method }) => {
    const url = new URL(text)
    const file = decodePath(url.pathname)
    if (url.host !== 'main' || file === null || method !== 'GET') return notFound()
    if (file.startsWith('media/')) return answerMedia(mediaDir(), file.slice('media/'.length))
    return answerPage(file)
  })
}

async function answerPage(file: string): Promise<Response> {
  const full = path.join(rendererDir, file)
  const type = contentTypes[path.extname(full)]
  if (!full.startsWith(rendererDir + path.sep) || type === undefined) return notFound()
  try {
    return new Response(await readFile(full), {
      headers: {
        'content-type': type,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
      },
    })
  } catch {
    return notFound()
  }
}

/** The path of an address without its leading slash; null where it is no path at all. */
function decodePath(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname).slice(1)
    return decoded.includes('\0') ? null : decoded
  } catch {
    return null
  }
}

const notFound = () => new Response('not found', { status: 404 })
