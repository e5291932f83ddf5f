import { ChartLine, Table2 } from 'lucide-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { Card } from '../../../ui/Card'
import { IconButton } from '../../../ui/IconButton'
import type { Keeper } from '../keeper'
import { SheetTable } from '../sheets/SheetTable'
import type { Sheet } from '../sheets/sheet'
import { FigureMenu } from './FigureMenu'

interface Props {
  readonly title: string
  /** What a file of this card is called: task and version. */
  readonly subject: string
  readonly keeper: Keeper
  /** The figures, made when they are wanted. */
  readonly sheet: () => Sheet
  /** The same with all that a file should have, where the screen does not hold it. */
  readonly wholeSheet?: () => Promise<Sheet>
  /** The card is its own table: there is nothing to switch. */
  readonly isTable?: boolean
  readonly children: ReactNode
  readonly className?: string
}

/** Figures as a plot or as a table, and ways to take them out. */
export function FigureCard(props: Props) {
  const { title, subject, keeper, sheet, wholeSheet, isTable = false, children, className } = props
  const [asTable, setAsTable] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const made = useMemo(() => (asTable ? sheet() : null), [asTable, sheet])

  function withBody(act: (element: HTMLElement) => Promise<void>) {
    const card = body.current?.closest('section')
    if (card) void act(card)
  }

  return (
    <Card
      title={title}
      className={className ?? ''}
      aside={
        <div data-no-picture className="-mr-2 flex items-center print:hidden">
          {isTable ? null : (
            <IconButton
              label={`${asTable ? 'Show as chart' : 'Show as table'}: ${title}`}
              aria-pressed={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <ChartLine aria-hidden size={16} /> : <Table2 aria-hidden size={16} />}
            </IconButton>
          )}
          <FigureMenu
            title={title}
            onCopyPicture={() => withBody(keeper.copyPicture)}
            onSavePicture={() =>
              withBody((card) => keeper.savePicture(`${subject}, ${title}`, card))
            }
            onSaveCsv={() => void keeper.saveCsv(subject, wholeSheet?.() ?? sheet())}
          />
        </div>
      }
    >
      <div ref={body} className="flex min-h-0 flex-1 flex-col">
        {made === null ? children : <SheetTable sheet={made} />}
      </div>
    </Card>
  )
}
