import { Menu } from '@base-ui/react/menu'
import { Copy, Ellipsis, FileSpreadsheet, ImageDown } from 'lucide-react'
import type { ReactNode } from 'react'

interface Props {
  /** Of which card, for those who hear it. */
  readonly title: string
  readonly onCopyPicture: () => void
  readonly onSavePicture: () => void
  readonly onSaveCsv: () => void
}

/** What can be taken out of a card. */
export function FigureMenu({ title, onCopyPicture, onSavePicture, onSaveCsv }: Props) {
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`Copy or save: ${title}`}
        title="Copy or save"
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-fg data-popup-open:bg-sunken"
      >
        <Ellipsis aria-hidden size={16} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Menu.Popup className="min-w-48 rounded-lg border border-line bg-surface p-1 shadow-float outline-none">
            <Item icon={<Copy aria-hidden size={14} />} onChoose={onCopyPicture}>
              Copy as picture
            </Item>
            <Item icon={<ImageDown aria-hidden size={14} />} onChoose={onSavePicture}>
              Save picture…
            </Item>
            <Item icon={<FileSpreadsheet aria-hidden size={14} />} onChoose={onSaveCsv}>
              Save figures as CSV…
            </Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

interface ItemProps {
  readonly icon: ReactNode
  readonly onChoose: () => void
  readonly children: string
}

function Item({ icon, onChoose, children }: ItemProps) {
  return (
    <Menu.Item
      onClick={onChoose}
      className="flex cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 text-dense outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent"
    >
      <span className="text-muted">{icon}</span>
      {children}
    </Menu.Item>
  )
}
