import { hash } from 'node:crypto'

/** 16 bytes that stand for the content of something made here. */
export function contentDigest(content: unknown): Buffer {
  // Hexadecimal, as that is the cheapest form in which a hash comes; its first half is kept.
  return Buffer.from(hash('sha256', JSON.stringify(content), 'hex').slice(0, 32), 'hex')
}
