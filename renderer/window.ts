import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../shared/contract/bridge'
import { createClient, type Connection } from './bridge'
import { createKeyboard, type Keyboard } from './keyboard/keyboard'
import { createKeeper, type Keeper } from './screens/agreement/keeper'
import { createAgreementStore, type Agreement } from './screens/agreement/store'
import { createAutomationStore, type Automation } from './screens/automation/store'
import { createPairs, type Pairs } from './screens/agreement/pairs'
import { createImportStore, type Imports } from './screens/export/import/store'
import { createExportStore, type Exports } from './screens/export/store'
import { createQueueStore, type Queue } from './screens/queue/store'
import { createDisputes, type Disputes } from './screens/review/rule/store'
import { createReviewStore, type Review } from './screens/review/store'
import { createSetup, type Setup } from './screens/setup/store'
import { createAddressBar, type AddressBar } from './state/address'
import { createApp, type App } from './state/app'
import { systemClock } from './state/clock'
import { createNotices, type Notices } from './state/notices'
import { createTheme, type Theme } from './state/theme'

/** Everything a window is made of, apart from what is drawn. */
export interface Parts {
  readonly bridge: Bridge
  readonly app: App
  readonly review: Review
  readonly disputes: Disputes
  readonly agreement: Agreement
  readonly pairs: Pairs
  readonly keeper: Keeper
  readonly address: AddressBar
  readonly automation: Automation
  readonly queue: Queue
  readonly exports: Exports
  readonly setup: Setup
  readonly imports: Imports
  readonly notices: Notices
  readonly theme: Theme
  readonly keyboard: Keyboard
  readonly connection: StoreApi<Connection>
}

export function createWindow(bridge: Bridge): Parts {
  const connection = createStore<Connection>(() => 'ok')
  const client = createClient(bridge, (now) => connection.setState(now, true))
  const notices = createNotices()
  const address = createAddressBar(window)
  const app = createApp(client, bridge, notices)
  return {
    bridge,
    app,
    review: createReviewStore(client, systemClock, notices),
    disputes: createDisputes(client, systemClock, notices),
    agreement: createAgreementStore(client, address),
    pairs: createPairs(client),
    keeper: createKeeper(bridge, notices),
    address,
    automation: createAutomationStore(client, systemClock, notices),
    queue: createQueueStore(client, systemClock, notices),
    exports: createExportStore(client, systemClock),
    setup: createSetup(client, systemClock, notices),
    imports: createImportStore(client),
    notices,
    theme: createTheme(),
    keyboard: createKeyboard(() => app.store.getState().desktop?.platform ?? 'linux'),
    connection,
  }
}
