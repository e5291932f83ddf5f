/** An expected outcome as a value: a failure that a person can act on is not thrown. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const succeed = <T>(value: T): { readonly ok: true; readonly value: T } => ({
  ok: true,
  value,
})

export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({
  ok: false,
  error,
})

/** Marks the end of a `switch` over a closed set; the compiler refuses it while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${String(value)}`)
}
