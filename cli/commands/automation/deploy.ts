import { isAbove } from '../../../shared/gates/stages'
import { isSameVersion, servingVersion, strategySchema } from '../../../shared/schema/deployment'
import type { Command, ExitCode, Session, WrongUse } from '../../command'
import { readOptions, type OptionReader } from '../../options'
import { findContradiction, planStrategy, type StrategyFlags } from './planStrategy'
import { tellMissing } from './tellMissing'
import { tellState } from './tellState'

const kinds = strategySchema.options.map((one) => one.shape.kind.value)

/** Sets a strategy beside the one in force; the data process says whether it may be. */
export const deploy: Command = {
  name: 'deploy',
  usage: `--task T --strategy ${kinds.join('|')} [--model M --version V] [--share P] [--slot blue|green] [--revision N] --as USER --reason R`,
  does: 'set a strategy; --share is the part of a canary’s candidate, or of the green slot',
  texts: ['task', 'model', 'version', 'strategy', 'share', 'slot', 'reason', 'revision'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const act = options.act()
    const kind = options.oneOf('strategy', kinds)
    if (kind === null) options.wrong('which strategy? Name it with --strategy')
    const flags = {
      kind: kind ?? 'single',
      version: options.version(),
      share: options.share('share'),
      slot: options.oneOf('slot', ['blue', 'green']),
    } as const
    const contradiction = findContradiction(flags)
    if (contradiction !== null) options.wrong(contradiction)
    return options.done({ run: (session) => run(session, act, flags) })
  },
}

async function run(
  session: Session,
  act: ReturnType<OptionReader['act']>,
  flags: StrategyFlags,
): Promise<ExitCode | WrongUse> {
  const present = await session.ask('automation.state', { task: act.task })
  if (!present.ok) return session.out.failed(present.error)
  const { deployment } = present.value
  const strategy = planStrategy(deployment.strategy, flags)
  if ('wrongUse' in strategy) return strategy
  if ('premature' in strategy) return session.out.failed({ message: strategy.premature })
  const serving = servingVersion(strategy)
  const takesOver = !isSameVersion(servingVersion(deployment.strategy), serving)
  if (serving !== null && takesOver && isAbove(deployment.stage, 'shadow'))
    await tellMissing(session, act.task, serving, deployment.stage)
  const asked = { ...session.write(), ...act, strategy }
  return tellState(session, await session.ask('automation.deploy', asked))
}
