import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import type { Size } from './imageLook'

interface Listeners {
  readonly onWheel: (factor: number, at: { readonly x: number; readonly y: number }) => void
  readonly onDrag: (x: number, y: number) => void
  readonly onResize: (size: Size) => void
}

/** How much of a wheel's turn doubles the picture. */
const wheelDoubles = 400

/** The place a picture or a page has: its size, and, where somebody listens, what the pointer does in it. */
export function usePlace(listeners: Listeners | null): {
  readonly place: Size | null
  readonly ref: RefObject<HTMLDivElement | null>
} {
  const ref = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Size | null>(null)
  const isListening = listeners !== null
  const onWheel = useEffectEvent<Listeners['onWheel']>((...at) => listeners?.onWheel(...at))
  const onDrag = useEffectEvent<Listeners['onDrag']>((...by) => listeners?.onDrag(...by))
  const onResize = useEffectEvent<Listeners['onResize']>((size) => listeners?.onResize(size))

  useEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const size = { width: element.clientWidth, height: element.clientHeight }
      setPlace(size)
      onResize(size)
    }
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = element.getBoundingClientRect()
      onWheel(2 ** (-event.deltaY / wheelDoubles), {
        x: event.clientX - box.left - box.width / 2,
        y: event.clientY - box.top - box.height / 2,
      })
    }
    const down = (event: PointerEvent) => {
      const onButton = event.target instanceof Element && event.target.closest('button') !== null
      if (event.button === 0 && !onButton) element.setPointerCapture(event.pointerId)
    }
    const move = (event: PointerEvent) => {
      if (element.hasPointerCapture(event.pointerId)) onDrag(event.movementX, event.movementY)
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    if (!isListening) return () => watch.disconnect()
    // Not through React, whose listener for the wheel cannot keep the page from scrolling.
    element.addEventListener('wheel', wheel, { passive: false })
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    return () => {
      watch.disconnect()
      element.removeEventListener('wheel', wheel)
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
    }
  }, [isListening])

  return { place, ref }
}
