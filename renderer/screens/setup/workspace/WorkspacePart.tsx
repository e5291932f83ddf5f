import { FolderOpen } from 'lucide-react'
import { useStore } from 'zustand'
import type { ThemeChoice } from '../../../../shared/contract/desktop'
import type { WorkspaceInfo } from '../../../../shared/contract/workspace'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Instant } from '../../../ui/Instant'
import { Segmented } from '../../../ui/Segmented'
import { BackupCard } from './BackupCard'
import type { WorkspaceDesk } from './store'
import { TimeZoneCard } from './TimeZoneCard'
import { VerifyCard } from './VerifyCard'

interface Props {
  readonly desk: WorkspaceDesk
  readonly workspace: WorkspaceInfo
  readonly mayEdit: boolean
  readonly now: number
  readonly theme: ThemeChoice
  readonly onTheme: (theme: ThemeChoice) => void
  readonly onShowWorkspace: () => void
  readonly onGoToReview: () => void
}

/** What belongs to the workspace as a whole, and how this window looks. */
export function WorkspacePart(props: Props) {
  const { desk, workspace, mayEdit, now, theme, onTheme, onShowWorkspace, onGoToReview } = props
  const { backup, verify, zone } = useStore(desk.store)
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-4 @3xl:grid-cols-2">
      <Card title="Workspace">
        <div className="flex flex-1 flex-col gap-3 text-dense">
          <p className="text-pretty text-muted">
            One folder holds everything: the database, the inbox and the outbox, media and exports.
          </p>
          <p>
            <code className="text-xs break-all">{workspace.dir}</code>
          </p>
          <p className="text-muted">
            Made on <Instant at={workspace.createdAt} />.
            {workspace.ownsInbox ? '' : ' Another program watches its inbox.'}
          </p>
          <Button onClick={onShowWorkspace} className="mt-auto w-fit">
            <FolderOpen aria-hidden size={16} /> Show folder
          </Button>
        </div>
      </Card>
      <TimeZoneCard
        key={workspace.timeZone}
        work={zone}
        timeZone={workspace.timeZone}
        now={now}
        mayEdit={mayEdit}
        onChange={(next) => void desk.setTimeZone(next)}
      />
      <BackupCard
        work={backup}
        mayEdit={mayEdit}
        onStart={() => void desk.backUp()}
        onCancel={() => desk.cancel('backup')}
      />
      <Card title="On this computer">
        <div className="flex flex-1 flex-col items-start gap-3 text-dense">
          <span className="flex items-center gap-3">
            <span aria-hidden className="font-medium">
              Look
            </span>
            <Segmented
              label="Look"
              value={theme}
              choices={looks}
              onChoose={(choice) => onTheme(choice)}
            />
          </span>
          <span className="flex flex-wrap items-center gap-3">
            <span>
              <span className="font-medium">Keys of labels</span>{' '}
              <span className="text-muted">
                are everybody’s own: on Review, “Change the keys of the labels…”
              </span>
            </span>
            <Button onClick={onGoToReview}>Go to Review</Button>
          </span>
        </div>
      </Card>
      <VerifyCard
        work={verify}
        onStart={() => void desk.verify()}
        onCancel={() => desk.cancel('verify')}
      />
    </div>
  )
}

const looks = [
  { value: 'system', label: 'As the system', count: null },
  { value: 'light', label: 'Light', count: null },
  { value: 'dark', label: 'Dark', count: null },
] as const
