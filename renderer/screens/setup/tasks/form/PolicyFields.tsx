import type { Policy } from '../../../../../shared/schema/task'
import { Card } from '../../../../ui/Card'
import { Check } from '../../../../ui/form/Check'
import { NumberField } from '../../../../ui/form/NumberField'
import { formatPercent } from '../../../../words/numbers'
import { policyOrder, policyWords } from '../../../../words/setup/policyFields'
import { defaults } from '../draft'
import type { FormProps } from './faults'

/** When a model may move up: each limit, what it does and what it usually is. */
export function PolicyFields({ draft, change, faultAt }: FormProps) {
  const { policy } = draft
  const set = (parts: Partial<Policy>) => change({ policy: { ...policy, ...parts } })
  return (
    <Card title="When a model may move up">
      <div className="grid gap-x-6 gap-y-4 @2xl:grid-cols-2">
        {policyOrder.map((field) => {
          const { name, what, kind } = policyWords[field]
          const value = policy[field]
          if (typeof value === 'boolean')
            return (
              <div key={field}>
                <Check label={name} checked={value} onChange={(on) => set({ [field]: on })}>
                  {what} Usually {usualWords(field)}.
                </Check>
              </div>
            )
          return (
            <NumberField
              key={field}
              label={name}
              isShare={kind === 'share'}
              value={value}
              error={faultAt(`policy.${field}`, kind === 'share')}
              hint={`${what} Usually ${usualWords(field)}.`}
              onChange={(next) => set({ [field]: next })}
            />
          )
        })}
      </div>
    </Card>
  )
}

function usualWords(field: keyof Policy): string {
  const usual = defaults.policy[field]
  if (typeof usual === 'boolean') return usual ? 'on' : 'off'
  return policyWords[field].kind === 'share' ? formatPercent(usual, 0) : String(usual)
}
