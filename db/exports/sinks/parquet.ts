import { deserialize, serialize } from 'node:v8'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { SchemaElement } from 'hyparquet'
import type { Cell, Column, RowSource } from '../../../shared/exports/columns'
import { trust } from '../../trusted'
import { HashedFile, type WrittenFile } from '../files/hashedFile'
import type { Sink, SinkFacts, SinkState } from './sink'

/** A row group is held in memory as a whole, so it ends at either of these. */
const groupRows = 5000
const groupChars = 8 * 1024 * 1024

type RowGroups = ParquetWriter['row_groups']

/** One Parquet file, a row group at a time. */
export class ParquetFile {
  readonly #file: HashedFile
  readonly #bytes: FileBytes
  readonly #writer: ParquetWriter
  readonly #columns: readonly Column[]
  #cells: unknown[][]
  #chars = 0
  #waiting = 0
  #rows = 0
  /** Row groups that a piece has told of already. */
  #told = 0

  /** Goes on after the pieces that told of this file, if there are any. */
  constructor(relative: string, facts: Omit<SinkFacts, 'part'>) {
    const { dir, columns, createdBy, kept } = facts
    const state = kept.at(-1)
    this.#file = new HashedFile(dir, relative, state?.file)
    this.#bytes = new FileBytes(this.#file)
    this.#columns = columns
    this.#cells = columns.map(() => [])
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: [{ name: 'root', num_children: columns.length }, ...columns.map(toElement)],
      createdBy,
    })
    if (state) this.#goOnFrom(kept, state)
  }

  get rows(): number {
    return this.#rows
  }

  get bytes(): number {
    return this.#file.bytes
  }

  add(row: RowSource): void {
    for (const [index, column] of this.#columns.entries()) {
      const cell = cellToParquet(column.cell(row), column.type)
      const isText = typeof cell === 'string'
      if (isText) this.#chars += cell.length
      // The library makes the same bytes of it, in half as much time again.
      this.#cells[index]?.push(isText && column.isDistinct ? Buffer.from(cell) : cell)
    }
    this.#rows++
    this.#waiting++
    if (this.#waiting >= groupRows || this.#chars >= groupChars) this.#endGroup()
  }

  /** Ends a row group. The footer that tells of all groups comes last, so each piece remembers its own. */
  endPiece(syncs: Promise<void>[]): SinkState {
    this.#endGroup()
    this.#bytes.flush()
    const groups = this.#writer.row_groups.slice(this.#told)
    this.#told = this.#writer.row_groups.length
    const more = serialize(groups).toString('base64')
    return { file: this.#file.mark(syncs), rows: this.#rows, more }
  }

  finish(): WrittenFile {
    this.#endGroup()
    void this.#writer.finish()
    return this.#file.finish(this.#rows)
  }

  abandon(): void {
    this.#file.abandon()
  }

  #goOnFrom(kept: readonly SinkState[], { rows }: SinkState): void {
    const { row_groups: groups } = this.#writer
    for (const { more } of kept)
      groups.push(...trust<RowGroups>(deserialize(Buffer.from(String(more), 'base64'))))
    this.#rows = rows
    this.#told = groups.length
    this.#writer.num_rows = BigInt(rows)
    this.#bytes.goOnAt(this.#file.bytes)
  }

  #endGroup(): void {
    if (this.#waiting === 0) return
    // Nothing here is asynchronous, as the bytes are taken at once.
    void this.#writer.write({
      columnData: this.#columns.map(({ name, type, isDistinct }, index) => ({
        name,
        data: this.#cells[index] ?? [],
        // Nobody looks for a row by the bounds of such a column, and a dictionary of it would only be longer.
        ...(type === 'json' || isDistinct ? { statistics: false, offsetIndex: false } : {}),
        ...(isDistinct ? { encoding: 'PLAIN' as const } : {}),
      })),
      rowGroupSize: this.#waiting,
    })
    this.#cells = this.#columns.map(() => [])
    this.#chars = 0
    this.#waiting = 0
  }
}

/** Hands over what was encoded whenever a row group is complete. */
class FileBytes extends ByteWriter {
  readonly #file: HashedFile

  constructor(file: HashedFile) {
    super(1024 * 1024)
    this.#file = file
  }

  /** What a new writer begins every file with stands there already. */
  goOnAt(offset: number): void {
    this.index = 0
    this.offset = offset
  }

  flush(): void {
    this.#file.write(new Uint8Array(this.buffer, 0, this.index))
    this.index = 0
  }

  override finish(): void {
    this.flush()
  }
}

/** Parquet with a file for each part. */
export function createParquetSink(facts: SinkFacts): Sink {
  const file = new ParquetFile(`${facts.part ?? 'data'}.parquet`, facts)
  return {
    add: (row) => file.add(row),
    get bytes() {
      return file.bytes
    },
    endPiece: (syncs) => file.endPiece(syncs),
    finish: () => [file.finish()],
    abandon: () => file.abandon(),
  }
}

const types = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
} as const satisfies Record<Column['type'], Partial<SchemaElement>>

const toElement = ({ name, type }: Column): SchemaElement => ({
  name,
  repetition_type: 'OPTIONAL',
  ...types[type],
})

function cellToParquet(cell: Cell, type: Column['type']): unknown {
  if (cell === null) return null
  if (typeof cell === 'object') return cell.json
  return type === 'integer' || type === 'instant' ? BigInt(Math.round(Number(cell))) : cell
}
