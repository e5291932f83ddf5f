/** A place in the app: which screen, and what is chosen on it. */
export interface Address {
  readonly screen: string
  readonly params: Readonly<Record<string, string>>
}

export interface AddressBar {
  readonly read: () => Address
  /** Goes to a place, so that one can come back; where one already is, nothing happens. */
  readonly write: (address: Address) => void
  readonly back: () => void
  readonly forward: () => void
  /** Calls back when somebody went back or forward, or opened an address; the answer ends that. */
  readonly onMoved: (listener: () => void) => () => void
}

/** The part of the page's address after `#`: it survives a reload, and the history goes by it. */
export function createAddressBar(page: Window): AddressBar {
  return {
    read: () => parseAddress(page.location.hash),
    write(address) {
      const hash = `#${formatAddress(address)}`
      if (hash === page.location.hash) return
      const isFirst = page.location.hash === ''
      if (isFirst) page.history.replaceState(null, '', hash)
      else page.history.pushState(null, '', hash)
    },
    back: () => page.history.back(),
    forward: () => page.history.forward(),
    onMoved(listener) {
      page.addEventListener('popstate', listener)
      return () => page.removeEventListener('popstate', listener)
    },
  }
}

export function formatAddress({ screen, params }: Address): string {
  const query = new URLSearchParams(params).toString()
  return query === '' ? screen : `${screen}?${query}`
}

export function parseAddress(hash: string): Address {
  const [screen = '', query = ''] = hash.replace(/^#/, '').split('?')
  return { screen, params: Object.fromEntries(new URLSearchParams(query)) }
}
