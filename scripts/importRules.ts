// Who may import whom: the table of the same name in the style guide, as lint rules.
// Of several entries that match a file the last one counts alone, so each is complete in itself.
// Within an entry, an import that a `!` lets through is not held against the bans after it: those come first.

import { builtinModules } from 'node:module'
import type { OxlintConfig } from 'oxlint'

type Override = NonNullable<OxlintConfig['overrides']>[number]

type Ban =
  | { readonly group: string[]; readonly message: string; readonly allowTypeImports?: true }
  | { readonly regex: string; readonly message: string }

/** Everything but what is listed. The patterns are read like a .gitignore: the last match counts. */
const allBut = (message: string, ...allowed: string[]) => ({
  group: ['**', ...allowed.map((pattern) => `!${pattern}`)],
  message,
})

/** The top folders of the repository, from wherever the file lies. */
const folders = (message: string, ...names: string[]): Ban => ({
  regex: `^(\\.\\.?/)+(${names.join('|')})(/|$)`,
  message,
})

const sqlite: Ban = {
  group: ['better-sqlite3'],
  message: 'Only db/sqlite and db/migrations open a database.',
}
const electron: Ban = {
  group: ['electron', 'electron/**'],
  message: 'Only electron/ runs inside Electron.',
}
const node: Ban = {
  regex: `^(node:.*|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
  message: 'There is no Node here.',
}
const drawing: Ban = {
  group: [
    '{react,react-dom,zustand,cmdk,lucide-react}',
    '{react,react-dom,zustand}/**',
    '@{base-ui,tanstack}/**',
  ],
  message: 'Only the renderer draws.',
}

const entry = (files: string, ...patterns: Ban[]): Override => ({
  files: [files],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

const outside = ['db', 'electron', 'renderer', 'cli', 'test', 'bench', 'scripts']
const outsideBut = (own: string): string[] => outside.filter((name) => name !== own)

const shared = folders('shared knows nothing of those who use it.', ...outside)

/** A folder of shared sees itself and the siblings named, from its own files and one folder down. */
const sees = (name: string, ...siblings: string[]) => {
  const message = `shared/${name} imports itself and ${siblings.join(', ')}.`
  const paths = siblings.flatMap((sibling) => [sibling, `${sibling}/**`])
  const above = paths.map((path) => `!../${path}`)
  const farAbove = paths.map((path) => `!../../${path}`)
  return [
    entry(`shared/${name}/*`, { group: ['**', '!./**', ...above], message }),
    entry(`shared/${name}/*/**`, {
      group: ['**', '!./**', '!../**', '../../**', ...farAbove],
      message,
    }),
  ]
}

const facts = ['schema', 'stats', 'roles', 'ids', 'result']

const dataOnly = [
  folders('The data process knows shared and Node only.', ...outsideBut('db')),
  drawing,
  electron,
]

const lanes = ['handlers', 'ingest', 'http', 'jobs', 'exports', 'imports']

/** A lane of the data process reaches the database through db/store and leaves its neighbours alone. */
const lane = (name: string, ...neighbours: string[]) => {
  const banned = lanes.filter((other) => other !== name && !neighbours.includes(other))
  const at = (up: string): Ban => ({
    regex: `^${up}(${['sqlite', 'migrations', ...banned].join('|')})(/|$)`,
    message: `db/${name} reaches the database through db/store, and no lane but ${neighbours.join(', ') || 'itself'}.`,
  })
  return [
    entry(`db/${name}/*`, at('\\.\\./'), ...dataOnly, sqlite),
    entry(`db/${name}/*/**`, at('\\.\\./\\.\\./'), ...dataOnly, sqlite),
  ]
}

const windowOnly = [
  folders('The renderer reaches the rest through its bridge.', ...outsideBut('renderer')),
  node,
  electron,
  sqlite,
]
const otherScreen = (up: string): Ban => ({
  regex: `^${up}[^./][^/]*/`,
  message: 'A screen imports no other screen.',
})

export const importRules = [
  entry('shared/**', shared, allBut('shared imports shared and zod.', './**', '../**', 'zod')),
  ...sees('stats', 'result'),
  ...['gates', 'routing', 'review', 'exports', 'imports', 'audit'].flatMap((name) =>
    sees(name, ...facts),
  ),
  ...sees('ingest', ...facts, 'routing'),
  entry('shared/contract/**', shared, node, electron, drawing, sqlite, {
    ...allBut(
      'The contract imports schema, ids, roles, and of results the types.',
      './**',
      '../schema/**',
      '../{ids,roles,result}',
      'zod',
    ),
    allowTypeImports: true,
  }),

  entry('db/**', ...dataOnly, sqlite),
  entry('db/{sqlite,migrations}/**', ...dataOnly),
  ...lane('handlers', 'ingest', 'exports', 'imports'),
  ...lane('ingest'),
  ...lane('http', 'ingest'),
  ...lane('jobs'),
  ...lane('exports'),
  ...lane('imports'),

  entry(
    'electron/**',
    folders('The others are started by path.', ...outsideBut('electron')),
    {
      group: ['**/shared/**', '!**/shared/contract/**'],
      message: 'Of shared, this process knows the contract only.',
    },
    drawing,
    sqlite,
  ),

  entry('renderer/**', ...windowOnly),
  entry('renderer/{charts,ui,words}/**', ...windowOnly, {
    group: ['**/{state,bridge}', '**/{state,bridge}/**'],
    message: 'Charts, ui and words are given what they show.',
  }),
  entry('renderer/screens/*/*', ...windowOnly, otherScreen('\\.\\./')),
  entry('renderer/screens/*/*/**', ...windowOnly, otherScreen('\\.\\./\\.\\./')),

  entry(
    'cli/**',
    folders('The data process is started by path.', ...outsideBut('cli')),
    drawing,
    electron,
    sqlite,
  ),
  entry('bench/**', folders('Nobody imports the tests.', 'test')),
]
