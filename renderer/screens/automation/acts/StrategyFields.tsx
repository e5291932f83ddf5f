import type { AutomationVersion } from '../../../../shared/contract/automation'
import { isSameVersion } from '../../../../shared/schema/deployment'
import { Segmented } from '../../../ui/Segmented'
import { percentWords, strategyOrder, strategyWords, versionName } from '../../../words/stages'
import { versionKey } from '../session'
import { SlotNames } from '../versions/SlotNames'
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
      <div className="flex flex-col gap-2">
        <Segmented
          label="Strategy"
          value={draft.kind}
          choices={strategyOrder.map((kind) => ({
            value: kind,
            label: strategyWords[kind].name,
            count: null,
          }))}
          onChoose={(kind) => onChange({ ...draft, kind })}
        />
        <p className="min-h-10 text-dense text-pretty text-muted">
          {strategyWords[draft.kind].what}
        </p>
      </div>
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
      return versions.length < 2 ? (
        <NoOther />
      ) : (
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
          <div>
            <SlotNames strategy={draft} weight={draft.weight} />
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
