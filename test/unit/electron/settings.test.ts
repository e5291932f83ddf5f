import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings, writeSettings } from '../../../electron/settings'

const dir = mkdtempSync(path.join(tmpdir(), 'understudy-settings-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('the last workspace is remembered', () => {
  writeSettings(dir, { lastWorkspace: '/somewhere' })
  expect(readSettings(dir)).toEqual({ lastWorkspace: '/somewhere' })
})

test('a first start remembers nothing', () => {
  expect(readSettings(path.join(dir, 'none'))).toEqual({ lastWorkspace: null })
})

test.each(['', '{', 'null', '[]', '{"lastWorkspace":7}'])(
  'damaged settings (%s) are a first start',
  (text) => {
    writeFileSync(path.join(dir, 'settings.json'), text)
    expect(readSettings(dir)).toEqual({ lastWorkspace: null })
  },
)
