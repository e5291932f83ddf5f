import { createHash } from 'node:crypto'

/** 16 bytes that stand for the content of something made here. */
export function contentDigest(content: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(content)).digest().subarray(0, 16)
}
