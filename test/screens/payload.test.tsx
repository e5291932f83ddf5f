import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { createKeyboard } from '../../renderer/keyboard/keyboard'
import { KeyboardContext } from '../../renderer/keyboard/useCommand'
import { useKeys } from '../../renderer/keyboard/useKeys'
import { findRanges } from '../../renderer/ui/payload/find/findRanges'
import {
  fitScale,
  panBy,
  plainLook,
  rotate,
  toggleFit,
  zoomBy,
  type ImageSizes,
} from '../../renderer/ui/payload/image/imageLook'
import { partNames } from '../../renderer/ui/payload/partNames'
import { PayloadView } from '../../renderer/ui/payload/PayloadView'
import type { Payload } from '../../shared/schema/payload'

const sizes: ImageSizes = {
  place: { width: 800, height: 400 },
  picture: { width: 400, height: 400 },
  isTiny: false,
}

test('a picture is fitted into its place, a tiny one no larger than is of use', () => {
  expect(fitScale(sizes, 0)).toBe(1)
  const wide = { ...sizes, picture: { width: 1600, height: 400 } }
  expect(fitScale(wide, 0)).toBe(0.5)
  expect(fitScale(wide, 1)).toBe(0.25)
  const tiny = { ...sizes, place: { width: 900, height: 900 }, picture: { width: 8, height: 8 } }
  expect(fitScale({ ...tiny, isTiny: true }, 0)).toBe(64)
})

test('what lies under the pointer stays there while one zooms', () => {
  const large = { ...sizes, picture: { width: 4000, height: 4000 } }
  const before = zoomBy(plainLook, large, 10)
  const at = { x: 100, y: -50 }
  const after = zoomBy(before, large, 1.25, at)
  const under = (look: typeof before) => [
    (at.x - look.x) / (look.scale ?? 0),
    (at.y - look.y) / (look.scale ?? 0),
  ]
  expect(under(after)[0]).toBeCloseTo(under(before)[0] ?? 0)
  expect(under(after)[1]).toBeCloseTo(under(before)[1] ?? 0)
})

test('a picture is moved to its edges and no further, and one that is all in sight not at all', () => {
  expect(panBy(plainLook, sizes, 500, 500)).toMatchObject({ x: 0, y: 0 })
  const close = zoomBy(plainLook, sizes, 3)
  expect(panBy(close, sizes, 5000, -5000)).toMatchObject({ x: 200, y: -400 })
})

test('four turns bring a picture back, and so do two changes between fitted and full size', () => {
  const turned = [1, 2, 3, 4].reduce((look) => rotate(look, sizes), plainLook)
  expect(turned).toEqual(plainLook)
  expect(toggleFit(toggleFit(plainLook, sizes), sizes)).toEqual(plainLook)
})

test('parts are called by their titles, else by what they are', () => {
  expect(
    partNames([
      { kind: 'text', text: 'a', title: 'Letter' },
      { kind: 'text', text: 'b' },
      { kind: 'json', data: 1 },
      { kind: 'json', data: 2 },
    ]),
  ).toEqual(['Letter', 'Text', 'JSON 1', 'JSON 2'])
})

test('text is found whatever its case, but not in what only counts or labels', () => {
  document.body.innerHTML =
    '<div id="r"><p>Cat, <b>cat</b> and CAT</p><span data-no-find>cat</span></div>'
  const root = document.getElementById('r')
  if (!root) throw new Error('the page is empty')
  expect(findRanges(root, ' cat ').map(String)).toEqual(['Cat', 'cat', 'CAT'])
  expect(findRanges(root, '  ')).toEqual([])
})

function show(payload: Payload, weights: Readonly<Record<string, number>> | null = null) {
  const keyboard = createKeyboard(() => 'linux')
  function Window() {
    useKeys(keyboard)
    return (
      <KeyboardContext value={keyboard}>
        <article tabIndex={-1}>
          <PayloadView payload={payload} name="item-1" weights={weights} />
        </article>
      </KeyboardContext>
    )
  }
  render(<Window />)
  return userEvent.setup()
}

test('finding opens what is folded, counts the places and steps through them', async () => {
  const user = show({ kind: 'json', data: { a: { b: { deep: ['needle', 'needle'] } }, c: 1 } })
  expect(screen.queryByText('“needle”')).not.toBeInTheDocument()
  await user.keyboard('{Control>}f{/Control}needle')
  expect(screen.getAllByText('“needle”')).toHaveLength(2)
  expect(await screen.findByText('1 of 2')).toBeInTheDocument()
  await user.keyboard('{Enter}')
  expect(screen.getByText('2 of 2')).toBeInTheDocument()
  await user.keyboard('x')
  expect(await screen.findByText('not found')).toBeInTheDocument()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('search')).not.toBeInTheDocument()
  expect(screen.getByRole('article')).toHaveFocus()
})

test('all parts are shown, or one alone, by two keys', async () => {
  const user = show({
    kind: 'parts',
    parts: [
      { kind: 'text', title: 'Letter', text: 'dear' },
      { kind: 'table', title: 'Sums', fields: { total: 3 } },
    ],
  })
  const parts = within(screen.getByRole('radiogroup', { name: 'Parts' }))
  expect(parts.getByRole('radio', { name: 'All' })).toBeChecked()
  expect(screen.getByText('dear')).toBeInTheDocument()
  expect(screen.getByText('total')).toBeInTheDocument()
  await user.keyboard('.')
  expect(parts.getByRole('radio', { name: 'Letter' })).toBeChecked()
  expect(screen.queryByText('total')).not.toBeInTheDocument()
  await user.keyboard(',,')
  expect(parts.getByRole('radio', { name: 'Sums' })).toBeChecked()
  expect(screen.queryByText('dear')).not.toBeInTheDocument()
})

test('fields that weighed in the model’s answer are marked only where their weights are given', () => {
  const payload: Payload = { kind: 'table', fields: { age: 41, city: 'Bern' } }
  show(payload)
  expect(screen.queryByRole('table')).not.toBeInTheDocument()
  show(payload, { age: -0.42 })
  const row = within(screen.getByRole('table')).getByRole('row', { name: /age/ })
  expect(row).toHaveTextContent('−0.42')
})

test('a very long table is drawn whole, and what a producer wrote stays text', async () => {
  const fields = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [`field ${index}`, '<b>bold</b>']),
  )
  show({ kind: 'table', fields })
  expect(await screen.findByText('field 399')).toBeInTheDocument()
  expect(screen.getAllByText('<b>bold</b>')).toHaveLength(400)
})
