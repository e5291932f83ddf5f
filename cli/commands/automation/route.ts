import type { InputOf } from '../../../shared/contract/requests'
import type { WrongUse, Command, CommandInput } from '../../command'
import { readOptions } from '../../options'
import { shapeRoute } from '../../../shared/routing/routeDocument'
import { formatRoute } from '../../text/route'

/** What the policy says of an item now; nothing is stored. */
export const route: Command = {
  name: 'route',
  usage: '--task T --item ID [--confidence C --model M --version V [--label L] [--segment k=v …]]',
  does: 'what the policy says of an item, known or about to come',
  texts: ['task', 'item', 'confidence', 'model', 'version', 'label', 'segment'],
  repeatable: ['segment'],
  least: 0,
  most: 0,
  read: (input) => {
    const asked = readItem(input)
    if ('wrongUse' in asked) return asked
    return {
      run: async ({ ask, out }) => {
        const answer = await ask('automation.route', asked)
        if (!answer.ok) return out.failed(answer.error)
        out.result(shapeRoute(answer.value), () => [formatRoute(answer.value)])
        return 0
      },
    }
  },
}

function readItem(input: CommandInput): InputOf<'automation.route'> | WrongUse {
  const options = readOptions(input)
  const asked = {
    task: options.task(),
    item: options.text('item', 'which item? Name it with --item'),
  }
  const version = options.version()
  const confidence = options.share('confidence')
  const label = input.text('label')
  const segment = options.pairs('segment')
  if (version === null || confidence === null) {
    if (version !== null || confidence !== null)
      options.wrong('--confidence, --model and --version go together')
    if (label !== null || input.text('segment') !== null)
      options.wrong('--label and --segment go with --confidence, --model and --version')
    return options.done({ ...asked, prediction: null })
  }
  return options.done({ ...asked, prediction: { ...version, confidence, label, segment } })
}
