import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerMedia } from '../../../electron/media'

let base = ''
let media = ''

beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'understudy-media-'))
  media = path.join(base, 'media')
  mkdirSync(path.join(media, 'scans'), { recursive: true })
  writeFileSync(path.join(media, 'scans', 'one.PNG'), 'bytes')
  writeFileSync(path.join(media, 'page.svg'), '<svg/>')
  writeFileSync(path.join(media, 'page.html'), '<p>')
  writeFileSync(path.join(base, 'secret.png'), 'secret')
  symlinkSync(path.join(base, 'secret.png'), path.join(media, 'link.png'))
  symlinkSync(base, path.join(media, 'up'))
  symlinkSync(path.join(media, 'scans', 'one.PNG'), path.join(media, 'inside.png'))
  mkdirSync(path.join(media, 'folder.png'))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

test('a picture in the media folder is sent with a fixed type and may run nothing', async () => {
  const response = await answerMedia(media, 'scans/one.PNG')
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('bytes')
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(response.headers.get('content-security-policy')).toContain('sandbox')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a link to a picture inside the folder is followed', async () => {
  expect((await answerMedia(media, 'inside.png')).status).toBe(200)
})

test.each([
  ['a link that leads outside', 'link.png'],
  ['a folder that leads outside', 'up/secret.png'],
  ['a path that climbs', '../secret.png'],
  ['a path that climbs from within', 'scans/../../secret.png'],
  ['a path that climbs as Windows writes it', '..\\secret.png'],
  ['an absolute path', '/etc/hosts.png'],
  ['a folder', 'folder.png'],
  ['a file that is not there', 'none.png'],
  ['a drawing that can hold scripts', 'page.svg'],
  ['a page', 'page.html'],
  ['nothing', ''],
])('%s is not found', async (_what, file) => {
  expect((await answerMedia(media, file)).status).toBe(404)
})

test('without a workspace there are no pictures', async () => {
  expect((await answerMedia(null, 'scans/one.PNG')).status).toBe(404)
})
