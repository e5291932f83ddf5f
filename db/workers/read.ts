import { parentPort, workerData } from 'node:worker_threads'
import type { RequestError } from '../../shared/contract/errors'
import { fail, succeed, type Result } from '../../shared/result'
import type { Reader } from '../store/reader'
import { openReader } from '../sqlite/open'
import { createSqliteReader } from '../sqlite/sqliteReader'
import { trust } from '../trusted'
import type { ReadReply, ReadRequest } from './readMessages'

// The entry of the reading worker: long questions are answered here, so that nobody waits for them.
const { file } = trust<{ readonly file: string }>(workerData)
const reader = createSqliteReader(openReader(file))

parentPort?.on('message', (request: ReadRequest) => {
  post({ id: request.id, kind: 'answer', answer: answer(reader, request) })
})

function answer(from: Reader, { id, question }: ReadRequest): Result<unknown, RequestError> {
  try {
    switch (question.kind) {
      case 'report':
        return from.report(question.filter, (progress) => post({ id, kind: 'progress', progress }))
      case 'pairs':
        return from.pairs(question.filter)
      case 'compare':
        return from.compare(question.input)
      case 'item':
        return from.item(question.task, question.itemId)
      case 'automation':
        return from.automation(question.task)
      case 'gate':
        return from.gate(question.input)
      case 'thresholds':
        return from.thresholds(question.input)
      case 'dryRun':
        return from.dryRun(question.input)
      case 'verify':
        return succeed(from.verify((progress) => post({ id, kind: 'progress', progress })))
    }
  } catch (error) {
    const isDamage = error instanceof Error && /SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))
    return fail({
      code: isDamage ? 'damaged_database' : 'internal',
      message: isDamage
        ? 'The database file is damaged. Restore it from a backup; what is in backups/ was whole when it was made.'
        : `Reading failed: ${error instanceof Error ? error.message : String(error)}`,
    })
  }
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}

function post(reply: ReadReply): void {
  parentPort?.postMessage(reply)
}
