import type { ExportFormat } from '../../../shared/schema/export'
import type { Task } from '../../../shared/schema/task'
import { createArgillaSink } from './argilla'
import { createCsvSink } from './csv'
import { createHuggingfaceSink } from './huggingface'
import { createJsonlSink } from './jsonl'
import { createLabelStudioSink } from './labelStudio'
import { createParquetSink } from './parquet'
import type { Sink, SinkFacts } from './sink'

/** Begins the files of one part in a format. */
export function createSink(format: ExportFormat, facts: SinkFacts, task: Task): Sink {
  switch (format) {
    case 'jsonl':
      return createJsonlSink(facts)
    case 'csv':
      return createCsvSink(facts)
    case 'parquet':
      return createParquetSink(facts)
    case 'huggingface':
      return createHuggingfaceSink(facts)
    case 'label-studio':
      return createLabelStudioSink(facts, task)
    case 'argilla':
      return createArgillaSink(facts)
  }
}
