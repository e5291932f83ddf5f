import { reportFilter } from '../../shared/contract/report'
import { stages } from '../../shared/schema/deployment'
import { firstFieldError } from '../../shared/schema/issues'
import { wrongUse, type Command, type CommandInput, type WrongUse } from '../command'
import { formatReport } from '../text/report'

/** Prints the agreement figures; they are computed where the data is. */
export const report: Command = {
  name: 'report',
  usage: '--task T [--model M --version V] [--from D --to D] [--segment k=v] [--stage S]',
  does: 'the agreement of a model with people, of one version or of each',
  texts: ['task', 'model', 'version', 'from', 'to', 'segment', 'stage'],
  least: 0,
  most: 0,
  read: (input) => {
    const filter = readFilter(input)
    if ('wrongUse' in filter) return filter
    return {
      run: async ({ ask, out }) => {
        const answer = await ask('report.get', filter, 'Computing')
        if (!answer.ok) return out.failed(answer.error)
        const [first] = answer.value
        const lines = () => answer.value.flatMap(formatReport)
        if (filter.model === null)
          out.result(answer.value, first ? lines : () => ['No version has predicted anything yet.'])
        else if (first) out.result(first, lines)
        else
          return out.failed({
            message: `${filter.model} ${filter.version} has predicted nothing for ${filter.task}`,
          })
        return 0
      },
    }
  },
}

function readFilter({ text }: CommandInput) {
  const task = text('task')
  const model = text('model')
  const version = text('version')
  if (task === null) return wrongUse('which task? Name it with --task')
  if ((model === null) !== (version === null)) return wrongUse('--model and --version go together')
  const segment = readSegment(text('segment'))
  if (segment && 'wrongUse' in segment) return segment
  const [from, to, stage] = [text('from'), text('to'), text('stage')]
  const given = { task, model, version, from, to, segment, stage }
  const checked = reportFilter.safeParse(given)
  if (checked.success) return checked.data
  if (stage !== null && !stages.some((one) => one === stage))
    return wrongUse(`--stage must be one of ${stages.join(', ')}`)
  const { path, message } = firstFieldError(checked.error)
  return wrongUse(`--${path} ${message}`)
}

function readSegment(given: string | null): { key: string; value: string } | WrongUse | null {
  if (given === null) return null
  const at = given.indexOf('=')
  if (at < 1) return wrongUse('--segment must be KEY=VALUE, such as site=north')
  return { key: given.slice(0, at), value: given.slice(at + 1) }
}
