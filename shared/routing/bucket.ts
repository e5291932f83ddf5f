/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits. Given in, as only the host can compute it. */
export type Sha256 = (text: string) => string

/** What an item can be drawn for. Each purpose has its own salt, so that no draw tells of another. */
export const salts = ['canary', 'slot', 'audit', 'overlap', 'blind', 'split', 'review'] as const
export type Salt = (typeof salts)[number]

/** One draw as it is stored with an item. */
export interface Draw {
  readonly salt: Salt
  /** The chance with which the policy of that moment draws an item. */
  readonly probability: number
  readonly drawn: boolean
}

/**
 * Where an item falls in [0, 1): the first 8 hex digits of SHA-256("task\nitem\nsalt") as an unsigned integer, over
 * 2^32. The same for ever and for everybody, so a producer in any language can work it out.
 */
export function bucketOf(sha256: Sha256, task: string, item: string, salt: Salt): number {
  return Number.parseInt(sha256(`${task}\n${item}\n${salt}`).slice(0, 8), 16) / 2 ** 32
}

/** Draws an item with `probability`: those drawn at a lower one stay drawn at a higher one. */
export function drawItem(
  sha256: Sha256,
  task: string,
  item: string,
  salt: Salt,
  probability: number,
): Draw {
  // Most are drawn with no chance at all, and a hash costs more than all else that routing does.
  const drawn = probability > 0 && bucketOf(sha256, task, item, salt) < probability
  return { salt, probability, drawn }
}

/** Draws for one item, whose hashes and names are settled. */
export type DrawFor = (salt: Salt, probability: number) => Draw

/** 0.05 → "5 %", as a share is written in reasons. */
export function shareWords(share: number): string {
  return `${Number((share * 100).toFixed(4))} %`
}
