import type { ImportDone, ImportPreview } from '../../../../shared/contract/imports'
import type { Progress } from '../../../../shared/contract/messages'
import { isOwnTable } from '../../../../shared/imports/propose'
import type { ImportFormat } from '../../../../shared/schema/import'

/** What a person chose; null leaves it to the file. */
export interface Choices {
  readonly format: ImportFormat | null
  readonly task: string | null
  readonly map: Readonly<Record<string, string>> | null
  /** Stand for what the file does not name; empty where nothing does. */
  readonly model: string
  readonly version: string
  readonly decider: string
}

type Look =
  | { readonly kind: 'none' }
  /** `before` is what was seen with the choices before. */
  | { readonly kind: 'looking'; readonly before: ImportPreview | null }
  | { readonly kind: 'seen'; readonly preview: ImportPreview }
  | { readonly kind: 'failed'; readonly message: string }

type Run =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: Progress | null; readonly cancelling: boolean }
  | { readonly kind: 'done'; readonly done: ImportDone }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

export interface Session {
  /** Whether the screen takes out or brings in. */
  readonly view: 'export' | 'import'
  readonly file: string | null
  readonly choices: Choices
  readonly look: Look
  readonly run: Run
}

export type Event =
  | { readonly kind: 'turned'; readonly view: Session['view'] }
  | { readonly kind: 'file'; readonly file: string | null }
  | { readonly kind: 'chose'; readonly choices: Choices }
  | { readonly kind: 'looking' }
  | { readonly kind: 'seen'; readonly preview: ImportPreview }
  | { readonly kind: 'lookFailed'; readonly message: string }
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'cancelling' }
  | { readonly kind: 'done'; readonly done: ImportDone }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

const noChoices: Choices = {
  format: null,
  task: null,
  map: null,
  model: '',
  version: '',
  decider: '',
}

export const startSession: Session = {
  view: 'export',
  file: null,
  choices: noChoices,
  look: { kind: 'none' },
  run: { kind: 'idle' },
}

/** What is on screen after something happened. */
export function nextSession(session: Session, event: Event): Session {
  const { run } = session
  switch (event.kind) {
    case 'turned':
      return { ...session, view: event.view }
    case 'file':
      return { ...startSession, view: session.view, file: event.file }
    case 'chose':
      // What was brought in belongs to the choices before.
      return {
        ...session,
        choices: event.choices,
        run: run.kind === 'running' ? run : { kind: 'idle' },
      }
    case 'looking':
      return { ...session, look: { kind: 'looking', before: previewOf(session) } }
    case 'seen':
      return { ...session, look: { kind: 'seen', preview: event.preview } }
    case 'lookFailed':
      return { ...session, look: { kind: 'failed', message: event.message } }
    case 'started':
      return { ...session, run: { kind: 'running', progress: null, cancelling: false } }
    case 'progress':
      return run.kind === 'running'
        ? { ...session, run: { ...run, progress: event.progress } }
        : session
    case 'cancelling':
      return run.kind === 'running' ? { ...session, run: { ...run, cancelling: true } } : session
    case 'done':
      return { ...session, run: { kind: 'done', done: event.done } }
    case 'cancelled':
      return { ...session, run: { kind: 'cancelled' } }
    case 'failed':
      return { ...session, run: { kind: 'failed', message: event.message } }
  }
}

/** What is known of the file, whether or not a newer look is on its way. */
export function previewOf({ look }: Session): ImportPreview | null {
  if (look.kind === 'seen') return look.preview
  return look.kind === 'looking' ? look.before : null
}

/** True for tables, whose columns a person may name. */
export const isTable = (format: ImportFormat): boolean =>
  format === 'csv' || format === 'jsonl' || format === 'parquet'

/** True for our own exports: their columns say what they are. */
export const isOwn = ({ format, columns }: ImportPreview): boolean =>
  isTable(format) && isOwnTable(columns)

/** A mapping with one field given to another column, or to none. */
export function mapField(
  map: Readonly<Record<string, string>>,
  field: string,
  column: string,
): Readonly<Record<string, string>> {
  const { [field]: _before, ...rest } = map
  return column === '' || column === field ? rest : { ...rest, [field]: column }
}
