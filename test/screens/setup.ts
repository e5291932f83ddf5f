import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// The library does this by itself only where test functions are globals.
afterEach(cleanup)

// jsdom lays nothing out: nothing ever changes its size or is scrolled to.
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Element.prototype.scrollIntoView = () => undefined
