import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { mayActAs } from '../../shared/roles'
import type { Person, WorkspaceInfo } from '../../shared/contract/workspace'
import { useCommand } from '../keyboard/useCommand'
import { AgreementScreen } from '../screens/agreement/Screen'
import { AutomationScreen } from '../screens/automation/Screen'
import { countUnseen } from '../screens/automation/session'
import { ExportScreen } from '../screens/export/Screen'
import { QueueScreen } from '../screens/queue/Screen'
import { ReviewScreen } from '../screens/review/Screen'
import { SetupScreen } from '../screens/setup/Screen'
import { useSetupCommands } from '../screens/setup/useSetupCommands'
import { systemClock } from '../state/clock'
import { TimesContext } from '../ui/Instant'
import { createTimeWords } from '../words/times'
import type { Parts } from '../window'
import { Sidebar } from './Sidebar'
import { useScreen } from './useScreen'
import { useTaskOfAddress } from './useTaskOfAddress'

interface Props {
  readonly parts: Parts
  readonly workspace: WorkspaceInfo
  readonly person: Person
}

/** An open workspace with somebody in front of it. */
export function Working({ parts, workspace, person }: Props) {
  const { app, review, disputes, agreement, pairs, automation, queue, theme, keeper, address } =
    parts
  const { exports, imports, setup } = parts
  const [screen, setScreen] = useScreen(address)
  const tasks = useStore(app.store, (state) => state.tasks)
  const taskId = useStore(app.store, (state) => state.taskId)
  const exportDir = useStore(app.store, (state) => state.desktop?.exportDir ?? null)
  const importFile = useStore(app.store, (state) => state.desktop?.importFile ?? null)
  const isDark = useStore(theme.store, (state) => state.isDark)
  const themeChoice = useStore(theme.store, (state) => state.choice)
  const inboxDir = useStore(queue.store, ({ status }) => status?.inboxDir ?? null)
  const setAside = useStore(queue.store, ({ status }) => status?.rejected.total ?? 0)
  const waiting = useStore(
    review.store,
    ({ lanes }) => lanes?.find(({ lane }) => lane === 'blind')?.waiting ?? 0,
  )
  const unseen = useStore(automation.store, countUnseen)
  const mayEdit = mayActAs(person.role, 'lead')
  const awaited = useStore(setup.tasks.store, (state) => (mayEdit ? state.awaited.length : 0))
  const times = useMemo(() => createTimeWords(workspace.timeZone), [workspace.timeZone])
  const summary = tasks?.find((one) => one.task.id === taskId) ?? null
  const task = summary?.task ?? null
  useTaskOfAddress(address, tasks, app.chooseTask)

  useEffect(() => {
    if (tasks === null) return
    review.open(task)
    agreement.open(task)
    automation.open(task)
  }, [review, agreement, automation, tasks, task])
  useEffect(() => exports.open(summary), [exports, summary])
  useEffect(() => imports.open(importFile), [imports, importFile])
  // Another workspace may have a task of the same name: it must not be taken for this one.
  useEffect(
    () => () => {
      review.open(null)
      agreement.open(null)
      automation.open(null)
      setup.leave()
    },
    [review, agreement, automation, setup],
  )
  useEffect(() => queue.refresh(), [queue])
  useEffect(() => setup.tasks.refresh(), [setup])
  useSetupCommands(setup, { self: person.name, mayEdit, onGo: () => setScreen('setup') })
  useCommand('review', () => setScreen('review'))
  useCommand('agreement', () => setScreen('agreement'))
  useCommand('automation', () => setScreen('automation'))
  useCommand('queue', () => setScreen('queue'))
  useCommand('export', () => {
    imports.turn('export')
    setScreen('export')
  })
  const goToImport = () => {
    imports.turn('import')
    setScreen('export')
  }
  useCommand('import', goToImport, mayActAs(person.role, 'lead'))
  useCommand('setup', () => setScreen('setup'))
  useCommand('back', address.back)
  useCommand('forward', address.forward)

  if (tasks === null) return null
  return (
    <TimesContext value={times}>
      <div className="flex h-full print:block print:h-auto">
        <Sidebar
          screen={screen}
          counts={{
            review: waiting,
            agreement: 0,
            automation: unseen,
            queue: setAside,
            export: 0,
            setup: awaited,
          }}
          tasks={tasks}
          taskId={taskId}
          onTask={app.chooseTask}
          person={person}
          isDark={isDark}
        />
        <main className="min-w-0 flex-1">
          {screen === 'review' ? (
            <ReviewScreen
              review={review}
              disputes={disputes}
              person={person}
              inboxDir={inboxDir}
              onShowInbox={() => app.desktop('showInbox')}
              onGoToAgreement={() => setScreen('agreement')}
              onGoToTasks={() => setScreen('setup')}
            />
          ) : null}
          {screen === 'agreement' ? (
            <AgreementScreen
              agreement={agreement}
              pairs={pairs}
              keeper={keeper}
              clock={systemClock}
              maySeeItems={mayActAs(person.role, 'reviewer')}
              onGoToReview={() => setScreen('review')}
            />
          ) : null}
          {screen === 'automation' ? (
            <AutomationScreen
              automation={automation}
              person={person}
              inboxDir={inboxDir}
              onShowInbox={() => app.desktop('showInbox')}
              tasks={tasks}
              onTask={app.chooseTask}
            />
          ) : null}
          {screen === 'queue' ? (
            <QueueScreen
              queue={queue}
              onShowInbox={() => app.desktop('showInbox')}
              onImport={mayActAs(person.role, 'lead') ? goToImport : null}
            />
          ) : null}
          {screen === 'export' ? (
            <ExportScreen
              exports={exports}
              imports={imports}
              tasks={tasks}
              mayExport={mayActAs(person.role, 'lead')}
              folder={exportDir}
              onChooseFolder={() => app.desktop('chooseExportFolder')}
              onShowFolder={() => app.desktop('showExports')}
              onShowExport={() => app.desktop('showLastExport')}
              onChooseFile={() => app.desktop('chooseImportFile')}
              onGoToQueue={() => setScreen('queue')}
            />
          ) : null}
          {screen === 'setup' ? (
            <SetupScreen
              setup={setup}
              tasks={tasks}
              person={person}
              workspace={workspace}
              clock={systemClock}
              theme={themeChoice}
              onTheme={theme.choose}
              onShowWorkspace={() => app.desktop('showWorkspace')}
              onGoToReview={() => setScreen('review')}
            />
          ) : null}
        </main>
      </div>
    </TimesContext>
  )
}
