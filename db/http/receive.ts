import { open } from 'node:fs/promises'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { fail, succeed, type Result } from '../../shared/result'
import { trust } from '../trusted'
import type { HttpError } from './httpError'

/** A batch of this size is a minute of the busiest producer; more comes in several, or through the inbox. */
const mostBodyBytes = 64 * 1024 * 1024

/**
 * Writes a body to a file as it comes; nothing of it stays in memory. Throws where the client goes
 * away. What comes after the limit is left.
 */
export async function receiveBody(
  body: Readable,
  file: string,
): Promise<Result<{ readonly isPacked: boolean }, HttpError>> {
  const handle = await open(file, 'wx', 0o600)
  let bytes = 0
  let begin = Buffer.alloc(0)
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      const piece = trust<Buffer>(chunk)
      bytes += piece.length
      if (bytes > mostBodyBytes) return fail(tooLarge('The body'))
      if (begin.length < 2) begin = Buffer.concat([begin, piece.subarray(0, 2)])
      await handle.writeFile(piece)
    }
  } finally {
    await handle.close()
  }
  return succeed({ isPacked: begin[0] === 0x1f && begin[1] === 0x8b })
}

/** Unpacks a gzip body into another file, as far as the limit. */
export async function unpackBody(packed: string, file: string): Promise<Result<null, HttpError>> {
  let bytes = 0
  const limit = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      done(bytes > mostBodyBytes ? new Error('too large') : null, chunk)
    },
  })
  try {
    const out = createWriteStream(file, { flags: 'wx', mode: 0o600 })
    await pipeline(createReadStream(packed), createGunzip(), limit, out)
    return succeed(null)
  } catch (error) {
    if (bytes > mostBodyBytes) return fail(tooLarge('The unpacked body'))
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('Z_')) return fail(damaged)
    throw error
  }
}

const tooLarge = (what: string): HttpError => ({
  status: 413,
  code: 'too_large',
  message: `${what} is larger than 64 MiB; nothing of it was stored. Send it in several parts, or put it into the inbox as a file.`,
})

const damaged: HttpError = {
  status: 400,
  code: 'invalid_input',
  message: 'The gzip body is damaged or cut off; nothing of it was stored. Send it again.',
}
