import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import type { Result } from '../../shared/result'
import type { ParsedInputOf } from '../../shared/contract/requests'
import type { PairsFilter, ReportQuestion } from '../store/reader'

/** What the reading worker is asked. */
export type ReadQuestion =
  | { readonly kind: 'report'; readonly filter: ReportQuestion }
  | { readonly kind: 'pairs'; readonly filter: PairsFilter }
  | { readonly kind: 'compare'; readonly input: ParsedInputOf<'report.compare'> }
  | { readonly kind: 'item'; readonly task: string; readonly itemId: string }
  | { readonly kind: 'automation'; readonly task: string }
  | { readonly kind: 'gate'; readonly input: ParsedInputOf<'automation.gate'> }
  | { readonly kind: 'thresholds'; readonly input: ParsedInputOf<'automation.thresholds'> }
  | { readonly kind: 'dryRun'; readonly input: ParsedInputOf<'automation.dryRun'> }
  | { readonly kind: 'verify' }

export interface ReadRequest {
  readonly id: number
  readonly question: ReadQuestion
}

export type ReadReply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: Result<unknown, RequestError> }
