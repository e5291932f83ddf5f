import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { AutomationVersion } from '../../../../shared/contract/automation'
import { isSameVersion, type Strategy } from '../../../../shared/schema/deployment'
import { Segmented } from '../../../ui/Segmented'
import { percentWords, strategyOrder, strategyWords, versionName } from '../../../words/stages'
import { versionKey } from '../session'
import { WeightSlider } from '../versions/WeightSlider'
import { canarySteps, type Draft } from './draft'
import { VersionField } from './VersionField'

interface Props {
  readonly draft: Draft
  readonly versions: readonly AutomationVersion[]
  readonly onChange: (draft: Draft) => void
}

/** Which strategy, and what it needs to know. */
export function StrategyFields({ draft, versions, onChange }: Props) {
  return (
    <>
      <RadioGroup
        aria-label="Strategy"
        value={draft.kind}
        onValueChange={(kind: Strategy['kind']) => onChange({ ...draft, kind })}
        className="flex flex-col gap-1.5"
      >
        {strategyOrder.map((kind) => (
          <Radio.Root
            key={kind}
            value={kind}
            className="flex cursor-pointer items-start gap-3 rounded-lg border border-line px-3 py-2 text-left text-dense hover:bg-sunken data-checked:border-accent data-checked:bg-accent-soft"
          >
            <span
              aria-hidden
              className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-edge"
            >
              <Radio.Indicator className="size-2 rounded-full bg-accent" />
            </span>
            <span>
              <span className="font-medium">{strategyWords[kind].name}</span>
              <span className="block text-xs text-pretty text-muted">
                {strategyWords[kind].what}
              </span>
            </span>
          </Radio.Root>
        ))}
      </RadioGroup>
      <Details draft={draft} versions={versions} onChange={onChange} />
    </>
  )
}

function Details({ draft, versions, onChange }: Props) {
  const others = versions.filter((one) => !isSameVersion(one, draft.serving))
  switch (draft.kind) {
    case 'single':
      return (
        <VersionField
          label="In charge"
          value={draft.single}
          versions={versions}
          onChoose={(single) => onChange({ ...draft, single })}
        />
      )
    case 'shadow':
      return draft.hasServing ? null : (
        <VersionField
          label="Shadows people"
          value={draft.serving}
          versions={versions}
          onChoose={(serving) => onChange({ ...draft, serving })}
        />
      )
    case 'silent':
      return (
        <fieldset className="flex flex-col gap-1 text-dense">
          <legend className="mb-1 font-medium">Candidates</legend>
          {others.length === 0 ? <NoOther /> : null}
          {others.map((one) => {
            const isOn = draft.silent.some((chosen) => isSameVersion(chosen, one))
            const { model, version } = one
            return (
              <label key={versionKey(one)} className="flex items-center gap-2.5 py-0.5">
                <input
                  type="checkbox"
                  checked={isOn}
                  onChange={() =>
                    onChange({
                      ...draft,
                      silent: isOn
                        ? draft.silent.filter((chosen) => !isSameVersion(chosen, one))
                        : [...draft.silent, { model, version }],
                    })
                  }
                  className="size-4 accent-(--accent)"
                />
                {versionName(one)}
              </label>
            )
          })}
        </fieldset>
      )
    case 'canary':
      return others.length === 0 ? (
        <NoOther />
      ) : (
        <>
          <VersionField
            label="Candidate"
            value={draft.canary}
            versions={others}
            onChoose={(canary) => onChange({ ...draft, canary })}
          />
          <div className="flex flex-wrap items-center gap-3 text-dense">
            <span className="font-medium">Its share</span>
            <Segmented
              label="Share of the candidate"
              value={String(draft.share)}
              choices={canarySteps.map((share) => ({
                value: String(share),
                label: percentWords(share),
                count: null,
              }))}
              onChoose={(share) => onChange({ ...draft, share: Number(share) })}
            />
          </div>
        </>
      )
    case 'blue-green':
      return (
        <>
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            <VersionField
              label="Blue"
              value={draft.blue}
              versions={versions}
              onChoose={(blue) => onChange({ ...draft, blue })}
            />
            <VersionField
              label="Green"
              value={draft.green}
              versions={versions}
              onChoose={(green) => onChange({ ...draft, green })}
            />
          </div>
          <div className="text-dense">
            <p className="flex justify-between tabular-nums">
              <span>Blue {percentWords(1 - draft.weight)}</span>
              <span>Green {percentWords(draft.weight)}</span>
            </p>
            <WeightSlider
              weight={draft.weight}
              onChange={(weight) => onChange({ ...draft, weight })}
            />
          </div>
        </>
      )
  }
}

function NoOther() {
  return (
    <p className="text-dense text-muted">
      No other version has predicted anything yet. Have the producer send predictions under its
      version, and it can be chosen here.
    </p>
  )
}
