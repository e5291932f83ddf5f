import { Toolbar } from '@base-ui/react/toolbar'
import {
  CircleDot,
  Contrast,
  RotateCcw,
  RotateCw,
  Sun,
  SunDim,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { formatPercent } from '../../../words/numbers'
import { classes } from '../../classes'
import { fitScale, plainLook, type ImageLook, type ImageSizes } from './imageLook'
import type { ImageActs } from './useImageKeys'

interface Props {
  readonly look: ImageLook
  readonly sizes: ImageSizes
  readonly acts: ImageActs
}

/** The tools of a picture; out of the way until the pointer or the keyboard comes, or one was used. */
export function ImageTools({ look, sizes, acts }: Props) {
  const percent = formatPercent(look.scale ?? fitScale(sizes, look.turns), 0)
  const isChanged = look !== plainLook
  return (
    <Toolbar.Root
      aria-label="Picture"
      className={classes(
        'absolute right-2 bottom-2 flex rounded-lg border border-line bg-surface p-0.5 shadow-raised',
        !isChanged && 'opacity-0 group-hover:opacity-100 focus-within:opacity-100',
      )}
    >
      <Tool label="Zoom out (−)" onPress={acts.zoomOut}>
        <ZoomOut size={15} />
      </Tool>
      <Tool
        label={look.scale === null ? 'Show at 100 % (Shift+Z)' : 'Fit in (Shift+Z)'}
        onPress={acts.zoomFit}
        isWide
      >
        {percent}
      </Tool>
      <Tool label="Zoom in (+)" onPress={acts.zoomIn}>
        <ZoomIn size={15} />
      </Tool>
      <Tool label="Turn to the right (Shift+R)" onPress={acts.rotate}>
        <RotateCw size={15} />
      </Tool>
      <Tool label="Darker (Shift+D)" onPress={acts.darker}>
        <SunDim size={15} />
      </Tool>
      <Tool label="Brighter (Shift+B)" onPress={acts.brighter}>
        <Sun size={15} />
      </Tool>
      <Tool label="Less contrast (Shift+X)" onPress={acts.contrastLess}>
        <CircleDot size={15} />
      </Tool>
      <Tool label="More contrast (Shift+C)" onPress={acts.contrastMore}>
        <Contrast size={15} />
      </Tool>
      {isChanged ? (
        <Tool label="As it came (Shift+O)" onPress={acts.lookReset}>
          <RotateCcw size={15} />
        </Tool>
      ) : null}
      <span role="status" className="sr-only">
        {isChanged ? inWords(look, percent) : ''}
      </span>
    </Toolbar.Root>
  )
}

function inWords(look: ImageLook, percent: string): string {
  const turned = look.turns === 0 ? '' : `, turned by ${look.turns * 90}°`
  const light =
    look.brightness === 1 && look.contrast === 1
      ? ''
      : `, brightness ${formatPercent(look.brightness, 0)}, contrast ${formatPercent(look.contrast, 0)}`
  return `${percent}${turned}${light}`
}

interface ToolProps {
  readonly label: string
  readonly onPress: () => void
  readonly isWide?: boolean
  readonly children: ReactNode
}

function Tool({ label, onPress, isWide = false, children }: ToolProps) {
  return (
    <Toolbar.Button
      aria-label={label}
      title={label}
      onClick={onPress}
      // A click leaves the keyboard where it is: the next key is meant for the item.
      onMouseDown={(event) => event.preventDefault()}
      onDoubleClick={(event) => event.stopPropagation()}
      className={classes(
        'inline-flex h-7 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-fg active:bg-line',
        isWide ? 'min-w-12 px-1 text-xs tabular-nums' : 'w-7',
      )}
    >
      {children}
    </Toolbar.Button>
  )
}
