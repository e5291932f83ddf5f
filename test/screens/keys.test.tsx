import { expect, test } from 'vitest'
import { commands } from '../../renderer/keyboard/commands'
import { isStrokeOf, isTyping, usesPlainKeys, type Stroke } from '../../renderer/keyboard/keys'

const press = (key: string, facts: Partial<Stroke> = {}): Stroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...facts,
})

test.each<[string, Stroke, boolean]>([
  ['n', press('n'), true],
  ['n', press('N', { shiftKey: true }), false],
  ['n', press('n', { ctrlKey: true }), false],
  ['n', press('n', { altKey: true }), false],
  ['Mod+Z', press('z', { ctrlKey: true }), true],
  ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false],
  ['Mod+Z', press('z', { metaKey: true }), false],
  ['Space', press(' '), true],
  ['Space', press(' ', { shiftKey: true }), false],
  ['Shift+Space', press(' ', { shiftKey: true }), true],
  ['?', press('?', { shiftKey: true }), true],
  ['7', press('7', { code: 'Numpad7' }), true],
  ['7', press('è', { code: 'Digit7' }), true],
  ['7', press('7', { code: 'Digit7', shiftKey: true }), true],
  ['1', press('!', { code: 'Digit1', shiftKey: true }), false],
  ['1', press('2', { code: 'Digit1' }), false],
  ['Plus', press('+', { shiftKey: true }), true],
  ['Plus', press('+'), true],
  ['Shift+R', press('R', { shiftKey: true }), true],
  ['Shift+R', press('r'), false],
])('%s for %o: %s', (keys, stroke, expected) => {
  expect(isStrokeOf(keys, stroke, 'linux')).toBe(expected)
})

test('on a Mac the command key takes the place of Control', () => {
  expect(isStrokeOf('Mod+K', press('k', { metaKey: true }), 'darwin')).toBe(true)
  expect(isStrokeOf('Mod+K', press('k', { ctrlKey: true }), 'darwin')).toBe(false)
})

test('keys rest where text is written, and Space is left to what has the focus', () => {
  document.body.innerHTML =
    '<input id="i"><button id="b"><span id="s"></span></button><p id="p"></p><pre id="t" tabindex="0"></pre>'
  expect(['i', 'b', 'p'].map((id) => isTyping(document.getElementById(id)))).toEqual([
    true,
    false,
    false,
  ])
  expect(['s', 't', 'p'].map((id) => usesPlainKeys(document.getElementById(id)))).toEqual([
    true,
    true,
    false,
  ])
})

test('no command has a key that destroys, and no two commands share one', () => {
  const keys = commands.flatMap((command) => [...command.keys])
  expect(keys.filter((one) => /Backspace|Delete/.test(one))).toEqual([])
  expect(new Set(keys).size).toBe(keys.length)
})
