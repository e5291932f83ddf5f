import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../shared/contract/client'
import type { ItemHistory, PairedItem } from '../../../shared/contract/report'
import { errorWords } from '../../words/errors'
import type { PairsQuery } from './pairsQuery'

export type PairsState =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'list'
      /** Which items these are, in words. */
      readonly title: string
      readonly query: PairsQuery
      readonly pairs: readonly PairedItem[]
      readonly next: number | null
      readonly isLoading: boolean
      readonly failure: string | null
    }

type ItemState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly itemId: string }
  | { readonly kind: 'shown'; readonly itemId: string; readonly history: ItemHistory }
  | { readonly kind: 'failed'; readonly itemId: string; readonly message: string }

export interface Pairs {
  readonly store: StoreApi<{ readonly list: PairsState; readonly item: ItemState }>
  readonly open: (title: string, query: PairsQuery) => void
  readonly more: () => void
  readonly openItem: (itemId: string) => void
  readonly closeItem: () => void
  readonly close: () => void
}

const pageSize = 100

/** The items behind one figure, page by page, and all that was said of one of them. */
export function createPairs(client: Client): Pairs {
  const store = createStore<{ readonly list: PairsState; readonly item: ItemState }>(() => ({
    list: { kind: 'closed' },
    item: { kind: 'none' },
  }))

  async function load(query: PairsQuery, after: number | null) {
    const answer = await client.ask('report.pairs', { ...query, after, limit: pageSize })
    const { list } = store.getState()
    if (list.kind !== 'list' || list.query !== query) return
    store.setState({
      list: answer.ok
        ? {
            ...list,
            pairs: [...list.pairs, ...answer.value.pairs],
            next: answer.value.next,
            isLoading: false,
            failure: null,
          }
        : { ...list, isLoading: false, failure: errorWords(answer.error) },
    })
  }

  return {
    store,
    open(title, query) {
      store.setState({
        list: { kind: 'list', title, query, pairs: [], next: null, isLoading: true, failure: null },
        item: { kind: 'none' },
      })
      void load(query, null)
    },
    more() {
      const { list } = store.getState()
      if (list.kind !== 'list' || list.isLoading) return
      store.setState({ list: { ...list, isLoading: true, failure: null } })
      void load(list.query, list.next)
    },
    openItem(itemId) {
      const { list } = store.getState()
      if (list.kind !== 'list') return
      store.setState({ item: { kind: 'loading', itemId } })
      void client.ask('report.item', { task: list.query.task, itemId }).then((answer) => {
        const { item } = store.getState()
        if (item.kind !== 'loading' || item.itemId !== itemId) return
        store.setState({
          item: answer.ok
            ? { kind: 'shown', itemId, history: answer.value }
            : { kind: 'failed', itemId, message: errorWords(answer.error) },
        })
      })
    },
    closeItem: () => store.setState({ item: { kind: 'none' } }),
    close: () => store.setState({ list: { kind: 'closed' }, item: { kind: 'none' } }),
  }
}
