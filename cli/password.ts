import type { Readable, Writable } from 'node:stream'

/** A terminal, as far as a password is typed into it. */
export interface Terminal {
  readonly input: Readable & { isTTY?: boolean; setRawMode?: (raw: boolean) => unknown }
  readonly output: Writable
}

const terminal: Terminal = { input: process.stdin, output: process.stderr }

const enter = /[\r\n]/
const backspace = /[\b\u007f]/
const interrupt = '\u0003'

/** Asks for a secret that is not shown while it is typed; null where there is no terminal, or at Ctrl-C. */
export function askSecret(
  question: string,
  { input, output }: Terminal = terminal,
): Promise<string | null> {
  if (input.isTTY !== true || !input.setRawMode) return Promise.resolve(null)
  output.write(question)
  input.setRawMode(true)
  input.setEncoding('utf8')
  return new Promise((resolve) => {
    let typed = ''
    const end = (answer: string | null) => {
      input.off('data', take)
      input.setRawMode?.(false)
      input.pause()
      output.write('\n')
      resolve(answer)
    }
    const take = (text: string) => {
      for (const letter of text) {
        if (letter === interrupt) return end(null)
        if (enter.test(letter)) return end(typed)
        typed = backspace.test(letter) ? Array.from(typed).slice(0, -1).join('') : typed + letter
      }
    }
    input.on('data', take)
    input.resume()
  })
}
