import { useState } from 'react'
import type { PayloadPart } from '../../../shared/schema/payload'
import { classes } from '../classes'
import { Notice } from '../Notice'
import { imageUrl, isTiny, rememberSize } from './images'

interface Props {
  readonly image: Extract<PayloadPart, { kind: 'image' }>
  readonly name: string
}

/** A picture as large as its place allows, never cut off. */
export function ImageView({ image, name }: Props) {
  const url = imageUrl(image)
  const [state, setState] = useState<'shown' | 'tiny' | 'broken'>(isTiny(url) ? 'tiny' : 'shown')
  if (state === 'broken')
    return (
      <Notice tone="warn">
        This picture cannot be shown: {image.file ?? `its data is not a readable ${image.mime}`}.
      </Notice>
    )
  return (
    <img
      src={url}
      alt={image.title ?? `Picture of ${name}`}
      draggable={false}
      onLoad={(event) => {
        rememberSize(url, event.currentTarget)
        if (isTiny(url)) setState('tiny')
      }}
      onError={() => setState('broken')}
      className={classes(
        'absolute inset-0 m-auto size-full object-contain',
        state === 'tiny' && 'pixelated max-h-128 max-w-128',
      )}
    />
  )
}
