import { Dialog } from '../ui/Dialog'
import { Keys } from '../ui/Keys'
import { commands } from './commands'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
}

/** Commands with keys, by group, and what holds for all of them. */
export function ShortcutSheet({ open, onClose }: Props) {
  const groups = [...new Set(commands.map((command) => command.group))]
  return (
    <Dialog open={open} onClose={onClose} title="Shortcuts">
      <div
        role="group"
        aria-label="All shortcuts"
        // Scrollable, so it must be reachable from the keyboard.
        tabIndex={0}
        className="flex flex-col gap-5 overflow-y-auto px-5 py-4"
      >
        {groups.map((group) => {
          const rows = commands.filter((one) => one.group === group && one.keys.length > 0)
          return rows.length === 0 ? null : (
            <section key={group}>
              <h3 className="mb-1 text-xs font-medium text-muted">{group}</h3>
              <dl>
                {rows.map((command) => (
                  <div
                    key={command.id}
                    className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-0"
                  >
                    <dt className="text-dense">{command.title}</dt>
                    <dd className="flex items-center gap-2">
                      {command.keys.map((keys) => (
                        <span key={keys}>
                          <span className="sr-only">{keys}</span>
                          <Keys keys={keys} />
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
        <p className="text-xs text-pretty text-muted">
          In Review each label has its key beside it. Keys rest while you type or while a dialog is
          open, and no key deletes anything.
        </p>
      </div>
    </Dialog>
  )
}
