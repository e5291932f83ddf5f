import { hash } from 'node:crypto'

import { digestBytes } from '../../../shared/ingest/parsed'

/** What stands for the content of something made here. */
export function contentDigest(content: unknown): Buffer {
  // Hexadecimal, as that is the cheapest form in which a hash comes; only its beginning is kept.
  return Buffer.from(
    hash('sha256', JSON.stringify(content), 'hex').slice(0, 2 * digestBytes),
    'hex',
  )
}
