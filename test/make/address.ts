import { formatAddress, parseAddress, type AddressBar } from '../../renderer/state/address'

/** An address without a page: it remembers where one was, and goes back. */
export function makeAddressBar(start = ''): AddressBar & {
  readonly text: () => string
} {
  const past = [start]
  const listeners = new Set<() => void>()
  const text = () => past.at(-1) ?? ''
  return {
    text,
    forward: () => undefined,
    read: () => parseAddress(text()),
    write(address) {
      if (formatAddress(address) !== text()) past.push(formatAddress(address))
    },
    onMoved(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    back() {
      past.pop()
      for (const listener of listeners) listener()
    },
  }
}
