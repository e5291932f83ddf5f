import type { Keep, Kept } from '../../../shared/contract/keep'
import { takePicture } from '../../charts/picture'
import type { Notices } from '../../state/notices'
import { sheetToCsv, type Sheet } from './sheets/sheet'

/** Takes figures out of the app: as files where the person wants them, or to the clipboard. */
export interface Keeper {
  readonly savePdf: (name: string) => Promise<void>
  /** The sheet may have to be asked for first. */
  readonly saveCsv: (name: string, sheet: Sheet | Promise<Sheet>) => Promise<void>
  readonly savePicture: (name: string, element: HTMLElement) => Promise<void>
  readonly copyPicture: (element: HTMLElement) => Promise<void>
}

const noPicture = 'The picture could not be taken.'

export function createKeeper(
  bridge: { readonly keep: (wanted: Keep) => Promise<Kept> },
  notices: Notices,
): Keeper {
  async function save(wanted: Keep) {
    const kept = await bridge.keep(wanted)
    if (kept.kind === 'kept') notices.add('plain', `Saved as ${kept.file}.`)
    if (kept.kind === 'failed') notices.add('bad', `That could not be saved. ${kept.message}`)
  }

  /** What fails on the way, in the system or where the data is, belongs on the screen. */
  async function attempt(failure: string, what: () => Promise<void>) {
    try {
      await what()
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      notices.add('bad', `${failure} ${why}`)
    }
  }

  return {
    savePdf: (name) => save({ kind: 'pdf', name }),
    saveCsv: (name, sheet) =>
      attempt('The figures could not be saved.', async () => {
        const made = await sheet
        await save({ kind: 'csv', name: `${name}, ${made.name}`, text: sheetToCsv(made) })
      }),
    savePicture: (name, element) =>
      attempt(noPicture, async () => {
        const picture = await takePicture(element)
        const bytes = new Uint8Array(await picture.arrayBuffer())
        await save({ kind: 'picture', name, bytes })
      }),
    copyPicture: (element) =>
      attempt(noPicture, async () => {
        // The picture is still on its way, so that the clipboard is asked for while the person's act counts.
        const item = new ClipboardItem({ 'image/png': takePicture(element) })
        await navigator.clipboard.write([item])
        notices.add('plain', 'The picture is on the clipboard.')
      }),
  }
}
