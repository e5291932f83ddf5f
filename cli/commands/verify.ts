import type { Command } from '../command'
import { setTable } from '../text/table'

/** Checks that the workspace holds together. */
export const verify: Command = {
  name: 'verify',
  usage: '',
  does: 'check the database, the audit log and the figures against a full recount',
  least: 0,
  most: 0,
  read: () => ({
    run: async ({ ask, out }) => {
      const answer = await ask('workspace.verify', {}, 'Checking')
      if (!answer.ok) return out.failed(answer.error)
      const { ok, checks } = answer.value
      out.result({ ok, checks }, () =>
        setTable(
          ['', 'check', 'found'],
          checks.map((check) => [check.ok ? 'ok' : 'NOT OK', check.name, check.detail]),
        ),
      )
      return ok ? 0 : 1
    },
  }),
}
