/** Time and chance, given to the stores so that tests can give their own. */
export interface Clock {
  /** The moment, in milliseconds since 1970. */
  readonly now: () => number
  /** A clock for durations, which never jumps. */
  readonly tick: () => number
  readonly newId: () => string
}

export const systemClock: Clock = {
  now: () => Date.now(),
  tick: () => performance.now(),
  newId: () => crypto.randomUUID(),
}

/** What every write carries. */
export function writeStamp(clock: Clock): { readonly requestId: string; readonly at: number } {
  return { requestId: clock.newId(), at: clock.now() }
}
