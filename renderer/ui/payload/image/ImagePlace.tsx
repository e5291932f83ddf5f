import { useState } from 'react'
import type { PayloadPart } from '../../../../shared/schema/payload'
import { classes } from '../../classes'
import { Notice } from '../../Notice'
import { imageUrl, isTiny, rememberSize } from '../images'
import {
  brighten,
  keepInside,
  panBy,
  plainLook,
  rotate,
  sharpen,
  shownSize,
  toggleFit,
  zoomBy,
  zoomStep,
  type ImageLook,
  type ImageSizes,
  type Size,
} from './imageLook'
import { ImageTools } from './ImageTools'
import { useImageKeys } from './useImageKeys'
import { usePlace } from './usePlace'

interface Props {
  readonly image: Extract<PayloadPart, { kind: 'image' }>
  readonly name: string
}

const panStep = 80
/** From here on single pixels are what one wants to see. */
const pixelsSeen = 4

/** A picture that fills its place and can be looked at closely: zoomed, moved, turned, made brighter. */
export function ImagePlace({ image, name }: Props) {
  const url = imageUrl(image)
  const [look, setLook] = useState(plainLook)
  const [picture, setPicture] = useState<Size | null>(null)
  const [isBroken, setIsBroken] = useState(false)
  const tiny = isTiny(url)
  const change = (next: (look: ImageLook, sizes: ImageSizes) => ImageLook) => {
    if (picture && place) setLook((before) => next(before, { place, picture, isTiny: isTiny(url) }))
  }
  const { place, ref } = usePlace({
    onWheel: (factor, at) => change((before, now) => zoomBy(before, now, factor, at)),
    onDrag: (x, y) => change((before, now) => panBy(before, now, x, y)),
    onResize: (size) =>
      setLook((before) =>
        picture ? keepInside(before, { place: size, picture, isTiny: isTiny(url) }) : before,
      ),
  })
  const sizes = picture && place ? { place, picture, isTiny: tiny } : null
  const acts = {
    zoomIn: () => change((before, now) => zoomBy(before, now, zoomStep)),
    zoomOut: () => change((before, now) => zoomBy(before, now, 1 / zoomStep)),
    zoomFit: () => change(toggleFit),
    rotate: () => change(rotate),
    brighter: () => change((before) => brighten(before, 1)),
    darker: () => change((before) => brighten(before, -1)),
    contrastMore: () => change((before) => sharpen(before, 1)),
    contrastLess: () => change((before) => sharpen(before, -1)),
    lookReset: () => setLook(plainLook),
    panLeft: () => change((before, now) => panBy(before, now, panStep, 0)),
    panRight: () => change((before, now) => panBy(before, now, -panStep, 0)),
    panUp: () => change((before, now) => panBy(before, now, 0, panStep)),
    panDown: () => change((before, now) => panBy(before, now, 0, -panStep)),
  }
  useImageKeys(acts)

  if (isBroken)
    return (
      <Notice tone="warn">
        This picture cannot be shown: {image.file ?? `its data is not a readable ${image.mime}`}.
      </Notice>
    )
  const isMoved = sizes !== null && (look.scale !== null || look.turns !== 0)
  return (
    <div
      ref={ref}
      onDoubleClick={acts.zoomFit}
      className={classes(
        'group relative min-h-24 flex-1 overflow-hidden rounded-md bg-sunken',
        isMoved && look.scale !== null && 'cursor-grab active:cursor-grabbing',
      )}
    >
      <img
        src={url}
        alt={image.title ?? `Picture of ${name}`}
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight }, currentTarget }) => {
          rememberSize(url, currentTarget)
          setPicture({ width: naturalWidth, height: naturalHeight })
        }}
        onError={() => setIsBroken(true)}
        className={classes(
          isMoved
            ? 'absolute top-1/2 left-1/2 max-w-none'
            : 'absolute inset-0 m-auto size-full object-contain',
          tiny && !isMoved && 'max-h-128 max-w-128',
          (tiny || (look.scale ?? 0) >= pixelsSeen) && 'pixelated',
        )}
        style={{
          ...(isMoved ? shownSize(look, sizes) : {}),
          ...(isMoved ? { transform: moveTo(look) } : {}),
          ...(look.brightness === 1 && look.contrast === 1
            ? {}
            : { filter: `brightness(${look.brightness}) contrast(${look.contrast})` }),
        }}
      />
      {sizes === null ? null : <ImageTools look={look} sizes={sizes} acts={acts} />}
    </div>
  )
}

function moveTo({ x, y, turns }: ImageLook): string {
  return `translate(-50%, -50%) translate(${x}px, ${y}px) rotate(${turns * 90}deg)`
}
