import type { AutomationStore } from '../store/automationStore'
import { readIfThere } from '../workspace/readIfThere'
import { replaceFile } from '../workspace/replaceFile'

/** Keeps `policy.json` saying what the store says. */
export class PolicyFile {
  readonly #store: Pick<AutomationStore, 'policy'>
  readonly #file: string
  #last: Promise<void> = Promise.resolve()

  constructor(store: Pick<AutomationStore, 'policy'>, file: string) {
    this.#store = store
    this.#file = file
  }

  /** When this answers, the file holds the policy of a moment after the call. */
  update(): Promise<void> {
    const update = this.#last.catch(() => undefined).then(() => this.#write())
    this.#last = update
    return update
  }

  /**
   * Looks again after each writing: a slower process may have put an older policy in place of a newer
   * one, and whichever of them writes last then puts it right.
   */
  async #write(): Promise<void> {
    for (;;) {
      const text = `${JSON.stringify(await this.#store.policy(), null, 2)}\n`
      if (text === (await readIfThere(this.#file))) return
      await replaceFile(this.#file, text)
    }
  }
}
