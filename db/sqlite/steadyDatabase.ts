import Database from 'better-sqlite3'

/**
 * A connection that compiles each statement once. SQLite looks at the values of bare parameters when
 * it plans a join, and better-sqlite3 clears them after each use, so such a statement would be
 * compiled anew whenever it is run: 6 to 30 µs instead of one.
 */
export class SteadyDatabase extends Database {
  // oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-unnecessary-type-parameters -- the signature is that of better-sqlite3
  override prepare<Parameters extends unknown[] | {} = unknown[], Row = unknown>(sql: string) {
    return super.prepare<Parameters, Row>(steadySql(sql))
  }
}

/** Behind a plus a parameter is an expression like any other: it keeps its value, type and plan. */
export function steadySql(sql: string): string {
  return sql.replaceAll(quotedOrParameter, (found) => (/^[?@]/.test(found) ? `+${found}` : found))
}

/** Texts, names in quotes and comments are passed over whole. */
const quotedOrParameter = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|[?@]\w*/g
