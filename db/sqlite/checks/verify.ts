import type Database from 'better-sqlite3'
import { chainStart } from '../../../shared/audit/chain'
import type { Progress } from '../../../shared/contract/messages'
import type { VerifyCheck } from '../../../shared/contract/workspace'
import { hashEntry } from '../audit'
import type { Catalogue, TaskEntry } from '../catalogue/catalogue'
import type { Days } from '../figures/days'
import { Recount } from './recount'

/** What a check found. */
export type Finding = Omit<VerifyCheck, 'name'>

/** Checks the database against itself: its pages, its references, its log, and its sums against a full recount. */
export function verifyDatabase(
  db: Database.Database,
  catalogue: Catalogue,
  tasks: readonly TaskEntry[],
  days: Days,
  onProgress: (progress: Progress) => void,
): { readonly ok: boolean; readonly checks: readonly VerifyCheck[] } {
  const recount = new Recount(db, catalogue, tasks, days)
  const work: readonly (readonly [name: string, check: () => Finding])[] = [
    ['database integrity', () => checkPages(db)],
    ['references', () => checkReferences(db)],
    ['audit log', () => checkLog(db)],
    ['figures against a recount', () => recount.checkFigures()],
    ['counters against a recount', () => recount.checkCounters()],
    ['ground truth', () => recount.checkTruths()],
    ['lanes', () => recount.checkLanes()],
    ['disagreements', () => recount.checkDisputes()],
  ]
  const checks: VerifyCheck[] = []
  onProgress({ done: 0, total: work.length, unit: 'checks' })
  for (const [name, check] of work) {
    checks.push({ name, ...carryOut(check) })
    onProgress({ done: checks.length, total: work.length, unit: 'checks' })
  }
  return { ok: checks.every((check) => check.ok), checks }
}

/** A database that is broken badly enough to stop a check has failed it; the others still tell their part. */
function carryOut(check: () => Finding): Finding {
  try {
    return check()
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

function checkPages(db: Database.Database): Finding {
  const rows = db.prepare<[], { integrity_check: string }>('PRAGMA integrity_check(20)').all()
  const problems = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
  return {
    ok: problems.length === 0,
    detail: problems.length === 0 ? 'every page and index is whole' : problems.join('; '),
  }
}

function checkReferences(db: Database.Database): Finding {
  const rows = db.prepare<[], { table: string }>('PRAGMA foreign_key_check').all()
  return {
    ok: rows.length === 0,
    detail:
      rows.length === 0
        ? 'every reference leads somewhere'
        : `${rows.length} rows refer to something missing, first in ${rows[0]?.table}`,
  }
}

function checkLog(db: Database.Database): Finding {
  const rows = db.prepare<
    [],
    {
      seq: number
      at: number
      actor: string
      account: string
      act: string
      detail: string
      hash: string
    }
  >('SELECT seq, at, actor, account, act, detail, hash FROM audit_log ORDER BY seq')
  let previous = chainStart
  let entries = 0
  for (const row of rows.iterate()) {
    entries++
    const { at, actor, account, act } = row
    const hash = hashEntry(previous, entries, {
      at,
      actor,
      account,
      act,
      detail: JSON.parse(row.detail),
    })
    if (row.seq !== entries || row.hash !== hash)
      return {
        ok: false,
        detail: `the chain breaks at entry ${entries}: it or an entry before it was changed or removed`,
      }
    previous = row.hash
  }
  return { ok: true, detail: `the chain of ${entries} entries is unbroken` }
}
