import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import path from 'node:path'

/**
 * Only pictures that Chromium draws without running anything in them, so no SVG and no HTML; and PDFs,
 * which the page reads as bytes and draws itself.
 */
const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** A file is held in memory while it is sent. */
const maxBytes = 64 * 1024 * 1024

/** Answers with a picture or PDF from the media folder, and with nothing that lies or leads outside it. */
export async function answerMedia(mediaDir: string | null, file: string): Promise<Response> {
  const type = types[path.extname(file).toLowerCase()]
  if (mediaDir === null || type === undefined || !isPlainPath(file)) return notFound()
  try {
    const bytes = await readInside(mediaDir, file)
    if (bytes === null) return notFound()
    return new Response(bytes, {
      headers: {
        'content-type': type,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        // Should anything ever go to this address, no viewer opens.
        ...(type === 'application/pdf' ? { 'content-disposition': 'attachment' } : {}),
        // The file may be replaced while the app runs.
        'cache-control': 'no-cache',
      },
    })
  } catch {
    return notFound()
  }
}

/** Names come from producers: a path that climbs, or that means something else on Windows, is refused. */
function isPlainPath(file: string): boolean {
  return (
    !/[\\:\0]/.test(file) &&
    file.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
  )
}

async function readInside(mediaDir: string, file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const inside = (await realpath(mediaDir)) + path.sep
  const full = await realpath(path.join(mediaDir, file))
  if (!full.startsWith(inside)) return null
  // Should the file become a link after it was looked at, opening it fails; a pipe must not block.
  const handle = await open(full, constants.O_RDONLY | noFollow | nonBlocking)
  try {
    const stat = await handle.stat()
    return stat.isFile() && stat.size <= maxBytes ? new Uint8Array(await handle.readFile()) : null
  } finally {
    await handle.close()
  }
}

// Windows knows neither.
const noFollow = constants.O_NOFOLLOW ?? 0
const nonBlocking = constants.O_NONBLOCK ?? 0

const notFound = () => new Response('not found', { status: 404 })
