import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { SchemaElement } from 'hyparquet'
import type { Cell, Column, RowSource } from '../../../shared/exports/columns'
import { HashedFile, type WrittenFile } from '../hashedFile'
import type { Sink, SinkFacts } from './sink'

/** A row group is held in memory as a whole, so it ends at either of these. */
const groupRows = 5000
const groupChars = 8 * 1024 * 1024

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

  constructor(relative: string, { dir, columns, createdBy }: SinkFacts) {
    this.#file = new HashedFile(dir, relative)
    this.#bytes = new FileBytes(this.#file)
    this.#columns = columns
    this.#cells = columns.map(() => [])
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: [{ name: 'root', num_children: columns.length }, ...columns.map(toElement)],
      createdBy,
    })
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
      if (typeof cell === 'string') this.#chars += cell.length
      this.#cells[index]?.push(cell)
    }
    this.#rows++
    this.#waiting++
    if (this.#waiting >= groupRows || this.#chars >= groupChars) this.#endGroup()
  }

  finish(): WrittenFile {
    this.#endGroup()
    void this.#writer.finish()
    return this.#file.finish(this.#rows)
  }

  abandon(): void {
    this.#file.abandon()
  }

  #endGroup(): void {
    if (this.#waiting === 0) return
    // Nothing here is asynchronous, as the bytes are taken at once.
    void this.#writer.write({
      columnData: this.#columns.map(({ name }, index) => ({
        name,
        data: this.#cells[index] ?? [],
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

  flush(): void {
    this.#file.write(new Uint8Array(this.buffer, 0, this.index).slice())
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
