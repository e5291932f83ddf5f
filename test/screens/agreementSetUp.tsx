import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createKeeper } from '../../renderer/screens/agreement/keeper'
import { createPairs } from '../../renderer/screens/agreement/pairs'
import { AgreementScreen } from '../../renderer/screens/agreement/Screen'
import { createAgreementStore } from '../../renderer/screens/agreement/store'
import { createNotices } from '../../renderer/state/notices'
import type { Keep, Kept } from '../../shared/contract/keep'
import { makeAddressBar } from '../make/address'
import { makeClient, type Answers } from '../make/client'
import { morning } from '../make/events'
import { makeTask } from '../make/review'

/** The screen of the agreement on a client that answers as the test says. */
export function setUp(answers: Answers, maySeeItems = true, address = makeAddressBar()) {
  const made = makeClient(answers)
  const agreement = createAgreementStore(made.client, address)
  agreement.open(makeTask())
  const kept: Keep[] = []
  const keep = async (wanted: Keep): Promise<Kept> => {
    kept.push(wanted)
    return { kind: 'kept', file: `${wanted.name}.${wanted.kind}` }
  }
  render(
    <AgreementScreen
      agreement={agreement}
      pairs={createPairs(made.client)}
      keeper={createKeeper({ keep }, createNotices())}
      clock={{ now: () => morning }}
      maySeeItems={maySeeItems}
      onGoToReview={ignore}
    />,
  )
  return { ...made, agreement, address, kept, user: userEvent.setup() }
}

function ignore() {}
