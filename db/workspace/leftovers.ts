import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** Nobody needs a draft for longer. */
const oldDraftMs = 60_000

/** A body that was posted, which only the owner of a workspace makes. */
const body = /^\.http-.+\.jsonl(\.body)?$/
/** A small file about to replace another, which any process may be making just now. */
const draft = /^\..+\.draft$/

/** Removes what a kill left lying in a workspace's folder. Only its owner may. */
export async function removeLeftovers(dir: string, now: number): Promise<void> {
  for (const name of await readdir(dir)) {
    const file = path.join(dir, name)
    if (body.test(name) || (draft.test(name) && (await isOld(file, now))))
      await rm(file, { force: true })
  }
}

async function isOld(file: string, now: number): Promise<boolean> {
  try {
    return now - (await stat(file)).mtimeMs > oldDraftMs
  } catch {
    // It has just been put in its place.
    return false
  }
}
