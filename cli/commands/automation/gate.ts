import type { Gate } from '../../../shared/contract/automation'
import { stages } from '../../../shared/schema/deployment'
import type { Command } from '../../command'
import { readOptions } from '../../options'
import { formatGate } from '../../text/gate'

/** The verdict of a gate; whatever it is, asking for it went well. */
export const gate: Command = {
  name: 'gate',
  usage: '--task T --model M --version V [--to STAGE]',
  does: 'the verdict and its checklist for the next stage, or for the one named',
  texts: ['task', 'model', 'version', 'to'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const asked = {
      task: options.task(),
      model: options.text('model', 'which version? Name it with --model and --version'),
      version: options.text('version', '--model and --version go together'),
      // Nothing is asked of a model to leave the decisions to people.
      to: options.oneOf('to', stages.slice(1)),
    }
    return options.done({
      run: async ({ ask, out }) => {
        const answer = await ask('automation.gate', asked, 'Judging')
        if (!answer.ok) return out.failed(answer.error)
        out.result(shapeGate(answer.value), () => formatGate(answer.value))
        return 0
      },
    })
  },
}

/** Exactly the documented keys, in their order. */
function shapeGate(found: Gate) {
  const { task, model, version, stage, next, verdict, criteria, recommendedThreshold } = found
  return { task, model, version, stage, next, verdict, criteria, recommendedThreshold }
}
