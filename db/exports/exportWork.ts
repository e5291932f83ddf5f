import { createHmac } from 'node:crypto'
import { columnsOf, type Column } from '../../shared/exports/columns'
import { chooseItem, scopeOf, type ExportScope } from '../../shared/exports/filter'
import { datasetCard } from '../../shared/exports/formats/datasetCard'
import { describeFilters, type Manifest } from '../../shared/exports/manifest'
import { ownNames, pseudonyms, type People } from '../../shared/exports/names'
import { shapePayload } from '../../shared/exports/payload'
import { rowsOf } from '../../shared/exports/rows'
import { partOf, splitParts, type SplitPart } from '../../shared/exports/split'
import { bucketOf } from '../../shared/routing/bucket'
import type { Payload } from '../../shared/schema/payload'
import type { ExportHead, ExportPage, ExportSource, NumberedItem } from '../store/exportSource'
import { parseTrusted } from '../trusted'
import { hashText } from './files/hashText'
import { writeWhole, type WrittenFile } from './files/hashedFile'
import type { ExportJob, PieceSize } from './exportJob'
import { scopeFacts } from './scopeFacts'
import { MediaCopy } from './files/mediaCopy'
import type { Piece } from './pieces/pieceLog'
import { createSink } from './sinks/createSink'
import type { Sink } from './sinks/sink'
import { ExportTally } from './tally'

/** What a kill costs at most, against how often the disk is waited for: about a second of work. */
const usualPiece: PieceSize = { rows: 25_000, bytes: 32 * 1024 * 1024, items: 200_000 }

export interface WorkFacts {
  readonly source: ExportSource
  readonly job: ExportJob
  readonly head: ExportHead
  readonly dir: string
  /** Pieces that are there already. */
  readonly kept: readonly Piece[]
}

/** One export on its way. */
export class ExportWork {
  readonly #source: ExportSource
  readonly #job: ExportJob
  readonly #head: ExportHead
  readonly #dir: string
  readonly #scope: ExportScope
  readonly #columns: readonly Column[]
  readonly #parts: readonly SplitPart[]
  readonly #sinks = new Map<string | null, Sink>()
  readonly #tally: ExportTally
  readonly #media: MediaCopy
  readonly #people: People
  readonly #piece: PieceSize
  /** Where the piece under way began. */
  #begun: { readonly rows: number; readonly bytes: number; readonly after: number | null }

  constructor({ source, job, head, dir, kept }: WorkFacts) {
    const { options, appVersion, mediaDir, secret } = job
    const last = kept.at(-1)
    this.#source = source
    this.#job = job
    this.#head = head
    this.#dir = dir
    this.#scope = scopeOf(options, scopeFacts(head))
    this.#columns = columnsOf(options.rows, head.task.kind)
    this.#parts = options.split === null ? [] : splitParts(options.split)
    this.#tally = new ExportTally(last?.tally)
    this.#people =
      options.names === 'keep'
        ? ownNames
        : pseudonyms((text) => createHmac('sha256', secret).update(text).digest('hex'))
    this.#piece = job.piece ?? usualPiece
    this.#media = new MediaCopy(mediaDir, dir, last?.media)
    const names = this.#parts.length > 0 ? this.#parts.map(({ name }) => name) : [null]
    const common = { dir, columns: this.#columns, createdBy: `Understudy ${appVersion}` }
    try {
      for (const part of names) {
        const states = kept.flatMap(({ sinks }) => sinks[part ?? ''] ?? [])
        const facts = { ...common, part, kept: states }
        this.#sinks.set(part, createSink(options.format, facts, head.task))
      }
    } catch (error) {
      this.abandon()
      throw error
    }
    this.#begun = { ...this.#here(), after: last?.last ?? null }
  }

  add(item: NumberedItem): void {
    const choice = chooseItem(item, this.#scope)
    if (choice.kind === 'left-out') {
      this.#tally.leaveOut(choice)
      return
    }
    const { options } = this.#job
    const split = this.#partOf(item.itemId)
    const rows = rowsOf(choice.chosen, options.rows, this.#scope, {
      task: options.task,
      split,
      payload: this.#payload(item.number),
      people: this.#people,
    })
    this.#tally.addItem(rows.length)
    for (const row of rows) {
      this.#tally.addRow(row)
      this.#sinks.get(split)?.add(row)
    }
  }

  /**
   * True where enough was written since the last piece. Only what was written tells, never the clock, so that an
   * export has the same pieces, and Parquet the same row groups, however often it was interrupted.
   */
  isPieceFull({ first, last }: ExportPage): boolean {
    const { rows, bytes, after } = this.#begun
    const here = this.#here()
    return (
      here.rows - rows >= this.#piece.rows ||
      here.bytes - bytes >= this.#piece.bytes ||
      last - (after ?? first - 1) >= this.#piece.items
    )
  }

  /** Ends a piece after a page. */
  endPiece({ first, last, end }: ExportPage): {
    readonly piece: Piece
    readonly syncs: readonly Promise<void>[]
  } {
    const syncs: Promise<void>[] = []
    const sinks = Object.fromEntries(
      [...this.#sinks].map(([part, sink]) => [part ?? '', sink.endPiece(syncs)]),
    )
    const media = this.#media.endPiece(syncs)
    const after = this.#begun.after ?? first - 1
    const guard = this.#source.guard({ after, last })
    const facts = { done: last - first + 1, total: end - first + 1 }
    this.#begun = { ...this.#here(), after: last }
    return {
      piece: { after, last, guard, sinks, tally: this.#tally.state, media, ...facts },
      syncs,
    }
  }

  finish(): Manifest {
    const files = [...this.#sinks.values()].flatMap((sink) => sink.finish())
    files.push(...this.#media.finish())
    if (this.#job.options.format !== 'huggingface') return this.#manifest(files)
    const card = datasetCard(this.#manifest(files), this.#head.task)
    return this.#manifest([...files, writeWhole(this.#dir, 'README.md', card)])
  }

  abandon(): void {
    for (const sink of this.#sinks.values()) sink.abandon()
    this.#media.abandon()
  }

  #here() {
    const bytes = [...this.#sinks.values()].reduce((sum, sink) => sum + sink.bytes, 0)
    return { rows: this.#tally.rows, bytes }
  }

  #partOf(itemId: string): SplitPart['name'] | null {
    if (this.#parts.length === 0) return null
    return partOf(this.#parts, bucketOf(hashText, this.#job.options.task, itemId, 'split'))
  }

  #payload(item: number) {
    const text = this.#source.payload(item)
    if (text === null) return null
    const { json, files } = shapePayload(text, this.#job.options.media, parseTrusted<Payload>)
    for (const file of files) this.#media.add(file)
    return { json }
  }

  #manifest(files: readonly WrittenFile[]): Manifest {
    const { options, appVersion, createdAt } = this.#job
    return {
      manifest_version: 1,
      app: 'Understudy',
      app_version: appVersion,
      created_at: new Date(createdAt).toISOString(),
      task: options.task,
      task_revision: this.#head.taskRevision,
      policy_revision: this.#head.policyRevision,
      format: options.format,
      rows: options.rows,
      filters: describeFilters(options),
      media: options.media,
      names: options.names,
      counts: this.#tally.counts(this.#media),
      splits: this.#parts.map(({ name, share }) => ({
        name,
        share,
        rows: this.#tally.rowsIn(name),
      })),
      columns: this.#columns.map(({ name, type }) => ({ name, type })),
      files,
    }
  }
}
