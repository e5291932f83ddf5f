import { useEffect } from 'react'
import { useStore } from 'zustand'
import { KeyboardContext } from './keyboard/useCommand'
import { useKeys } from './keyboard/useKeys'
import { Opening } from './screens/start/Opening'
import { StartScreen } from './screens/start/Screen'
import { SignInScreen } from './screens/signin/Screen'
import { Commands } from './shell/Commands'
import { ConnectionLine } from './shell/ConnectionLine'
import { Toasts } from './shell/Toasts'
import { Working } from './shell/Working'
import { PlatformContext } from './ui/Keys'
import type { Parts } from './window'

/** The window: what is on it depends on how far its workspace is. */
export function App(parts: Parts) {
  const { app, bridge, keyboard, notices, connection } = parts
  const view = useStore(app.store, (state) => state.view)
  const platform = useStore(app.store, (state) => state.desktop?.platform ?? 'linux')
  const isLost = useStore(connection, (now) => now === 'lost')
  useKeys(keyboard)
  useEffect(() => app.start(), [app])
  useEffect(() => bridge.onMenu((act) => keyboard.run(act)), [bridge, keyboard])

  return (
    <PlatformContext value={platform}>
      <KeyboardContext value={keyboard}>
        <div className="flex h-dvh flex-col print:block print:h-auto">
          <ConnectionLine isLost={isLost} />
          <div className="min-h-0 flex-1 print:block">
            {view.kind === 'starting' ? <Opening dir={null} /> : null}
            {view.kind === 'opening' ? <Opening dir={view.dir} /> : null}
            {view.kind === 'choosing' ? (
              <StartScreen failure={view.failure} onAct={app.desktop} />
            ) : null}
            {view.kind === 'signingIn' ? (
              <SignInScreen
                people={view.workspace.people}
                failure={view.failure}
                onSignIn={app.signIn}
              />
            ) : null}
            {view.kind === 'working' ? (
              <Working parts={parts} workspace={view.workspace} person={view.person} />
            ) : null}
          </div>
        </div>
        <Commands parts={parts} />
        <Toasts notices={notices} />
      </KeyboardContext>
    </PlatformContext>
  )
}
