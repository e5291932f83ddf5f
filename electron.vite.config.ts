import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { pdfFiles } from './scripts/pdfFiles.ts'

// CommonJS, because Electron 25 cannot start from ES modules and a sandboxed preload must not be one.
// Chunks lie beside the entries, so that __dirname means the same folder in all of them.
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
} as const

export default defineConfig({
  main: {
    build: {
      target: 'node18',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: 'electron/main.ts',
          data: 'db/main.ts',
          parseWorker: 'db/workers/parse.ts',
          exportWorker: 'db/workers/export.ts',
          importWorker: 'db/workers/import.ts',
          backupWorker: 'db/workers/backup.ts',
          readWorker: 'db/workers/read.ts',
          cli: 'cli/main.ts',
        },
        output: commonJs,
      },
    },
  },
  preload: {
    build: {
      target: 'node18',
      sourcemap: true,
      rolldownOptions: { input: { index: 'electron/preload.ts' }, output: commonJs },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), tailwind(), pdfFiles()],
    build: {
      target: 'chrome114',
      minify: true,
      // Read from the disk beside the app: one file opens faster than several.
      chunkSizeWarningLimit: 2000,
      sourcemap: true,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
})
