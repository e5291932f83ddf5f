import { parseArgs } from 'node:util'
import type { Question } from './question'

interface Options {
  readonly questions: readonly Question[]
  readonly quick: boolean
  readonly save: boolean
  readonly runs: number
  readonly profile: string | null
}

/** What is asked for: by default every question that does not take too long. */
export function readArgs(
  argv: readonly string[],
  questions: readonly Question[],
): Options | { readonly wrong: string } {
  try {
    const { values } = parseArgs({ args: [...argv], options })
    const names = values.only?.flatMap((list) => list.split(','))
    const unknown = names?.find((name) => !questions.some((question) => question.name === name))
    if (unknown !== undefined) return { wrong: `There is no question "${unknown}".` }
    const runs = Number(values.runs)
    if (!Number.isInteger(runs) || runs < 1) return { wrong: '--runs takes a whole number from 1.' }
    return {
      questions: questions.filter(({ name, byDefault }) => names?.includes(name) ?? byDefault),
      quick: values.quick,
      save: values.save,
      runs,
      profile: values.profile ?? null,
    }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

const options = {
  only: { type: 'string', multiple: true },
  quick: { type: 'boolean', default: false },
  save: { type: 'boolean', default: false },
  runs: { type: 'string', default: '3' },
  profile: { type: 'string' },
} as const

export function usage(questions: readonly Question[]): string {
  return `npm run bench -- [--only NAME[,NAME]] [--quick] [--runs N] [--save] [--profile DIR]

  --only     ${questions.map(({ name }) => name).join(', ')}
  --quick    a tenth of everything, for a first look
  --save     put the table into bench/README.md
  --profile  write a CPU profile of each data process into DIR`
}
