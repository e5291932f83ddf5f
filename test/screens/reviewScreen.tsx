import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect } from 'vitest'
import { createKeyboard } from '../../renderer/keyboard/keyboard'
import { KeyboardContext } from '../../renderer/keyboard/useCommand'
import { useKeys } from '../../renderer/keyboard/useKeys'
import { createDisputes } from '../../renderer/screens/review/rule/store'
import { ReviewScreen } from '../../renderer/screens/review/Screen'
import { createReviewStore } from '../../renderer/screens/review/store'
import { createNotices } from '../../renderer/state/notices'
import type { Task } from '../../shared/schema/task'
import type { Role } from '../../shared/roles'
import { succeed } from '../../shared/result'
import { makeClient, type Answers } from '../make/client'
import { makeClock, makeReveal, makeReviewItem, makeTask } from '../make/review'

/** The screen over a made client with these items waiting. */
export function setUp(
  ids: readonly string[],
  answers: Answers = {},
  { task = makeTask(), role = 'operator' }: { task?: Task; role?: Role } = {},
) {
  const waiting = [...ids]
  const made = makeClient({
    'review.lanes': () =>
      succeed({
        lanes: [
          { lane: 'blind', waiting: waiting.length, oldestAt: null },
          { lane: 'deferred', waiting: 2, oldestAt: null },
        ],
        progress: {
          decidedToday: 4,
          ruledToday: 2,
          medianSeconds: 2.13,
          canUndo: true,
          canRedo: false,
        },
      }),
    'review.take': ({ lane, holding, count }) =>
      succeed(
        (lane === 'blind' ? waiting : [])
          .filter((id) => !holding.includes(id))
          .slice(0, count)
          .map((id) => makeReviewItem(id)),
      ),
    'review.release': () => succeed(null),
    'review.decide': ({ itemId }) => {
      waiting.splice(waiting.indexOf(itemId), 1)
      return succeed(makeReveal(itemId))
    },
    'review.defer': ({ itemId }) => {
      waiting.splice(waiting.indexOf(itemId), 1)
      return succeed(null)
    },
    ...answers,
  })
  const time = makeClock()
  const notices = createNotices()
  const review = createReviewStore(made.client, time.clock, notices)
  const disputes = createDisputes(made.client, time.clock, notices)
  const keyboard = createKeyboard(() => 'linux')

  function Window() {
    useKeys(keyboard)
    return (
      <KeyboardContext value={keyboard}>
        <ReviewScreen
          review={review}
          disputes={disputes}
          person={{ id: 1, name: 'lead-a', role }}
          inboxDir="/home/lead/inbox"
          onShowInbox={ignore}
          onGoToAgreement={ignore}
          onGoToTasks={ignore}
        />
      </KeyboardContext>
    )
  }
  render(<Window />)
  act(() => review.open(task))
  return { ...made, ...time, review, disputes, notices, keyboard, user: userEvent.setup() }
}

/** Waits until an item has been painted: only then do keys decide it. */
export async function shown(review: ReturnType<typeof setUp>['review'], itemId: string) {
  await screen.findByRole('article', { name: `Item ${itemId}` })
  await waitFor(() => expect(review.store.getState().view).not.toMatchObject({ shownAt: null }))
}

function ignore() {}
