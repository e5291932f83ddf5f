import { CircleAlert, Layers } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { TaskSummary } from '../../../shared/contract/tasks'
import type { Person } from '../../../shared/contract/workspace'
import { mayActAs } from '../../../shared/roles'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Notice } from '../../ui/Notice'
import { FormDialog } from './acts/FormDialog'
import { Banners } from './Banners'
import { Elsewhere } from './Elsewhere'
import { ConditionsCard } from './conditions/ConditionsCard'
import { GateCard } from './gate/GateCard'
import { Header } from './Header'
import { Ladder } from './ladder/Ladder'
import { ProducersCard } from './producers/ProducersCard'
import type { Automation } from './store'
import { ThresholdCard } from './threshold/ThresholdCard'
import { TimelineCard } from './timeline/TimelineCard'
import { VersionsCard } from './versions/VersionsCard'

interface Props {
  readonly automation: Automation
  readonly person: Person
  readonly inboxDir: string | null
  readonly onShowInbox: () => void
  readonly tasks: readonly TaskSummary[]
  readonly onTask: (task: string) => void
}

/** What is in charge, whether it has earned the next stage, and what a lead can do about it. */
export function AutomationScreen(props: Props) {
  const { automation, person, inboxDir, onShowInbox, tasks, onTask } = props
  const session = useStore(automation.store)
  useEffect(() => automation.watch(), [automation])
  const { task, view } = session
  const isLead = mayActAs(person.role, 'lead')
  const state = view.kind === 'shown' ? view.state : null

  return (
    <div className="@container flex h-full flex-col short:block short:overflow-y-auto">
      <Header automation={automation} session={session} person={person} />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto short:overflow-visible">
        {task === null ? (
          <Empty icon={<Layers size={22} />} title="No task yet">
            <p>
              A task says what is decided and when a model may take over. Once one is defined, its
              stages and its models stand here.
            </p>
          </Empty>
        ) : null}
        {task !== null && view.kind === 'loading' ? (
          <p role="status" className="late p-10 text-center text-dense text-muted">
            Judging the evidence…
          </p>
        ) : null}
        {view.kind === 'failed' ? (
          <Empty
            icon={<CircleAlert size={22} />}
            title="This could not be read"
            action={<Button onClick={automation.refresh}>Try again</Button>}
          >
            <p role="alert">{view.message}</p>
          </Empty>
        ) : null}
        {task !== null && state !== null ? (
          <div className="mx-auto grid w-full max-w-7xl gap-4 p-4 @4xl:grid-cols-12 @5xl:p-6">
            <div className="flex min-w-0 flex-col gap-2 empty:hidden @4xl:col-span-12">
              {view.kind === 'shown' && view.trouble !== null ? (
                <div role="alert">
                  <Notice
                    tone="warn"
                    action={<Button onClick={automation.refresh}>Try again</Button>}
                  >
                    This may be out of date. {view.trouble}
                  </Notice>
                </div>
              ) : null}
              <Elsewhere session={session} tasks={tasks} onTask={onTask} />
              <Banners automation={automation} state={state} task={task} person={person} />
            </div>
            <Ladder state={state} task={task} />
            <div className="grid gap-4 @4xl:col-span-12 @4xl:grid-cols-12 @4xl:grid-rows-[auto_1fr] @4xl:items-start">
              <GateCard
                automation={automation}
                session={session}
                state={state}
                inboxDir={inboxDir}
                onShowInbox={onShowInbox}
                hasDoor={isLead}
              />
              <div className="flex min-w-0 flex-col gap-4 @4xl:col-span-5 @4xl:col-start-8 @4xl:row-span-2 @4xl:row-start-1">
                <ThresholdCard
                  automation={automation}
                  session={session}
                  state={state}
                  task={task}
                  person={person}
                />
                <ConditionsCard automation={automation} state={state} task={task} person={person} />
                <VersionsCard automation={automation} state={state} task={task} person={person} />
                {isLead ? <ProducersCard producers={automation.producers} /> : null}
              </div>
              <TimelineCard timeline={automation.timeline} />
            </div>
          </div>
        ) : null}
      </div>
      {task !== null && state !== null ? (
        <FormDialog
          automation={automation}
          session={session}
          state={state}
          task={task}
          person={person}
        />
      ) : null}
    </div>
  )
}
