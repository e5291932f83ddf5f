import { useEffect, useState } from 'react'
import type { ItemPast } from '../../../../shared/contract/past'

export type AskPast = (itemId: string) => Promise<ItemPast | null>

/** What happened to an item; null until it is known. */
export function usePast(itemId: string, ask: AskPast): ItemPast | null {
  const [past, setPast] = useState<ItemPast | null>(null)
  useEffect(() => {
    let isGone = false
    async function load() {
      const answer = await ask(itemId)
      if (!isGone) setPast(answer)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [itemId, ask])
  return past?.itemId === itemId ? past : null
}
