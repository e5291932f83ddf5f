import { Instant } from '../../ui/Instant'
import { Notice } from '../../ui/Notice'
import { PayloadView } from '../../ui/payload/PayloadView'
import type { Held } from './session'

/** The item, as large as there is room, with what is known of it in small print. */
export function Stage({ held }: { readonly held: Held }) {
  const { item, returned } = held
  const put = item.deferrals[0]
  return (
    <article
      aria-label={`Item ${item.itemId}`}
      id="stage"
      tabIndex={-1}
      className="flex min-h-52 flex-1 flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-raised outline-none"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-xs text-muted">
        <h2 className="text-dense font-medium break-all text-fg">{item.itemId}</h2>
        <dl className="flex flex-wrap gap-x-4 gap-y-1">
          {Object.entries(item.segment).map(([key, value]) => (
            <div key={key} className="flex gap-1.5">
              <dt>{key}</dt>
              <dd className="font-medium text-fg">{value}</dd>
            </div>
          ))}
          <div className="flex gap-1.5">
            <dt>arrived</dt>
            <dd>
              <Instant at={item.arrivedAt} />
            </dd>
          </div>
        </dl>
      </header>
      {returned === null ? null : (
        <div role="alert">
          <Notice tone="bad">This item is back, as the answer was not stored. {returned}</Notice>
        </div>
      )}
      {put === undefined ? null : (
        <Notice tone="plain">
          Deferred by {put.by}, <Instant at={put.at} />
          {put.reason === '' ? '.' : `: ${put.reason}`}
        </Notice>
      )}
      {item.seen ? (
        <Notice tone="warn">
          You have seen the prediction for this item: a new answer is stored, but counts as no
          evidence.
        </Notice>
      ) : null}
      <PayloadView
        key={item.itemId}
        payload={item.payload}
        name={item.itemId}
        weights={item.shown?.explanation?.features ?? null}
      />
    </article>
  )
}
