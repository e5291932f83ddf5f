import type Database from 'better-sqlite3'
import { chainStart } from '../../shared/audit/chain'
import type { Progress } from '../../shared/contract/messages'
import type { VerifyCheck } from '../../shared/contract/workspace'
import { hashEntry } from './audit'
import type { TaskEntry } from './catalogue'
import type { Days } from './days'
import { Recount } from './recount'

/** Checks the database against itself: its pages, its references, its log, and its sums against a full recount. */
export function verifyDatabase(
  db: Database.Database,
  tasks: readonly TaskEntry[],
  days: Days,
  onProgress: (progress: Progress) => void,
): { readonly ok: boolean; readonly checks: readonly VerifyCheck[] } {
  const recount = new Recount(db, tasks, days)
  const work: readonly (() => VerifyCheck)[] = [
    () => checkPages(db),
    () => checkReferences(db),
    () => checkLog(db),
    () => recount.checkFigures(),
    () => recount.checkCounters(),
    () => recount.checkLanes(),
  ]
  const checks: VerifyCheck[] = []
  onProgress({ done: 0, total: work.length, unit: 'checks' })
  for (const check of work) {
    checks.push(check())
    onProgress({ done: checks.length, total: work.length, unit: 'checks' })
  }
  return { ok: checks.every((check) => check.ok), checks }
}

function checkPages(db: Database.Database): VerifyCheck {
  const rows = db.prepare<[], { integrity_check: string }>('PRAGMA integrity_check(20)').all()
  const problems = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
  return {
    name: 'database integrity',
    ok: problems.length === 0,
    detail: problems.length === 0 ? 'every page and index is whole' : problems.join('; '),
  }
}

function checkReferences(db: Database.Database): VerifyCheck {
  const rows = db.prepare<[], { table: string }>('PRAGMA foreign_key_check').all()
  return {
    name: 'references',
    ok: rows.length === 0,
    detail:
      rows.length === 0
        ? 'every reference leads somewhere'
        : `${rows.length} rows refer to something missing, first in ${rows[0]?.table}`,
  }
}

function checkLog(db: Database.Database): VerifyCheck {
  const name = 'audit log'
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
        name,
        ok: false,
        detail: `the chain breaks at entry ${entries}: it or an entry before it was changed or removed`,
      }
    previous = row.hash
  }
  return { name, ok: true, detail: `the chain of ${entries} entries is unbroken` }
}
