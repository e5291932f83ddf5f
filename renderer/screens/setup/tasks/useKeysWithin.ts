import { useEffect, useEffectEvent, type RefObject } from 'react'

/**
 * Hears keys pressed anywhere inside an element, what lies further in first. A key that `take` says yes to goes no
 * further: the dialog that it opened must not hear the same Escape.
 */
export function useKeysWithin(
  place: RefObject<HTMLElement | null>,
  take: (event: KeyboardEvent) => boolean,
): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!take(event)) return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    const element = place.current
    const listener = (event: KeyboardEvent) => hear(event)
    element?.addEventListener('keydown', listener)
    return () => element?.removeEventListener('keydown', listener)
  }, [place])
}
