import { useEffect, useEffectEvent, type RefObject } from 'react'

/** Hears keys pressed anywhere inside an element; what lies further in hears them first. */
export function useKeysWithin(
  place: RefObject<HTMLElement | null>,
  onKeyDown: (event: KeyboardEvent) => void,
): void {
  const hear = useEffectEvent(onKeyDown)
  useEffect(() => {
    const element = place.current
    const listener = (event: KeyboardEvent) => hear(event)
    element?.addEventListener('keydown', listener)
    return () => element?.removeEventListener('keydown', listener)
  }, [place])
}
