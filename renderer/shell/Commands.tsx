import { useState } from 'react'
import { useStore } from 'zustand'
import { Palette } from '../keyboard/Palette'
import { ShortcutSheet } from '../keyboard/ShortcutSheet'
import type { Action } from '../keyboard/commands'
import { useCommand } from '../keyboard/useCommand'
import type { Parts } from '../window'

/** The commands that belong to the window as a whole, the palette and the shortcut sheet. */
export function Commands({ parts }: { readonly parts: Parts }) {
  const { app, theme, keyboard } = parts
  const [actions, setActions] = useState<readonly Action[] | null>(null)
  const [hasSheet, setHasSheet] = useState(false)
  const hasWorkspace = useStore(app.store, ({ view }) => view.kind === 'working')
  const hasOthers = useStore(
    app.store,
    ({ view }) => view.kind === 'working' && view.workspace.people.length > 1,
  )

  useCommand('palette', () => setActions(keyboard.actions().filter(({ id }) => id !== 'palette')))
  useCommand('shortcuts', () => setHasSheet(true))
  useCommand('theme', theme.toggle)
  useCommand('themeSystem', () => theme.choose('system'))
  useCommand('showInbox', () => app.desktop('showInbox'), hasWorkspace)
  useCommand('openWorkspace', () => app.desktop('openWorkspace'))
  useCommand('newWorkspace', () => app.desktop('newWorkspace'))
  useCommand('closeWorkspace', () => app.desktop('closeWorkspace'), hasWorkspace)
  useCommand('signOut', () => void app.signOut(), hasOthers)

  return (
    <>
      <Palette actions={actions ?? []} open={actions !== null} onClose={() => setActions(null)} />
      <ShortcutSheet open={hasSheet} onClose={() => setHasSheet(false)} />
    </>
  )
}
