/** One act worth remembering: who did what, when, and on which system account. */
export interface AuditEntry {
  readonly at: number
  readonly actor: string
  readonly account: string
  readonly act: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** What the first entry follows. */
export const chainStart = '0'.repeat(64)

/**
 * The text whose SHA-256 is an entry's hash. It holds the hash of the entry before, so changing,
 * dropping or reordering any entry breaks every later one.
 */
export function chainText(previousHash: string, seq: number, entry: AuditEntry): string {
  return JSON.stringify([
    previousHash,
    seq,
    entry.at,
    entry.actor,
    entry.account,
    entry.act,
    JSON.stringify(entry.detail),
  ])
}
