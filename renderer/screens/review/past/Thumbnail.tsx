import type { Payload, PayloadPart } from '../../../../shared/schema/payload'
import { classes } from '../../../ui/classes'
import { imageUrl, isTiny } from '../../../ui/payload/images'

/** A reminder of which item it was; the item itself has left the screen. */
export function Thumbnail({ payload }: { readonly payload: Payload }) {
  const parts: readonly PayloadPart[] = payload.kind === 'parts' ? payload.parts : [payload]
  const image = parts.find((part) => part.kind === 'image')
  if (!image) return null
  const url = imageUrl(image)
  return (
    <img
      src={url}
      alt=""
      className={classes(
        'size-12 shrink-0 rounded-md border border-line bg-sunken object-contain',
        isTiny(url) && 'pixelated',
      )}
    />
  )
}
