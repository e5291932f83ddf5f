// npm run bench: bundles bench/main.ts, so that it runs as the data process does, and runs it.
import path from 'node:path'
import { ensureBuild } from './prepare/build.mjs'
import { run } from './prepare/command.mjs'
import { continueOnRightNode } from './prepare/node.mjs'
import { out, root } from './prepare/places.mjs'

await continueOnRightNode()
if (!(await ensureBuild())) process.exit(1)

const { build } = await import('vite')
const folder = path.join(out, 'bench')
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3', '@playwright/test'] },
  build: {
    ssr: path.join(root, 'bench', 'main.ts'),
    outDir: folder,
    emptyOutDir: true,
    target: 'node22',
    sourcemap: true,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
})
const program = ['--expose-gc', path.join(folder, 'main.cjs'), ...process.argv.slice(2)]
// Only a shift needs the window.
const inWindow = process.argv.some((one) => one.split(',').includes('shift'))
const withElectron = path.join(root, 'scripts', 'withElectron.mjs')
process.exitCode = await run(
  process.execPath,
  inWindow ? [withElectron, process.execPath, ...program] : program,
)
