import { parseArgs, type ParseArgsConfig } from 'node:util'
import { wrongUse, type Command, type CommandInput, type WrongUse } from './command'

/** What a command line asks for. */
export type Invocation =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: Command | null }
  | { readonly kind: 'wrong'; readonly command: Command | null; readonly message: string }
  | { readonly kind: 'run'; readonly command: Command; readonly input: CommandInput }

const everywhere = { texts: ['workspace', 'as'], flags: ['json', 'help'] } as const

/** Understands a command line; says what is wrong with it instead of guessing. */
export function readArgs(argv: readonly string[], commands: readonly Command[]): Invocation {
  if (argv.length === 1 && argv[0] === '--version') return { kind: 'version' }
  const parsed = parse(argv, commands)
  if ('wrongUse' in parsed) return { kind: 'wrong', command: null, message: parsed.wrongUse }

  const { given } = parsed
  const isHelp = parsed.words[0] === 'help'
  const words = isHelp ? parsed.words.slice(1) : parsed.words
  const command = commands.find((one) => startsWith(words, one.name.split(' '))) ?? null
  if (isHelp || given.has('help')) return { kind: 'help', command }
  if (!command) return { kind: 'wrong', command, message: unknown(words, commands) }

  const input = toInput(words.slice(command.name.split(' ').length), given)
  const message = findFault(command, input.words, given)
  return message === null ? { kind: 'run', command, input } : { kind: 'wrong', command, message }
}

type Given = ReadonlyMap<string, readonly (string | true)[]>

/** Splits words from options; that an option belongs to another command is found out later. */
function parse(
  argv: readonly string[],
  commands: readonly Command[],
): { readonly words: readonly string[]; readonly given: Given } | WrongUse {
  const options: ParseArgsConfig['options'] = { help: { type: 'boolean', short: 'h' } }
  for (const { texts = [], flags = [] } of [everywhere, ...commands]) {
    for (const name of texts) options[name] = { type: 'string', multiple: true }
    for (const name of flags) options[name] ??= { type: 'boolean' }
  }
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const given = new Map<string, readonly (string | true)[]>()
    for (const [name, value] of Object.entries(values))
      if (Array.isArray(value)) given.set(name, value.map(String))
      else if (value === true) given.set(name, [true])
    return { words: positionals, given }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return wrongUse(message.split('. ')[0] ?? message)
  }
}

function findFault(command: Command, words: readonly string[], given: Given): string | null {
  const known = [everywhere, command].flatMap(({ texts = [], flags = [] }) => [...texts, ...flags])
  for (const [name, values] of given) {
    if (!known.includes(name)) return `"${command.name}" has no option --${name}`
    if (values.length > 1 && !command.repeatable?.includes(name))
      return `--${name} can be given once`
    if (values.includes('')) return `--${name} must not be empty`
  }
  if (words.length < command.least) return 'something is missing'
  if (words.length > command.most) return `"${words[command.most]}" is too much`
  return null
}

function toInput(words: readonly string[], given: Given): CommandInput {
  const texts: CommandInput['texts'] = (option) =>
    (given.get(option) ?? []).filter((value) => value !== true)
  return {
    words,
    texts,
    text: (option) => texts(option)[0] ?? null,
    has: (flag) => given.has(flag),
  }
}

function unknown(words: readonly string[], commands: readonly Command[]): string {
  const [first, second] = words
  if (first === undefined) return 'no command given'
  const group = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (group.length === 0) return `there is no command "${first}"`
  const rest = group.map(({ name }) => name.slice(first.length + 1)).join(', ')
  return second === undefined
    ? `"${first}" needs one of: ${rest}`
    : `there is no command "${first} ${second}", only: ${rest}`
}

function startsWith(words: readonly string[], start: readonly string[]): boolean {
  return start.every((word, index) => words[index] === word)
}
