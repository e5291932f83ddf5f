import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

const forbidden: readonly (readonly [file: string, imported: string])[] = [
  ['shared/ids.ts', 'node:crypto'],
  ['shared/ids.ts', 'electron'],
  ['shared/ids.ts', 'react'],
  ['shared/ids.ts', 'better-sqlite3'],
  ['shared/ids.ts', '../db/store'],
  ['shared/schema/task.ts', '../../renderer/bridge'],
  ['shared/schema/task.ts', '../../cli/args'],
  ['shared/schema/task.ts', '../../electron/menu'],
  ['shared/stats/wilson.ts', 'zod'],
  ['shared/stats/wilson.ts', '../ids'],
  ['shared/stats/wilson.ts', '../schema/task'],
  ['shared/stats/agreement/kappa.ts', '../../ids'],
  ['shared/gates/evaluate.ts', '../review/plan'],
  ['shared/gates/evaluate.ts', '../contract/requests'],
  ['shared/routing/route.ts', '../ingest/plan'],
  ['shared/review/plan.ts', '../audit/entry'],
  ['shared/exports/csv.ts', '../routing/route'],
  ['shared/exports/rows/flat.ts', '../../routing/route'],
  ['shared/audit/entry.ts', '../gates/evaluate'],
  ['shared/ingest/plan.ts', '../review/plan'],
  ['shared/contract/report.ts', '../stats/report'],
  ['db/server.ts', 'react'],
  ['db/server.ts', 'electron'],
  ['db/server.ts', 'better-sqlite3'],
  ['db/server.ts', '../renderer/bridge'],
  ['db/server.ts', '../cli/args'],
  ['db/workers/read.ts', 'better-sqlite3'],
  ['db/handlers/review.ts', '../sqlite/decide'],
  ['db/handlers/review.ts', '../jobs/gates'],
  ['db/ingest/door.ts', '../handlers/review'],
  ['db/http/events.ts', '../handlers/review'],
  ['db/jobs/gates.ts', '../ingest/door'],
  ['db/exports/csv.ts', '../sqlite/read'],
  ['db/exports/rows/flat.ts', '../../sqlite/read'],
  ['electron/window.ts', '../db/main'],
  ['electron/window.ts', '../renderer/main'],
  ['electron/window.ts', '../shared/stats/wilson'],
  ['electron/window.ts', 'better-sqlite3'],
  ['renderer/App.tsx', 'node:fs'],
  ['renderer/App.tsx', 'node:fs/promises'],
  ['renderer/App.tsx', 'fs'],
  ['renderer/App.tsx', 'electron'],
  ['renderer/App.tsx', '../db/store'],
  ['renderer/screens/review/Screen.tsx', '../queue/Screen'],
  ['renderer/screens/review/parts/Card.tsx', '../../queue/Screen'],
  ['renderer/screens/review/Screen.tsx', '../../../electron/menu'],
  ['renderer/charts/Bars.tsx', '../state/session'],
  ['renderer/ui/Button.tsx', '../bridge'],
  ['renderer/words/stages.ts', '../state/session'],
  ['cli/main.ts', '../db/store'],
  ['cli/main.ts', 'electron'],
  ['cli/commands/report.ts', '../../db/store'],
  ['cli/commands/report.ts', 'better-sqlite3'],
  ['db/server.ts', '../test/make/prediction'],
  ['renderer/App.tsx', '../test/make/prediction'],
  ['bench/main.ts', '../test/make/prediction'],
]

const allowed: readonly (readonly [file: string, imported: string])[] = [
  ['shared/schema/event.ts', 'zod'],
  ['shared/schema/event.ts', '../ids'],
  ['shared/stats/mcc.ts', '../result'],
  ['shared/stats/agreement/mcc.ts', '../../result'],
  ['shared/stats/agreement/mcc.ts', '../beta'],
  ['shared/gates/steps.ts', '../schema/policy'],
  ['shared/gates/steps.ts', '../stats/wilson'],
  ['shared/gates/steps.ts', '../roles'],
  ['shared/ingest/event.ts', '../routing/route'],
  ['shared/contract/review.ts', '../schema/task'],
  ['db/sqlite/open.ts', 'better-sqlite3'],
  ['db/migrations/run.ts', 'better-sqlite3'],
  ['db/main.ts', './sqlite/open'],
  ['db/handlers/exports.ts', '../exports/csv'],
  ['db/handlers/exports.ts', '../../shared/exports/csv'],
  ['db/http/body.ts', '../ingest/door'],
  ['db/jobs/watch.ts', 'node:fs'],
  ['electron/menu.ts', 'electron'],
  ['electron/menu.ts', '../shared/contract/requests'],
  ['renderer/screens/queue/Screen.tsx', '../../ui/Button'],
  ['renderer/screens/queue/Screen.tsx', '../../../shared/schema/task'],
  ['renderer/screens/queue/Screen.tsx', './session'],
  ['renderer/main.tsx', './screens/queue/Screen'],
  ['cli/host.ts', 'node:child_process'],
  ['cli/host.ts', '../shared/contract/requests'],
  ['test/store/suite.test.ts', '../../db/sqlite/open'],
]

describe('who may import whom', () => {
  let folder = ''
  let caught = new Set<string>()

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'import-rules-'))
    await cp(path.join(root, 'oxlint.config.ts'), path.join(folder, 'oxlint.config.ts'))
    await mkdir(path.join(folder, 'scripts'))
    const rules = path.join('scripts', 'importRules.ts')
    await cp(path.join(root, rules), path.join(folder, rules))
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }')
    await writeImports(folder, [...forbidden, ...allowed])
    caught = await caughtBy(folder)
  }, 60_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(forbidden)('%s may not import %s', (file, imported) => {
    expect(caught).toContain(`${file} ${imported}`)
  })

  it.each(allowed)('%s may import %s', (file, imported) => {
    expect(caught).not.toContain(`${file} ${imported}`)
  })

  it('looks at the imports of types and at those made while running, too', async () => {
    const file = path.join(folder, 'shared/late.ts')
    await writeFile(
      file,
      "import type { A } from 'electron'\nexport const b = () => import('react')\n",
    )
    const now = await caughtBy(folder)
    expect(now).toContain('shared/late.ts electron')
    expect(now).toContain('shared/late.ts react')
  })
})

async function writeImports(
  folder: string,
  pairs: readonly (readonly [string, string])[],
): Promise<void> {
  for (const [file, lines] of Map.groupBy(pairs, ([name]) => name)) {
    const text = lines.map(([, from], at) => `import { x as x${at} } from '${from}'\nx${at}()\n`)
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), text.join(''))
  }
}

interface Diagnostic {
  readonly code?: string
  readonly message: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly line: number } }[]
}

/** What oxlint reports as a forbidden import, as "file import". */
async function caughtBy(folder: string): Promise<Set<string>> {
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint')
  const run = promisify(execFile)(process.execPath, [oxlint, '--format', 'json'], { cwd: folder })
  const output = await run.then(
    ({ stdout }) => stdout,
    (failure: { stdout: string }) => failure.stdout,
  )
  const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(output)
  return new Set(
    diagnostics.flatMap(({ code, message, filename }) => {
      const imported = /['"`]([^'"`]+)['"`]/.exec(message)?.[1] ?? message
      const name = filename.replaceAll('\\', '/')
      return code === 'eslint(no-restricted-imports)' ? [`${name} ${imported}`] : []
    }),
  )
}
