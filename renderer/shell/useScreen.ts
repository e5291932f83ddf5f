import { useEffect, useState } from 'react'
import type { AddressBar } from '../state/address'
import { screenNames, type ScreenName } from './Sidebar'

/** The screen that the address names, so that a reload, back and forward lead to it. */
export function useScreen(address: AddressBar): [ScreenName, (screen: ScreenName) => void] {
  const [screen, setScreen] = useState(() => readScreen(address) ?? 'review')
  useEffect(
    () =>
      address.onMoved(() => {
        const named = readScreen(address)
        if (named) setScreen(named)
      }),
    [address],
  )
  function goTo(next: ScreenName) {
    if (next === screen) return
    // Agreement writes what is chosen on it by itself.
    if (next !== 'agreement') address.write({ screen: next, params: {} })
    setScreen(next)
  }
  return [screen, goTo]
}

function readScreen(address: AddressBar): ScreenName | null {
  const { screen } = address.read()
  return screenNames.find((name) => name === screen) ?? null
}
