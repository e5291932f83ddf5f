import type { RequestError } from '../../../../shared/contract/errors'
import type { Doer, ItemPast, PastEvent } from '../../../../shared/contract/past'
import { fail, succeed, type Result } from '../../../../shared/result'
import { isHarmless, maySeeWholePast } from '../../../../shared/review/past'
import { VoiceReader } from '../../disputes/voiceReader'
import { PastEvents } from './pastEvents'
import { noTask, reviewError } from '../reviewErrors'
import type { ReviewParts } from '../reviewParts'

/** What happened at the same moment is told in this order. */
const order: readonly PastEvent['kind'][] = [
  'arrived',
  'predicted',
  'routed',
  'decided-by-model',
  'decided',
  'shown',
]
const last = order.length
const placeOf = ({ kind }: PastEvent) => (order.includes(kind) ? order.indexOf(kind) : last)

/** Tells what happened to an item, as far as a person may know it at that moment. */
export class ItemPastReader {
  readonly #parts: ReviewParts
  readonly #events: PastEvents
  readonly #voices: VoiceReader
  readonly #sawAll

  constructor(parts: ReviewParts) {
    const { db } = parts.writer
    this.#parts = parts
    this.#events = new PastEvents(db)
    this.#voices = new VoiceReader(db)
    this.#sawAll = db.prepare<[number, number]>(
      `SELECT 1 FROM reveals WHERE item = ? AND decider = ? AND what IN ('dispute', 'report')`,
    )
  }

  /** The whole of it is written down as seen before it leaves. */
  read(
    input: { readonly task: string; readonly itemId: string; readonly isDeciding: boolean },
    person: string,
    at: number,
  ): Result<ItemPast, RequestError> {
    const { writer, items, reveals } = this.#parts
    return writer.transaction(() => {
      const { itemId, isDeciding } = input
      const task = writer.catalogue.task(input.task)
      if (!task) return fail(noTask(input.task))
      const item = items.find(task.id, itemId)
      if (item === null) return fail(reviewError('no_item', itemId))
      const decider = writer.catalogue.decider(person)
      const isWhole = maySeeWholePast({
        isDeciding,
        hasDecided: this.#events.hasDecided(item, decider),
        sawAll: this.#sawAll.get(item, decider) !== undefined,
      })
      const events = this.#events.read(task, item, this.#naming(task, item, itemId, person))
      if (isWhole) reveals.add(item, decider, 'report', at)
      const { payload, segment } = items.readContent(item)
      return succeed({
        itemId,
        payload: isDeciding ? null : payload,
        segment,
        isWhole,
        events: events
          .filter((event) => isWhole || isHarmless(event))
          .toSorted((a, b) => a.at - b.at || placeOf(a) - placeOf(b)),
      })
    })
  }

  /** Where names are hidden each person is called as in a dispute, and who did not answer is nobody. */
  #naming(
    task: Parameters<VoiceReader['names']>[0],
    item: number,
    itemId: string,
    person: string,
  ): (name: string) => Doer {
    const hidden = task.task.review.hideNames ? this.#voices.names(task, item, itemId) : null
    return (name) => {
      const isOwn = name === person
      return { isOwn, name: isOwn || !hidden ? name : (hidden.get(name) ?? 'Somebody') }
    }
  }
}
