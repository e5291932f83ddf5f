import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** Nobody needs a draft for longer. */
const oldDraftMs = 60_000
/** Another process may be busy with one for hours. */
const oldSpoolMs = 24 * 3600 * 1000

/** A body that was posted, which only the owner of a workspace makes. */
const body = /^\.http-.+\.jsonl(\.body)?$/
/** A small file about to replace another, which any process may be making just now. */
const draft = /^\..+\.draft$/
/** Events that a file of another tool was being turned into. */
const spool = /^\.import-[0-9a-f-]+$/

/** Removes what a kill left lying in a workspace's folder. Only its owner may. */
export async function removeLeftovers(dir: string, now: number): Promise<void> {
  for (const name of await readdir(dir)) {
    const file = path.join(dir, name)
    if (body.test(name) || (draft.test(name) && (await isOld(file, now, oldDraftMs))))
      await rm(file, { force: true })
    if (spool.test(name) && (await isOld(file, now, oldSpoolMs)))
      await rm(file, { recursive: true, force: true })
  }
}

async function isOld(file: string, now: number, oldMs: number): Promise<boolean> {
  try {
    return now - (await stat(file)).mtimeMs > oldMs
  } catch {
    // It has just been put in its place.
    return false
  }
}
