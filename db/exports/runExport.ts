import { createHmac } from 'node:crypto'
import type { RequestError } from '../../shared/contract/errors'
import { columnsOf, type Column } from '../../shared/exports/columns'
import { chooseItem, scopeOf, type ExportScope } from '../../shared/exports/filter'
import { datasetCard } from '../../shared/exports/formats/datasetCard'
import { describeFilters, type Manifest } from '../../shared/exports/manifest'
import { ownNames, pseudonyms, type People } from '../../shared/exports/names'
import { shapePayload } from '../../shared/exports/payload'
import { rowsOf } from '../../shared/exports/rows'
import { partOf, splitParts, type SplitPart } from '../../shared/exports/split'
import { fail, succeed, type Result } from '../../shared/result'
import { bucketOf } from '../../shared/routing/bucket'
import type { Payload } from '../../shared/schema/payload'
import type { ExportHead, ExportSource, NumberedItem } from '../store/exportSource'
import { parseTrusted } from '../trusted'
import type { JobHooks } from '../workerJobs'
import { hashText } from './hashText'
import { writeWhole, type WrittenFile } from './hashedFile'
import type { ExportJob, ExportOutcome } from './exportJob'
import { cancelled, noSuchTask } from './failures'
import { scopeFacts } from './scopeFacts'
import { MediaCopy } from './mediaCopy'
import { createSink } from './sinks/createSink'
import type { Sink } from './sinks/sink'
import { ExportTally } from './tally'
import { TargetFolder } from './targetFolder'

/** Writes an export: all of it, or nothing. Memory stays flat, however much there is. */
export async function runExport(
  source: ExportSource,
  job: ExportJob,
  hooks: JobHooks,
): Promise<Result<ExportOutcome, RequestError>> {
  const head = source.begin(job.options.task)
  if (!head) return fail(noSuchTask(job.options.task))
  try {
    const opened = TargetFolder.open(job.dir)
    if (!opened.ok) return opened
    const target = opened.value
    const work = new ExportWork(source, job, head, target.work)
    try {
      for (const page of source.pages(job.since)) {
        for (const item of page.items) work.add(item)
        hooks.onProgress({ done: page.done, total: page.total, unit: 'rows' })
        await hooks.breathe()
        if (hooks.isCancelled()) {
          work.abandon()
          target.discard()
          return fail(cancelled)
        }
      }
      const manifest = work.finish()
      const published = await target.publish(manifest)
      if (!published.ok) target.discard()
      if (!published.ok) return published
      const { dir } = target
      return succeed({ dir, manifestFile: published.value, manifest, marks: head.marks })
    } catch (error) {
      work.abandon()
      target.discard()
      throw error
    }
  } finally {
    source.end()
  }
}

/** One export on its way. */
class ExportWork {
  readonly #source: ExportSource
  readonly #job: ExportJob
  readonly #head: ExportHead
  readonly #dir: string
  readonly #scope: ExportScope
  readonly #columns: readonly Column[]
  readonly #parts: readonly SplitPart[]
  readonly #sinks: ReadonlyMap<string | null, Sink>
  readonly #tally = new ExportTally()
  readonly #media: MediaCopy
  readonly #people: People

  constructor(source: ExportSource, job: ExportJob, head: ExportHead, dir: string) {
    const { options, appVersion, mediaDir, secret } = job
    this.#source = source
    this.#job = job
    this.#head = head
    this.#dir = dir
    this.#scope = scopeOf(options, scopeFacts(head))
    this.#columns = columnsOf(options.rows, head.task.kind)
    this.#parts = options.split === null ? [] : splitParts(options.split)
    this.#media = new MediaCopy(mediaDir, dir)
    this.#people =
      options.names === 'keep'
        ? ownNames
        : pseudonyms((text) => createHmac('sha256', secret).update(text).digest('hex'))
    const names = this.#parts.length > 0 ? this.#parts.map(({ name }) => name) : [null]
    const createdBy = `Understudy ${appVersion}`
    this.#sinks = new Map(
      names.map((part) => {
        const facts = { dir, part, columns: this.#columns, createdBy }
        return [part, createSink(options.format, facts, head.task)]
      }),
    )
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

  finish(): Manifest {
    const files = [...this.#sinks.values()].flatMap((sink) => sink.finish())
    files.push(...this.#media.finish())
    if (this.#job.options.format !== 'huggingface') return this.#manifest(files)
    const card = datasetCard(this.#manifest(files), this.#head.task)
    return this.#manifest([...files, writeWhole(this.#dir, 'README.md', card)])
  }

  abandon(): void {
    for (const sink of this.#sinks.values()) sink.abandon()
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
