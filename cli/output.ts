import type { Progress } from '../shared/contract/messages'
import type { RequestError } from '../shared/contract/errors'
import type { ExitCode } from './command'
import { formatProgress } from './text/figures'

/** Where a command writes: its result on stdout, everything else on stderr. */
export interface Output {
  readonly json: boolean
  /** The result: one JSON document, or the lines made for people. */
  result(document: unknown, lines: () => readonly string[]): void
  /** A part of the result as it comes. */
  write(text: string): void
  /** A message for the person. */
  say(message: string): void
  /** Says why it failed; the answer is the exit code. */
  failed(error: Pick<RequestError, 'message'>): ExitCode
  /** Shows how far long work is, on a terminal only. */
  progress(label: string): { update(progress: Progress): void; end(): void }
}

/** Writes to this process's own stdout and stderr. */
export function createOutput(json: boolean): Output {
  // The reader of a pipe may have seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    json,
    write,
    say,
    result: (document, lines) => {
      if (json) write(`${JSON.stringify(document, null, 2)}\n`)
      else for (const line of lines()) write(`${line.trimEnd()}\n`)
    },
    failed: ({ message }) => {
      say(`understudy: ${message}`)
      return 1
    },
    progress: (label) => (process.stderr.isTTY ? showProgress(label) : silent),
  }
}

const write = (text: string) => void process.stdout.write(text)
const say = (message: string) => void process.stderr.write(`${message}\n`)

const silent = { update: () => undefined, end: () => undefined }
const wipeLine = '\r\u001b[2K'
const redrawAfterMs = 100

function showProgress(label: string) {
  let drawnAt = 0
  return {
    update: (progress: Progress) => {
      if (Date.now() - drawnAt < redrawAfterMs) return
      drawnAt = Date.now()
      process.stderr.write(`${wipeLine}${label} ${formatProgress(progress)}`)
    },
    end: () => void process.stderr.write(drawnAt === 0 ? '' : wipeLine),
  }
}
