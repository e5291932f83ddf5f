import type { Task } from '../../../../../shared/schema/task'
import { Card } from '../../../../ui/Card'
import { Check } from '../../../../ui/form/Check'
import { Choice } from '../../../../ui/form/Choice'
import { NumberField } from '../../../../ui/form/NumberField'
import { formatPercent } from '../../../../words/numbers'
import { decisionsWords } from '../../../../words/setup/taskFields'
import { defaults } from '../draft'
import type { FormProps } from './faults'

const usual = defaults.review
const share = (value: number) => formatPercent(value, 0)

/** Who decides where, and how often people are asked once more. */
export function ReviewFields({ draft, change, faultAt }: FormProps) {
  const { review } = draft
  const set = (parts: Partial<Task['review']>) => change({ review: { ...review, ...parts } })
  return (
    <Card title="How people review">
      <div className="flex flex-col gap-4">
        <Choice
          label="People decide"
          value={review.decisions}
          values={['in-app', 'external', 'both']}
          words={decisionsWords}
          onChoose={(decisions) => set({ decisions })}
        />
        <div className="grid gap-4 @2xl:grid-cols-2">
          <NumberField
            label="Second opinion"
            isShare
            value={review.overlap}
            error={faultAt('review.overlap', true)}
            hint={`Of all items this share goes to a second person, blind. Usually ${share(usual.overlap)}.`}
            onChange={(overlap) => set({ overlap })}
          />
          <NumberField
            label="Audit"
            isShare
            value={review.audit}
            error={faultAt('review.audit', true)}
            hint={`Of what the model decides by itself this share is drawn for a blind human decision. Usually ${share(usual.audit)}.`}
            onChange={(audit) => set({ audit })}
          />
          <NumberField
            label="Blind while assisted"
            isShare
            value={review.blindInAssisted}
            error={faultAt('review.blindInAssisted', true)}
            hint={`Where the model assists, this share is still decided without seeing it. Usually ${share(usual.blindInAssisted)}.`}
            onChange={(blindInAssisted) => set({ blindInAssisted })}
          />
          <NumberField
            label="Held for"
            unit="minutes"
            value={review.leaseMinutes}
            error={faultAt('review.leaseMinutes')}
            hint={`An item that somebody has in hand goes to others after this time. Usually ${usual.leaseMinutes} minutes.`}
            onChange={(leaseMinutes) => set({ leaseMinutes })}
          />
        </div>
        <fieldset className="flex flex-col gap-1">
          <legend className="sr-only">Disagreements</legend>
          <Check
            label="A third opinion where two people differ"
            checked={review.thirdOpinion}
            onChange={(thirdOpinion) => set({ thirdOpinion })}
          >
            A third person decides blind before a reviewer rules.
          </Check>
          <Check
            label="Reviewers rule without names"
            checked={review.hideNames}
            onChange={(hideNames) => set({ hideNames })}
          >
            Who said what is hidden while a disagreement is settled.
          </Check>
        </fieldset>
        <p className="text-xs text-pretty text-muted">
          {review.conditions === null
            ? 'Review conditions, which send items to people although the model could decide them, are set on Automation.'
            : 'This task has review conditions, which send items to people although the model could decide them. They are changed on Automation, or in the JSON.'}
        </p>
        {faultAt('review.conditions') === null ? null : (
          <p className="text-xs text-bad">The condition {faultAt('review.conditions')}.</p>
        )}
      </div>
    </Card>
  )
}
