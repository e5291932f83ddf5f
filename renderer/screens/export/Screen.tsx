import { PackageOpen } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useCommand } from '../../keyboard/useCommand'
import type { TaskSummary } from '../../../shared/contract/tasks'
import { Empty } from '../../ui/Empty'
import { Segmented } from '../../ui/Segmented'
import { taskName } from '../../words/values'
import { Go } from './Go'
import { How } from './How'
import { Import } from './import/Import'
import type { Imports } from './import/store'
import { Past } from './Past'
import type { Exports } from './store'
import { Unfinished } from './Unfinished'
import { Which } from './Which'

interface Props {
  readonly exports: Exports
  readonly imports: Imports
  readonly tasks: readonly TaskSummary[]
  /** Only a lead takes data out of the house. */
  readonly mayExport: boolean
  readonly folder: string | null
  readonly onChooseFolder: () => void
  /** Shows the folder that exports are made in. */
  readonly onShowFolder: () => void
  /** Shows the export that was made last. */
  readonly onShowExport: () => void
  readonly onChooseFile: () => void
  readonly onGoToQueue: () => void
}

const views = [
  { value: 'export', label: 'Export', count: null },
  { value: 'import', label: 'Import', count: null },
] as const

/** Takes reviewed data out for training, and brings a team’s past in. */
export function ExportScreen(props: Props) {
  const { exports, imports, mayExport, folder, onChooseFolder, onShowFolder, onShowExport } = props
  const session = useStore(exports.store)
  useEffect(() => (mayExport ? exports.watch() : undefined), [exports, mayExport])
  const { task, form, run, unfinished } = session
  const first = unfinished.find((one) => !one.isRunning)
  const view = useStore(imports.store, (state) => state.view)
  const isExport = view === 'export'
  const isReady = mayExport && isExport && task !== null && run.kind !== 'running'
  const isEmpty = session.count.kind === 'known' && session.count.count.rows === 0
  const start = () => void exports.start(folder)
  useCommand('startExport', start, isReady && !isEmpty)
  useCommand('cancelExport', exports.cancel, run.kind === 'running')
  useCommand(
    'resumeExport',
    () => {
      if (first) void exports.resume(first.id)
    },
    isReady && first !== undefined,
  )
  useCommand('chooseExportFolder', onChooseFolder, isReady)
  useCommand('showExports', onShowFolder, mayExport)

  return (
    <div className="@container flex h-full flex-col short:block short:overflow-y-auto">
      <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 @5xl:px-6">
        <h1 className="text-base font-semibold">{isExport ? 'Export' : 'Import'}</h1>
        {mayExport ? (
          <Segmented
            label="Take out or bring in"
            value={view}
            choices={views}
            onChoose={imports.turn}
          />
        ) : null}
        {task === null || !isExport ? null : (
          <p className="text-dense text-muted">{taskName(task.task)}</p>
        )}
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4 @5xl:p-6 short:overflow-visible">
        {!mayExport ? (
          <Empty icon={<PackageOpen size={22} />} title="Exports and imports are made by leads">
            <p>Ask a lead of this workspace, or sign in as one.</p>
          </Empty>
        ) : !isExport ? (
          <Import
            imports={imports}
            tasks={props.tasks}
            onChooseFile={props.onChooseFile}
            onGoToQueue={props.onGoToQueue}
          />
        ) : task === null ? (
          <Empty icon={<PackageOpen size={22} />} title="There is no task yet">
            <p>Define a task and let events come in; what people decide can be exported here.</p>
          </Empty>
        ) : (
          <div className="mx-auto grid w-full max-w-6xl items-start gap-4 @4xl:grid-cols-2">
            <div className="min-w-0 empty:hidden @4xl:col-span-2">
              <Unfinished
                unfinished={unfinished}
                trouble={session.trouble}
                isBusy={run.kind === 'running'}
                onResume={(id) => void exports.resume(id)}
                onDiscard={(id) => void exports.discard(id)}
              />
            </div>
            <Which task={task} form={form} onChange={exports.change} />
            <div className="flex min-w-0 flex-col gap-4">
              <How form={form} onChange={exports.change} />
              <Go
                session={session}
                folder={folder}
                isEmpty={isEmpty}
                onStart={start}
                onCancel={exports.cancel}
                onChooseFolder={onChooseFolder}
                onShowExport={onShowExport}
                onRetry={exports.refresh}
              />
            </div>
            <div className="min-w-0 @4xl:col-span-2">
              <Past history={session.history} onRetry={exports.refresh} />
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
