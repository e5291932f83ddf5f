import { expect, test } from 'vitest'
import { assignHotkeys, commandLetters } from '../../../shared/review/hotkeys'

const named = (...ids: readonly string[]) => ids.map((id) => ({ id, hotkey: undefined }))

test('labels without a key of their own get the digits in the order of the keyboard', () => {
  const keys = assignHotkeys(named('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'))
  expect([...keys.values()]).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'])
})

test('a label keeps its own key, and the others go round it', () => {
  const keys = assignHotkeys([
    { id: 'cat', hotkey: undefined },
    { id: 'dog', hotkey: '1' },
    { id: 'emu', hotkey: undefined },
  ])
  expect(Object.fromEntries(keys)).toEqual({ cat: '2', dog: '1', emu: '3' })
})

test('after the digits come the letters that no command uses', () => {
  const ids = Array.from({ length: 16 }, (_, index) => `label-${index}`)
  expect([...assignHotkeys(named(...ids)).values()].slice(10)).toEqual(
    ['a', 'b', 'c', 'd', 'e', 'h'], // f and g belong to commands
  )
})

test("a label may take a command's letter where its task says so", () => {
  expect(assignHotkeys([{ id: 'negative', hotkey: 'n' }]).get('negative')).toBe('n')
})

test('no key is given twice, and labels beyond the keyboard get none', () => {
  const labels = Array.from({ length: 60 }, (_, index) => ({ id: `${index}`, hotkey: undefined }))
  const keys = assignHotkeys(labels)
  expect(new Set(keys.values()).size).toBe(keys.size)
  expect(keys.size).toBe(36 - commandLetters.length)
  expect(keys.has('59')).toBe(false)
})
