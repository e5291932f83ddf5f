/** The first row of a statement that must find one. */
export function mustFind<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw new Error(`${what} is missing`)
  return row
}

/** Asserts that a write touched exactly one row. */
export function mustTouchOne(result: { readonly changes: number }, what: string): void {
  if (result.changes !== 1) throw new Error(`${what}: ${result.changes} rows instead of one`)
}
