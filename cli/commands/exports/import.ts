import path from 'node:path'
import type { ImportDone } from '../../../shared/contract/imports'
import { importFormats } from '../../../shared/schema/import'
import { wrongUse, type Command, type Session } from '../../command'
import { readOptions } from '../../options'
import { formatCounts, formatReasons } from '../../text/counts'
import { formatCount } from '../../text/figures'

/** Brings in a team's past from another tool, or one of our own exports. */
export const importData: Command = {
  name: 'import',
  usage: 'FILE --task T --format F [--map FIELD=COLUMN …] [--model M --version V] [--decider NAME]',
  does: `turn a file of another tool into events (${importFormats.join(', ')}); with --map one's columns or paths are named, such as --map value=label --map segment.site=site`,
  texts: ['task', 'format', 'map', 'model', 'version', 'decider'],
  repeatable: ['map'],
  least: 1,
  most: 1,
  read: (input) => {
    const options = readOptions(input)
    const format = options.oneOf('format', importFormats)
    const [file = ''] = input.words
    const asked = options.done({
      task: options.task(),
      map: options.pairs('map'),
      model: input.text('model'),
      version: input.text('version'),
      decider: input.text('decider'),
    })
    if ('wrongUse' in asked) return asked
    if (format === null)
      return wrongUse(`which format? Name it with --format: ${importFormats.join(', ')}`)
    return {
      run: async (session) => {
        const name = path.basename(file)
        const answer = await session.ask(
          'imports.run',
          { ...asked, format, file: session.resolve(file), name },
          name,
        )
        if (!answer.ok) return session.out.failed(answer.error)
        say(session, answer.value)
        return 0
      },
    }
  },
}

function say({ out }: Session, done: ImportDone): void {
  out.result(done, () => [
    `${formatCount(done.rows)} rows, events ${formatCounts(done)}, in ${done.seconds.toFixed(1)} s`,
  ])
  if (done.skipped > 0) out.say(`${formatCount(done.skipped)} rows made no event:`)
  for (const { row, message } of done.problems.slice(0, 10)) out.say(`  row ${row}: ${message}`)
  if (done.rejected > 0)
    out.say(
      `Set aside: ${formatReasons(done.reasons)}. "understudy rejected" lists them by the row they come from.`,
    )
}
