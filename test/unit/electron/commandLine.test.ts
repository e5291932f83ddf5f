import { expect, it } from 'vitest'
import { namedWorkspace } from '../../../electron/commandLine'

it.each([
  [['app', '--workspace=/a/b'], '/a/b'],
  [['app', '--no-sandbox', '--workspace', '/a/b'], '/a/b'],
  [['app', '--workspace', 'sub folder'], '/here/sub folder'],
  [['app', '--workspace='], null],
  [['app', '--workspace'], null],
  [['app'], null],
])('reads the folder from %j', (argv, expected) => {
  expect(namedWorkspace(argv, '/here')).toBe(expected)
})
