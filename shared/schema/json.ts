export type JsonData =
  string | number | boolean | null | readonly JsonData[] | { readonly [key: string]: JsonData }

/**
 * True for what can be written as JSON and read back the same. `JSON.parse` makes infinity of
 * 1e400, which would be stored as null. Works off a list, as what it is given may be nested deeply.
 */
export function isJsonData(data: unknown): data is JsonData {
  const waiting: unknown[] = [data]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return false
    if (typeof value !== 'object' || value === null) continue
    for (const inner of Object.values(value)) waiting.push(inner)
  }
  return true
}
