import type { CommandId } from '../../../keyboard/commands'
import { useCommand } from '../../../keyboard/useCommand'

/** What can be done with a picture, by the command that does it. */
export type ImageActs = Readonly<
  Record<
    Extract<
      CommandId,
      | 'zoomIn'
      | 'zoomOut'
      | 'zoomFit'
      | 'rotate'
      | 'brighter'
      | 'darker'
      | 'contrastMore'
      | 'contrastLess'
      | 'lookReset'
      | 'panLeft'
      | 'panRight'
      | 'panUp'
      | 'panDown'
    >,
    () => void
  >
>

export function useImageKeys(acts: ImageActs): void {
  useCommand('zoomIn', acts.zoomIn)
  useCommand('zoomOut', acts.zoomOut)
  useCommand('zoomFit', acts.zoomFit)
  useCommand('rotate', acts.rotate)
  useCommand('brighter', acts.brighter)
  useCommand('darker', acts.darker)
  useCommand('contrastMore', acts.contrastMore)
  useCommand('contrastLess', acts.contrastLess)
  useCommand('lookReset', acts.lookReset)
  useCommand('panLeft', acts.panLeft)
  useCommand('panRight', acts.panRight)
  useCommand('panUp', acts.panUp)
  useCommand('panDown', acts.panDown)
}
