import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'

const library = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** Where the page asks for them, and where they lie. */
const folders = { cmaps: 'cmaps', fonts: 'standard_fonts', decoders: 'wasm' } as const

/** WebAssembly would need a wider policy: the decoder in plain JavaScript does the same. */
const isNeeded = (file: string) => !file.startsWith('LICENSE') && !file.endsWith('.wasm')

/** Puts beside the page what PDFs need: their worker, and now and then a character map, a standard font, a decoder. */
export function pdfFiles(): Plugin {
  const files = new Map<string, string>([
    ['pdf/worker.js', path.join(library, 'legacy/build/pdf.worker.min.mjs')],
    ...Object.entries(folders).flatMap(([name, folder]) =>
      readdirSync(path.join(library, folder))
        .filter(isNeeded)
        .map((file) => [`pdf/${name}/${file}`, path.join(library, folder, file)] as const),
    ),
  ])
  return {
    name: 'pdf-files',
    generateBundle() {
      for (const [fileName, from] of files)
        this.emitFile({ type: 'asset', fileName, source: readFileSync(from) })
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const from = files.get((request.url ?? '').slice(1))
        if (from === undefined) return next()
        createReadStream(from).pipe(response)
      })
    },
  }
}
