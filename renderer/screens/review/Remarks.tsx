import { Notice } from '../../ui/Notice'
import type { Held } from './session'

/** What a person must know of an item before deciding it. */
export function Remarks({ held: { item, returned, isFlagged } }: { readonly held: Held }) {
  return (
    <>
      {returned === null ? null : (
        <div role="alert">
          <Notice tone="bad">This item is back, as the answer was not stored. {returned}</Notice>
        </div>
      )}
      {isFlagged ? <Notice tone="warn">Flagged for a reviewer.</Notice> : null}
      {item.seen ? (
        <Notice tone="warn">
          You have seen the prediction for this item: a new answer is stored, but counts as no
          evidence.
        </Notice>
      ) : null}
    </>
  )
}
