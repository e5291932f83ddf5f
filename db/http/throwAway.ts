import type { Readable } from 'node:stream'
import { trust } from '../trusted'

/** Four of the largest bodies; who sends more than that is not listening. */
const mostBytes = 256 * 1024 * 1024

/**
 * Reads what is left of a body that is not wanted. Most clients listen only after all is sent: to
 * one that is hung up on, the reason is lost.
 */
export async function throwAway(body: Readable): Promise<void> {
  let bytes = 0
  try {
    for await (const piece of body.iterator({ destroyOnReturn: false })) {
      bytes += trust<Buffer>(piece).length
      if (bytes > mostBytes) return
    }
  } catch {
    // It went away, and hears nothing anyway.
  }
}
