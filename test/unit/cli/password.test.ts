import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { askSecret } from '../../../cli/password'

function makeTerminal(isTTY = true) {
  const raw: boolean[] = []
  const input = Object.assign(new PassThrough(), {
    isTTY,
    setRawMode: (isRaw: boolean) => raw.push(isRaw),
  })
  const output = new PassThrough()
  const shown = () => String(output.read() ?? '')
  return { input, output, raw, shown }
}

it('takes what is typed until Enter, with mistakes taken back, and shows nothing of it', async () => {
  const { input, output, raw, shown } = makeTerminal()
  const asked = askSecret('Password: ', { input, output })
  input.write('secrex\u007f')
  input.write('t\rmore')
  expect(await asked).toBe('secret')
  expect(shown()).toBe('Password: \n')
  expect(raw).toEqual([true, false])
})

it('gives nothing at Ctrl-C, and where nobody can type', async () => {
  const { input, output } = makeTerminal()
  const asked = askSecret('Password: ', { input, output })
  input.write('sec\u0003')
  expect(await asked).toBeNull()
  expect(await askSecret('Password: ', makeTerminal(false))).toBeNull()
})
