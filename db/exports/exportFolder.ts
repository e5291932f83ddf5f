import { existsSync } from 'node:fs'
import path from 'node:path'

/** A folder that is not there yet, named after what it will hold: `digits-2026-03-01-csv`. */
export function nameExportFolder(
  within: string,
  facts: { readonly task: string; readonly format: string; readonly at: number },
): string {
  const day = new Date(facts.at).toISOString().slice(0, 10)
  const name = `${safeName(facts.task)}-${day}-${facts.format}`
  for (let number = 1; ; number++) {
    const dir = path.join(within, number === 1 ? name : `${name}-${number}`)
    if (!existsSync(dir)) return dir
  }
}

/** What every system takes for a file name; different tasks may come to share one, which the number tells apart. */
function safeName(task: string): string {
  const name = task.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[.-]+|[.-]+$/g, '')
  return name === '' ? 'task' : name.slice(0, 80)
}
