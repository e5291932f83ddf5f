import { FileUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { TaskSummary } from '../../../../shared/contract/tasks'
import { importFormats } from '../../../../shared/schema/import'
import { useCommand } from '../../../keyboard/useCommand'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { Select } from '../../../ui/Select'
import { countEvents, importFormatWords } from '../../../words/imports'
import { taskName } from '../../../words/values'
import { Columns } from './Columns'
import { Outcome } from './Outcome'
import { Rows } from './Rows'
import { previewOf } from './session'
import { nameOf, type Imports } from './store'

interface Props {
  readonly imports: Imports
  readonly tasks: readonly TaskSummary[]
  readonly onChooseFile: () => void
  readonly onGoToQueue: () => void
}

/** Brings a file of another tool in: which, how it is read, what it would become, and what it came to. */
export function Import({ imports, tasks, onChooseFile, onGoToQueue }: Props) {
  const session = useStore(imports.store)
  const { file, choices, look, run } = session
  const preview = previewOf(session)
  const isRunning = run.kind === 'running'
  const isReady = preview !== null && preview.task !== null && look.kind !== 'failed' && !isRunning
  const start = () => void imports.start()
  useCommand('chooseImportFile', onChooseFile, !isRunning)
  useCommand('startImport', start, isReady)
  useCommand('cancelImport', imports.cancel, isRunning)

  return (
    <div className="mx-auto grid w-full max-w-6xl items-start gap-4 @4xl:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <Card title="File">
          <div className="flex flex-col gap-4">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <p className="min-w-0 text-dense">
                {file === null ? (
                  <span className="text-muted">No file is chosen.</span>
                ) : (
                  <code className="break-all" title={file}>
                    {nameOf(file)}
                  </code>
                )}
              </p>
              <Button
                look={file === null ? 'primary' : 'plain'}
                onClick={onChooseFile}
                disabled={isRunning}
              >
                <FileUp aria-hidden size={16} /> Choose file…
              </Button>
            </div>
            {file === null ? (
              <p className="text-dense text-pretty text-muted">
                Exports of Label Studio, Argilla, Prodigy and Amazon A2I, tables as CSV, Parquet or
                JSON lines, and Understudy’s own exports. Rows become predictions, decisions and
                outcomes. Bringing the same file in again counts nothing twice.
              </p>
            ) : null}
            {look.kind === 'failed' ? (
              <div role="alert">
                <Notice tone="bad" action={<Button onClick={imports.lookAgain}>Look again</Button>}>
                  {look.message}
                </Notice>
              </div>
            ) : null}
            {file === null ? null : (
              <div className="flex flex-wrap gap-x-6 gap-y-3">
                <Labelled text="Format">
                  <Select
                    label="Format"
                    value={choices.format ?? ''}
                    choices={[
                      {
                        value: '',
                        label:
                          preview && choices.format === null
                            ? `${importFormatWords[preview.format]} (recognised)`
                            : 'Recognise it',
                      },
                      ...importFormats.map((value) => ({ value, label: importFormatWords[value] })),
                    ]}
                    onChoose={(value) => {
                      const format = importFormats.find((one) => one === value) ?? null
                      imports.change({ ...choices, format, map: null })
                    }}
                  />
                </Labelled>
                <Labelled text="Task">
                  <Select
                    label="Task"
                    value={choices.task ?? preview?.task ?? ''}
                    choices={[
                      ...((choices.task ?? preview?.task) ? [] : [{ value: '', label: 'Choose…' }]),
                      ...tasks.map(({ task }) => ({ value: task.id, label: taskName(task) })),
                    ]}
                    onChoose={(task) =>
                      imports.change({ ...choices, task: task === '' ? null : task, map: null })
                    }
                  />
                </Labelled>
              </div>
            )}
            {preview !== null && preview.task === null ? (
              <Notice tone="plain">
                {tasks.length === 0
                  ? 'There is no task yet. Define one first; the file’s answers are its labels.'
                  : 'No task knows the answers in this file. Choose the one it belongs to.'}
              </Notice>
            ) : null}
          </div>
        </Card>
        {preview === null ? null : (
          <Columns preview={preview} choices={choices} onChange={imports.change} />
        )}
      </div>
      {preview === null ? null : (
        <div className="flex min-w-0 flex-col gap-4">
          <Card title="Import">
            <div className="flex flex-col gap-4">
              <Missing counts={countEvents(preview)} />
              <Outcome
                run={run}
                isReady={isReady}
                onStart={start}
                onCancel={imports.cancel}
                onGoToQueue={onGoToQueue}
              />
            </div>
          </Card>
          <Rows preview={preview} isLooking={look.kind === 'looking'} />
        </div>
      )}
    </div>
  )
}

function Labelled({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span aria-hidden className="text-xs text-muted">
        {text}
      </span>
      {children}
    </div>
  )
}

/** What has to be known of files that tell only one side. */
function Missing({ counts }: { readonly counts: ReturnType<typeof countEvents> }) {
  if (counts.predictions === 0 && counts.decisions + counts.outcomes > 0)
    return (
      <Notice tone="plain">
        There are no predictions in the first rows. Items come with predictions: what people said of
        items that are not here yet is kept, and is compared as soon as a version predicts the same
        item ids. Items that are here already count at once.
      </Notice>
    )
  if (counts.decisions + counts.outcomes === 0 && counts.predictions > 0)
    return (
      <Notice tone="plain">
        There are only predictions in the first rows: their items will wait for people on Review.
      </Notice>
    )
  return null
}
