import { expect, test } from 'vitest'
import { readArgs } from '../../../cli/args'
import { commands } from '../../../cli/commands'

/** What reading a command line comes to: nothing wrong, or what is. */
function faultOf(line: string): string | null {
  const asked = readArgs(line.split(' '), commands)
  if (asked.kind !== 'run') return 'message' in asked ? asked.message : asked.kind
  const plan = asked.command.read(asked.input)
  return 'wrongUse' in plan ? plan.wrongUse : null
}

const act = '--task t --as lead --reason why'

test.each([
  'gate --task t --model m --version 1',
  'gate --task t --model m --version 1 --to full --json',
  `promote ${act}`,
  `promote ${act} --threshold 0.9 --outright`,
  `demote ${act} --to manual`,
  `rollback ${act}`,
  `threshold ${act} --to 1`,
  `approve ${act}`,
  `decline ${act}`,
  'timeline --task t',
  'state --task t',
  `deploy ${act} --strategy single --model m --version 1`,
  `deploy ${act} --strategy canary --model m --version 1 --share .25`,
  `deploy ${act} --strategy blue-green --share 0`,
  'route --task t --item i',
  'route --task t --item i --confidence 0.9 --model m --version 1 --segment a=b --segment c=d=e',
])('"%s" is understood', (line) => {
  expect(faultOf(line)).toBeNull()
})

test.each([
  ['gate --model m --version 1', 'which task?'],
  ['gate --task t', 'which version?'],
  ['gate --task t --model m', '--version'],
  ['gate --task t --model m --version 1 --to best', '--to must be one of: shadow, assisted'],
  ['gate --task t --model m --version 1 --to manual', '--to must be one of: shadow, assisted'],
  ['promote --task t --reason why', '--as'],
  ['promote --task t --as lead', '--reason'],
  ['rollback --as lead --reason why', 'which task?'],
  [`promote ${act} --threshold 1.5`, '--threshold must be a number from 0 to 1'],
  [`promote ${act} --threshold high`, '--threshold must be a number from 0 to 1'],
  [`promote ${act} --to full`, '"promote" has no option --to'],
  [`rollback ${act} --threshold 2`, 'from 0 to 1'],
  [`demote ${act} --to nowhere`, '--to must be one of'],
  [`threshold ${act}`, 'which threshold?'],
  [`deploy ${act} --model m --version 1`, 'which strategy?'],
  [`deploy ${act} --strategy best --model m --version 1`, '--strategy must be one of: single'],
  [`deploy ${act} --strategy single --model m`, '--model and --version go together'],
  [`deploy ${act} --strategy single --model m --version 1 --share 0.5`, '--share has no place'],
  [`deploy ${act} --strategy canary --model m --version 1 --share 5`, 'from 0 to 1'],
  [`deploy ${act} --strategy blue-green --model m --version 1 --slot red`, 'blue, green'],
  ['route --task t', 'which item?'],
  ['route --task t --item i --confidence 0.9', 'go together'],
  ['route --task t --item i --model m --version 1', 'go together'],
  ['route --task t --item i --label l', '--label and --segment go with'],
  ['route --task t --item i --confidence 1 --model m --version 1 --segment a', 'KEY=VALUE'],
])('"%s" is wrong use: %s', (line, message) => {
  expect(faultOf(line)).toContain(message)
})

test('a reason of blanks is none', () => {
  const asked = readArgs(['promote', ...act.split(' ').slice(0, -1), '  '], commands)
  if (asked.kind !== 'run') throw new Error(asked.kind)
  expect(asked.command.read(asked.input)).toHaveProperty('wrongUse')
})
