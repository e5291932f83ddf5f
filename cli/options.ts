import type { VersionRef } from '../shared/schema/deployment'
import { wrongUse, type CommandInput, type WrongUse } from './command'

/** Reads options one by one. What it gives means nothing once one was wrong, which `done` then says. */
export interface OptionReader {
  /** Must be given. */
  text(option: string, question: string): string
  /** Between 0 and 1, or null where it was not given. */
  share(option: string): number | null
  oneOf<Choice extends string>(option: string, choices: readonly Choice[]): Choice | null
  /** `--model` and `--version`, which go together; null where both are missing. */
  version(): VersionRef | null
  /** `key=value`, as often as it was given. */
  pairs(option: string): Readonly<Record<string, string>>
  /** From 1 on, or null where it was not given. */
  wholeNumber(option: string): number | null
  /** Who acts and why: nothing changes in the name of nobody. With `--revision`, on what was looked at. */
  act(): { readonly task: string; readonly reason: string; readonly revision: number | null }
  /** The reason of somebody who says who they are: nothing changes in the name of nobody. */
  signed(): string
  task(): string
  wrong(message: string): void
  /** What was read, or the first thing that was wrong. */
  done<T>(value: T): T | WrongUse
}

export function readOptions(input: CommandInput): OptionReader {
  let fault: WrongUse | null = null
  const wrong = (message: string) => void (fault ??= wrongUse(message))

  const text: OptionReader['text'] = (option, question) => {
    const given = input.text(option)?.trim() ?? ''
    if (given === '') wrong(question)
    return given
  }
  const wholeNumber: OptionReader['wholeNumber'] = (option) => {
    const given = input.text(option)
    if (given === null) return null
    if (!/^[1-9]\d{0,14}$/.test(given))
      wrong(`--${option} must be a whole number from 1 on, but is ${given}`)
    return Number(given)
  }
  const signed = () => {
    text('as', 'who does it? Name yourself with --as')
    return text('reason', 'why? Give a --reason: it is kept with the change')
  }
  const task = () => text('task', 'which task? Name it with --task')

  return {
    text,
    task,
    signed,
    wholeNumber,
    wrong,
    share: (option) => {
      const given = input.text(option)
      if (given === null) return null
      if (!isDecimal.test(given) || Number(given) > 1)
        wrong(`--${option} must be a number from 0 to 1, such as 0.25, but is ${given}`)
      return Number(given)
    },
    oneOf: (option, choices) => {
      const given = input.text(option)
      const chosen = choices.find((one) => one === given) ?? null
      if (given !== null && chosen === null)
        wrong(`--${option} must be one of: ${choices.join(', ')}`)
      return chosen
    },
    version: () => {
      const [model, version] = [input.text('model'), input.text('version')]
      if ((model === null) !== (version === null)) wrong('--model and --version go together')
      return model === null || version === null ? null : { model, version }
    },
    pairs: (option) => {
      const pairs = input.texts(option).map((given) => {
        const at = given.indexOf('=')
        if (at < 1) wrong(`--${option} must be KEY=VALUE, such as site=north`)
        return [given.slice(0, at), given.slice(at + 1)] as const
      })
      return Object.fromEntries(pairs)
    },
    act: () => {
      return {
        task: task(),
        reason: signed(),
        revision: wholeNumber('revision'),
      }
    },
    done: (value) => fault ?? value,
  }
}

const isDecimal = /^(\d+(\.\d*)?|\.\d+)$/
