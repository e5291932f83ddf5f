import type { Payload } from '../../../shared/schema/payload'
import type { Task } from '../../../shared/schema/task'
import { shownFields, type ShownField } from '../../../shared/exports/formats/fields'
import { labelConfig } from '../../../shared/exports/formats/labelConfig'
import { labelStudioTask } from '../../../shared/exports/formats/labelStudio'
import { parseTrusted, trust } from '../../trusted'
import { HashedFile, writeWhole } from '../files/hashedFile'
import type { Sink, SinkFacts } from './sink'

/** A JSON list of tasks, and the labelling interface that shows them. */
export function createLabelStudioSink({ dir, part, kept }: SinkFacts, task: Task): Sink {
  const state = kept.at(-1)
  const file = new HashedFile(dir, `${part ?? 'tasks'}.json`, state?.file)
  let fields = state ? trust<readonly ShownField[]>(state.more) : []
  let rows = state?.rows ?? 0
  return {
    add({ chosen, payload: text, people, task: id, split }) {
      const payload = text === null ? null : parseTrusted<Payload>(text.json)
      if (payload && fields.length === 0) fields = shownFields(payload)
      const entry = labelStudioTask({
        task: id,
        kind: task.kind,
        split,
        chosen,
        payload,
        people,
        parse: parseTrusted,
      })
      file.text(`${rows === 0 ? '[\n' : ',\n'}${JSON.stringify(entry)}`)
      rows++
    },
    get bytes() {
      return file.bytes
    },
    endPiece: (syncs) => ({ file: file.mark(syncs), rows, more: fields }),
    finish() {
      file.text(rows === 0 ? '[]\n' : '\n]\n')
      // Each part has the same interface, so it is written with the first.
      const isFirst = part === null || part === 'train'
      const config = isFirst ? [writeWhole(dir, 'label-config.xml', labelConfig(task, fields))] : []
      return [file.finish(rows), ...config]
    },
    abandon: () => file.abandon(),
  }
}
