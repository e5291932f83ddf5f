import { Command } from 'cmdk'
import { useMemo } from 'react'
import { Dialog } from '../ui/Dialog'
import { Keys } from '../ui/Keys'
import type { Action } from './commands'

interface Props {
  /** What could be done at the moment it was opened. */
  readonly actions: readonly Action[]
  readonly open: boolean
  readonly onClose: () => void
}

/** Finds any act by its name. */
export function Palette({ actions, open, onClose }: Props) {
  const groups = useMemo(() => groupActions(actions), [actions])
  return (
    <Dialog open={open} onClose={onClose} title="Commands" hideTitle>
      <Command
        label="Commands"
        vimBindings={false}
        loop
        filter={(_id, search, [title = ''] = []) => scoreTitle(title, search)}
        className="flex min-h-0 flex-col"
      >
        <Command.Input
          autoFocus
          placeholder="Search commands"
          className="h-12 shrink-0 rounded-t-xl border-b border-line bg-transparent px-4 text-sm outline-none"
        />
        <Command.List className="min-h-0 overflow-y-auto p-1.5">
          <Command.Empty className="px-3 py-8 text-center text-dense text-muted">
            No command of that name.
          </Command.Empty>
          {groups.map(([group, list]) => (
            <Command.Group
              key={group}
              heading={group}
              className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
            >
              {list.map((action) => (
                <Command.Item
                  key={action.id}
                  value={action.id}
                  keywords={[action.title]}
                  onSelect={() => {
                    onClose()
                    action.run()
                  }}
                  className="flex h-9 cursor-default items-center justify-between gap-4 rounded-md px-3 text-dense data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent"
                >
                  <span className="truncate">{action.title}</span>
                  {action.keys[0] === undefined ? null : <Keys keys={action.keys[0]} />}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  )
}

function groupActions(actions: readonly Action[]): readonly [string, readonly Action[]][] {
  const groups = new Map<string, Action[]>()
  for (const action of actions)
    groups.set(action.group, [...(groups.get(action.group) ?? []), action])
  return [...groups]
}

/** How well a title fits what was typed: its beginning first, then the beginning of a word, then anywhere. */
function scoreTitle(title: string, search: string): number {
  const text = title.toLowerCase()
  const sought = search.trim().toLowerCase()
  if (text.startsWith(sought)) return 1
  if (text.includes(` ${sought}`)) return 0.8
  return sought.split(/\s+/).every((word) => text.includes(word)) ? 0.5 : 0
}
