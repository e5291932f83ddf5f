import type { AutomationNotice } from '../../shared/contract/automation'

/** One notice in JSON, its instant as text. */
export function shapeNotice({ id, task, at, kind, text, ...rest }: AutomationNotice) {
  const { mustAcknowledge, acknowledgedBy } = rest
  return { id, task, at: new Date(at).toISOString(), kind, text, mustAcknowledge, acknowledgedBy }
}

/** `12  mass  2026-03-09 10:00 UTC, not acknowledged`, then what it says. */
export function formatNotices(notices: readonly AutomationNotice[]): readonly string[] {
  if (notices.length === 0) return ['There is nothing to tell.']
  return notices.flatMap((notice) => [
    `${notice.id}  ${notice.task}  ${new Date(notice.at).toISOString().slice(0, 16).replace('T', ' ')} UTC${stateWords(notice)}`,
    `    ${notice.text}`,
  ])
}

function stateWords({ mustAcknowledge, acknowledgedBy }: AutomationNotice): string {
  if (acknowledgedBy !== null) return `, acknowledged by ${acknowledgedBy}`
  return mustAcknowledge ? ', not acknowledged yet (understudy notices --acknowledge ID)' : ''
}
