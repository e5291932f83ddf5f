import type { Keep, Kept } from '../../../shared/contract/keep'
import { takePicture } from '../../charts/picture'
import type { Notices } from '../../state/notices'
import { sheetToCsv, type Sheet } from './sheets/sheet'

/** Takes figures out of the app: as files where the person wants them, or to the clipboard. */
export interface Keeper {
  readonly savePdf: (name: string) => Promise<void>
  readonly saveCsv: (name: string, sheet: Sheet) => Promise<void>
  readonly savePicture: (name: string, element: HTMLElement) => Promise<void>
  readonly copyPicture: (element: HTMLElement) => Promise<void>
}

export function createKeeper(
  bridge: { readonly keep: (wanted: Keep) => Promise<Kept> },
  notices: Notices,
): Keeper {
  async function save(wanted: Keep) {
    const kept = await bridge.keep(wanted)
    if (kept.kind === 'kept') notices.add('plain', `Saved as ${kept.file}.`)
    if (kept.kind === 'failed') notices.add('bad', `That could not be saved. ${kept.message}`)
  }

  /** Pictures may fail for reasons of the system, which belong on the screen. */
  async function attempt(what: () => Promise<void>) {
    try {
      await what()
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      notices.add('bad', `The picture could not be taken. ${why}`)
    }
  }

  return {
    savePdf: (name) => save({ kind: 'pdf', name }),
    saveCsv: (name, sheet) =>
      save({ kind: 'csv', name: `${name}, ${sheet.name}`, text: sheetToCsv(sheet) }),
    savePicture: (name, element) =>
      attempt(async () => {
        const picture = await takePicture(element)
        const bytes = new Uint8Array(await picture.arrayBuffer())
        await save({ kind: 'picture', name, bytes })
      }),
    copyPicture: (element) =>
      attempt(async () => {
        // The picture is still on its way, so that the clipboard is asked for while the person's act counts.
        const item = new ClipboardItem({ 'image/png': takePicture(element) })
        await navigator.clipboard.write([item])
        notices.add('plain', 'The picture is on the clipboard.')
      }),
  }
}
