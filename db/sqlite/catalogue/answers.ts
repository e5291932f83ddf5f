import type Database from 'better-sqlite3'
import { fitAnswer, isSameAnswer } from '../../../shared/schema/answer'
import type { Value } from '../../../shared/schema/event'
import type { Task } from '../../../shared/schema/task'
import { parseTrusted } from '../../trusted'
import { mustFind } from '../rows'

/** The answers of one task by the numbers that stand for them inside the database. */
export interface Answers {
  /** The number of an answer that fits the task, new where nobody gave it before; null for any other value. */
  keep(value: Value): number | null
  valueOf(code: number): Value
  /** The answer where only text has room. */
  textOf(code: number): string
  isSame(a: number, b: number): boolean
  /** Scores say how likely each answer is, so they can be held against it. */
  readonly hasScores: boolean
  /** The number of one label. */
  labelCode(label: string): number
  /**
   * Where a pair is counted: by both labels where there is one each. Other answers are too many for a cell
   * each, so their cells only say whether both are the same, which they are on the diagonal.
   */
  cell(human: number, model: number): readonly [row: number, column: number]
}

/** Cells of answers of several labels. Row 1: people gave a critical label; column 3: the model missed one. */
export const cells = { same: 0, critical: 1, differs: 2, missesCritical: 3 } as const

/** One label each: the number is the label's. */
export class LabelAnswers implements Answers {
  readonly hasScores = true
  readonly #codes: ReadonlyMap<string, number>
  readonly #names: ReadonlyMap<number, string>

  constructor(codes: ReadonlyMap<string, number>, names: ReadonlyMap<number, string>) {
    this.#codes = codes
    this.#names = names
  }

  keep(value: Value): number | null {
    return typeof value === 'string' ? (this.#codes.get(value) ?? null) : null
  }

  valueOf(code: number): Value {
    return this.textOf(code)
  }

  textOf(code: number): string {
    return this.#names.get(code) ?? String(code)
  }

  isSame(a: number, b: number): boolean {
    return a === b
  }

  labelCode(label: string): number {
    return mustFind(this.#codes.get(label), `label ${label}`)
  }

  cell(human: number, model: number): readonly [number, number] {
    return [human, model]
  }
}

/** Numbers of answers begin where no label's can be. */
const firstCode = 1_000_000
/** Most answers are met again soon or never. */
const remembered = 20_000

/** Finds answers that are no single label, each kept once as it was given. */
export class SaidAnswers implements Answers {
  readonly hasScores = false
  readonly #table: SaidTable
  readonly #id: number
  readonly #task: Task
  readonly #labels: ReadonlyMap<string, number>
  readonly #critical: ReadonlySet<string>
  readonly #values = new Map<number, Value>()
  readonly #codes = new Map<string, number>()

  constructor(table: SaidTable, id: number, task: Task, labels: ReadonlyMap<string, number>) {
    this.#table = table
    this.#id = id
    this.#task = task
    this.#labels = labels
    this.#critical = new Set(task.labels.filter((one) => one.critical).map((one) => one.id))
  }

  keep(given: Value): number | null {
    const fitted = fitAnswer(this.#task.kind, given)
    if ('fault' in fitted) return null
    const { value } = fitted
    if (Array.isArray(value) && !value.every((label) => this.#labels.has(label))) return null
    const text = JSON.stringify(value)
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.#table.keep(this.#id, text)
    this.#remember(code, text, value)
    return code
  }

  valueOf(code: number): Value {
    const known = this.#values.get(code)
    if (known !== undefined) return known
    const text = this.#table.find(code)
    const value = parseTrusted<Value>(text)
    this.#remember(code, text, value)
    return value
  }

  textOf(code: number): string {
    const value = this.valueOf(code)
    return typeof value === 'string' ? value : JSON.stringify(value)
  }

  isSame(a: number, b: number): boolean {
    return a === b || isSameAnswer(this.#task, this.valueOf(a), this.valueOf(b))
  }

  labelCode(label: string): number {
    return mustFind(this.#labels.get(label), `label ${label}`)
  }

  cell(human: number, model: number): readonly [number, number] {
    const needed = this.#criticalIn(human)
    const row = needed.length > 0 ? cells.critical : cells.same
    if (this.isSame(human, model)) return [row, row]
    const given = this.valueOf(model)
    const isMissed = needed.some((label) => !Array.isArray(given) || !given.includes(label))
    return [row, isMissed ? cells.missesCritical : cells.differs]
  }

  #criticalIn(code: number): readonly string[] {
    if (this.#critical.size === 0) return []
    const value = this.valueOf(code)
    return Array.isArray(value) ? value.filter((label) => this.#critical.has(label)) : []
  }

  #remember(code: number, text: string, value: Value): void {
    if (this.#values.size >= remembered) {
      this.#values.clear()
      this.#codes.clear()
    }
    this.#values.set(code, value)
    this.#codes.set(text, code)
  }
}

/** The table in which answers are kept that are no single label. */
export class SaidTable {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      code: db.prepare<[number, string], { id: number }>(
        'SELECT id FROM answers_said WHERE task = ? AND value = ?',
      ),
      add: db.prepare<[number, string]>(
        `INSERT INTO answers_said (id, task, value)
         SELECT 1 + max(coalesce((SELECT max(id) FROM answers_said), 0), ${firstCode - 1}), ?, ?`,
      ),
      value: db.prepare<[number], { value: string }>('SELECT value FROM answers_said WHERE id = ?'),
    }
  }

  keep(task: number, text: string): number {
    return (
      this.#statements.code.get(task, text)?.id ??
      Number(this.#statements.add.run(task, text).lastInsertRowid)
    )
  }

  find(code: number): string {
    return mustFind(this.#statements.value.get(code), `answer ${code}`).value
  }
}
