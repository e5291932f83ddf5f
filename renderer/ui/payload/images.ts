import type { PayloadPart, Payload } from '../../../shared/schema/payload'

type Image = Extract<PayloadPart, { kind: 'image' }>

/** Where an image is: in the item itself, or a file that the app serves from the media folder. */
export function imageUrl(image: Image): string {
  if (image.data !== undefined) return `data:${image.mime};base64,${image.data}`
  const steps = (image.file ?? '').split('/').map(encodeURIComponent)
  return `app://main/media/${steps.join('/')}`
}

/** Smaller than this in both directions, a picture is shown pixel by pixel. */
const tinyPixels = 160

const tiny = new Set<string>()

/** Decodes the pictures of an item that comes next, so that it is painted at once when it is its turn. */
export function preloadImages(payload: Payload): void {
  const parts: readonly PayloadPart[] = payload.kind === 'parts' ? payload.parts : [payload]
  for (const part of parts) if (part.kind === 'image') void preload(imageUrl(part))
}

async function preload(url: string): Promise<void> {
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    rememberSize(url, image)
  } catch {
    // What cannot be read is said where it is shown.
  }
}

/** True where a picture is known to be so small that smoothing would only blur it. */
export function isTiny(url: string): boolean {
  return tiny.has(url)
}

export function rememberSize(url: string, image: HTMLImageElement): void {
  const { naturalWidth, naturalHeight } = image
  if (naturalWidth === 0 || naturalWidth > tinyPixels || naturalHeight > tinyPixels) return
  if (tiny.size > 64) tiny.clear()
  tiny.add(url)
}
