import type { AutomationState, Gate } from '../../shared/contract/automation'
import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import type { Comparison, ItemHistory, PairedItem, Report } from '../../shared/contract/report'
import type { OutputOf, ParsedInputOf } from '../../shared/contract/requests'
import type { VerifyCheck } from '../../shared/contract/workspace'
import type { Result } from '../../shared/result'

export type PairsFilter = ParsedInputOf<'report.pairs'>
export type ReportQuestion = ParsedInputOf<'report.get'>

/** Long reads. They run beside the writer on a connection that cannot write, and see one moment each. */
export interface Reader {
  /** With filters all that was judged is gone through, and `onProgress` is told how far. */
  report(
    question: ReportQuestion,
    onProgress?: (progress: Progress) => void,
  ): Result<readonly Report[], RequestError>
  pairs(
    filter: PairsFilter,
  ): Result<{ pairs: readonly PairedItem[]; next: number | null }, RequestError>
  compare(input: ParsedInputOf<'report.compare'>): Result<Comparison, RequestError>
  item(task: string, itemId: string): Result<ItemHistory, RequestError>
  automation(task: string): Result<AutomationState, RequestError>
  gate(input: ParsedInputOf<'automation.gate'>): Result<Gate, RequestError>
  thresholds(
    input: ParsedInputOf<'automation.thresholds'>,
  ): Result<OutputOf<'automation.thresholds'>, RequestError>
  dryRun(
    input: ParsedInputOf<'automation.dryRun'>,
  ): Result<OutputOf<'automation.dryRun'>, RequestError>
  /** Checks everything against everything else; `onProgress` is told after each check. */
  verify(onProgress: (progress: Progress) => void): {
    readonly ok: boolean
    readonly checks: readonly VerifyCheck[]
  }
  close(): void
}
