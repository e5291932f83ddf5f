import { useEffect } from 'react'

/** A frame that never comes, as in a hidden window, must not keep an item from being decided. */
const paintAtMostMs = 100

/** Tells when an item has been painted: from then on its time runs and keys decide it. */
export function usePainted(
  { painted }: { readonly painted: (itemId: string) => void },
  itemId: string | null,
): void {
  useEffect(() => {
    if (itemId === null) return
    const tell = () => painted(itemId)
    const frame = requestAnimationFrame(tell)
    const timer = setTimeout(tell, paintAtMostMs)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [painted, itemId])
}
