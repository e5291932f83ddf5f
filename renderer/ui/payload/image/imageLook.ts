/** How a picture is looked at. Nothing of it touches the picture itself. */
export interface ImageLook {
  /** Screen pixels per pixel of the picture; null makes it as large as its place allows. */
  readonly scale: number | null
  /** How far the picture's centre is from the centre of its place. */
  readonly x: number
  readonly y: number
  /** Quarter turns to the right. */
  readonly turns: number
  readonly brightness: number
  readonly contrast: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface ImageSizes {
  readonly place: Size
  readonly picture: Size
  /** A tiny picture is not blown up to the whole place. */
  readonly isTiny: boolean
}

export const plainLook: ImageLook = {
  scale: null,
  x: 0,
  y: 0,
  turns: 0,
  brightness: 1,
  contrast: 1,
}

export const zoomStep = 1.25
/** A tiny picture fills at most this much when it is fitted in. */
const tinyShown = 512
const lightStep = 0.15

/** How large the whole picture may be without being cut off. */
export function fitScale({ place, picture, isTiny }: ImageSizes, turns: number): number {
  const { width, height } = turned(picture, turns)
  const most = isTiny ? tinyShown : Infinity
  return Math.min(Math.min(place.width, most) / width, Math.min(place.height, most) / height)
}

/** Zooms so that the point under the pointer stays where it is; the centre where none is given. */
export function zoomBy(
  look: ImageLook,
  sizes: ImageSizes,
  factor: number,
  at = { x: 0, y: 0 },
): ImageLook {
  const fit = fitScale(sizes, look.turns)
  const before = look.scale ?? fit
  const scale = clamp(before * factor, Math.min(fit, 1) / 2, Math.max(fit * 8, 16))
  const grown = scale / before
  return keepInside(
    { ...look, scale, x: at.x - (at.x - look.x) * grown, y: at.y - (at.y - look.y) * grown },
    sizes,
  )
}

/** From fitted in to pixel for pixel and back. */
export function toggleFit(look: ImageLook, sizes: ImageSizes): ImageLook {
  return keepInside({ ...look, scale: look.scale === null ? 1 : null, x: 0, y: 0 }, sizes)
}

export function panBy(look: ImageLook, sizes: ImageSizes, x: number, y: number): ImageLook {
  return keepInside({ ...look, x: look.x + x, y: look.y + y }, sizes)
}

export function rotate(look: ImageLook, sizes: ImageSizes): ImageLook {
  // What was in the middle stays there.
  return keepInside({ ...look, turns: (look.turns + 1) % 4, x: -look.y, y: look.x }, sizes)
}

export function brighten(look: ImageLook, steps: number): ImageLook {
  return { ...look, brightness: light(look.brightness, steps) }
}

export function sharpen(look: ImageLook, steps: number): ImageLook {
  return { ...look, contrast: light(look.contrast, steps) }
}

/** The picture as it was drawn, before it is turned. */
export function shownSize(look: ImageLook, sizes: ImageSizes): Size {
  const scale = look.scale ?? fitScale(sizes, look.turns)
  return { width: sizes.picture.width * scale, height: sizes.picture.height * scale }
}

/** A picture larger than its place can be moved to its edges, a smaller one stays in the middle. */
export function keepInside(look: ImageLook, sizes: ImageSizes): ImageLook {
  const { width, height } = turned(shownSize(look, sizes), look.turns)
  const sideways = Math.max(0, (width - sizes.place.width) / 2)
  const upDown = Math.max(0, (height - sizes.place.height) / 2)
  return { ...look, x: clamp(look.x, -sideways, sideways), y: clamp(look.y, -upDown, upDown) }
}

function turned({ width, height }: Size, turns: number): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

function light(value: number, steps: number): number {
  return Math.round(clamp(value + steps * lightStep, 0.25, 3) * 100) / 100
}

// Minus nothing would otherwise be −0.
const clamp = (value: number, lo: number, hi: number) => Math.min(hi, Math.max(lo, value)) + 0
