import { expect, test } from 'vitest'
import { readArgs } from '../../../cli/args'
import { commands } from '../../../cli/commands'

const read = (line: string) => readArgs(line.split(' ').filter(Boolean), commands)

test('a command is found wherever its options stand', () => {
  const asked = read('--workspace w task add --json file.json')
  if (asked.kind !== 'run') throw new Error(asked.kind)
  expect(asked.command.name).toBe('task add')
  expect(asked.input.words).toEqual(['file.json'])
  expect(asked.input.text('workspace')).toBe('w')
  expect(asked.input.has('json')).toBe(true)
})

test.each([
  ['', 'no command given'],
  ['dance', 'there is no command "dance"'],
  ['task', '"task" needs one of'],
  ['task remove', 'there is no command "task remove"'],
  ['task add', 'something is missing'],
  ['task list more', '"more" is too much'],
  ['verify --retry', '"verify" has no option --retry'],
  ['verify --unheard-of', "Unknown option '--unheard-of'"],
  ['verify --workspace', 'argument missing'],
  ['report --task a --task b', '--task can be given once'],
  ['report --task=', '--task must not be empty'],
])('"%s" is wrong use: %s', (line, message) => {
  const asked = read(line)
  expect(asked.kind).toBe('wrong')
  expect('message' in asked ? asked.message : '').toContain(message)
})

test.each([
  ['--help', null],
  ['-h', null],
  ['help', null],
  ['help report', 'report'],
  ['report --help', 'report'],
  ['task add --help', 'task add'],
])('"%s" asks for help', (line, name) => {
  const asked = read(line)
  if (asked.kind !== 'help') throw new Error(asked.kind)
  expect(asked.command?.name ?? null).toBe(name)
})

test('--version alone asks for the version of the app, with report for that of a model', () => {
  expect(read('--version').kind).toBe('version')
  expect(read('report --task t --model m --version 2').kind).toBe('run')
})

test('every command says how it is used and what it does', () => {
  for (const { name, does, least, most } of commands) {
    expect(name).toMatch(/^[a-z]+( [a-z]+)?$/)
    expect(does).not.toBe('')
    expect(least).toBeLessThanOrEqual(most)
  }
})
