import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { lookAtFile, type FileFacts } from './fileFacts'

export interface InboxFile {
  readonly name: string
  readonly path: string
  readonly facts: FileFacts
}

/** True for what a producer puts in: `*.jsonl` and `*.jsonl.gz`, but nothing hidden. */
function isInboxName(name: string): boolean {
  return /^[^.].*\.jsonl(\.gz)?$/i.test(name)
}

/** What waits in the inbox, oldest first. The folder is made where somebody took it away. */
export async function listInbox(inbox: string): Promise<readonly InboxFile[]> {
  await mkdir(inbox, { recursive: true })
  const entries = await readdir(inbox, { withFileTypes: true })
  const files: InboxFile[] = []
  for (const entry of entries) {
    if (!entry.isFile() || !isInboxName(entry.name)) continue
    const path = join(inbox, entry.name)
    const facts = await lookAtFile(path)
    if (facts !== null) files.push({ name: entry.name, path, facts })
  }
  return files.toSorted(
    (a, b) => a.facts.modifiedAt - b.facts.modifiedAt || (a.name < b.name ? -1 : 1),
  )
}
