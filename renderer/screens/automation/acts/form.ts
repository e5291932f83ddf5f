import type { HundredFacts } from '../../../words/hundred'
import type { PreviewFacts } from '../preview'
import type { OpenForm } from '../session'
import type { Automation } from '../store'

/** What every form is given. */
export interface FormProps {
  readonly automation: Automation
  readonly facts: PreviewFacts
  readonly coverage: HundredFacts['coverage']
  readonly open: OpenForm
}
