import { open, type FileHandle } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { fingerprintOf } from '../ingest/fileFacts'

const chunkBytes = 2 * 1024 * 1024
/** A piece of a gz may unpack to a thousand times its size, so it goes in small pieces. */
const packedChunkBytes = 16 * 1024

/** An open file that is read from front to back. */
export interface ByteSource {
  /** Pieces from `offset` (of the unpacked bytes) on; each is there until the next is asked for. */
  chunks(offset: number): AsyncGenerator<Uint8Array, void>
  fingerprint(): Promise<string>
  close(): Promise<void>
}

/** Opens a plain file or a gz one, told apart by how it begins, and whether by its name it must be gz. */
export async function openBytes(path: string): Promise<ByteSource> {
  const file = await open(path, 'r')
  try {
    const facts = await file.stat()
    if (facts.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    const isPacked = facts.isFile() && (await beginsLikeGzip(file))
    if (!isPacked && facts.isFile() && path.toLowerCase().endsWith('.gz'))
      throw Object.assign(new Error('not gzip'), { code: 'Z_DATA_ERROR' })
    return {
      chunks: (offset) =>
        isPacked ? skipBytes(unpacked(file), offset) : plain(file, offset, facts.isFile()),
      fingerprint: async () => fingerprintOf(await file.stat({ bigint: true })),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function beginsLikeGzip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
}

/** What is no regular file, such as a pipe, has no positions and is read as it comes. */
async function* plain(file: FileHandle, offset: number, hasPositions: boolean) {
  if (!hasPositions) {
    yield* skipBytes(plainChunks(file, null), offset)
    return
  }
  yield* plainChunks(file, offset)
}

async function* plainChunks(file: FileHandle, offset: number | null) {
  let position = offset
  const chunk = Buffer.allocUnsafeSlow(chunkBytes)
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, chunkBytes, position)
    if (bytesRead === 0) return
    if (position !== null) position += bytesRead
    yield chunk.subarray(0, bytesRead)
  }
}

async function* skipBytes(chunks: AsyncGenerator<Uint8Array, void>, count: number) {
  let left = count
  for await (const chunk of chunks) {
    if (chunk.length > left) yield left > 0 ? chunk.subarray(left) : chunk
    left = Math.max(0, left - chunk.length)
  }
}

/**
 * Unpacks all members of a gz. Fed by hand, one small piece at a time: a stream that is iterated
 * throws away what it unpacked before the place where the file is damaged, and that is wanted.
 */
async function* unpacked(file: FileHandle): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 })
  let ready: Buffer[] = []
  let readyBytes = 0
  let failure: Error | null = null
  gunzip.on('data', (piece: Buffer) => {
    ready.push(piece)
    readyBytes += piece.length
  })
  gunzip.on('error', (error) => {
    failure = error
  })
  const take = (): Uint8Array => {
    const chunk = Buffer.concat(ready)
    ready = []
    readyBytes = 0
    return chunk
  }
  try {
    const packed = Buffer.alloc(packedChunkBytes)
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(packed, 0, packedChunkBytes, position)
      if (bytesRead === 0) break
      position += bytesRead
      await new Promise<void>((resolve) => {
        // One that fails never says that the write is done.
        gunzip.once('close', resolve)
        gunzip.write(Buffer.from(packed.subarray(0, bytesRead)), () => {
          gunzip.off('close', resolve)
          resolve()
        })
      })
      if (failure !== null || readyBytes >= chunkBytes) yield take()
      if (failure !== null) throw failure
    }
    if (!gunzip.closed)
      await new Promise<void>((resolve) => {
        gunzip.once('close', resolve)
        gunzip.end()
      })
    if (readyBytes > 0) yield take()
    if (failure !== null) throw failure
  } finally {
    gunzip.destroy()
  }
}
