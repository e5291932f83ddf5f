import type { AutomationVersion } from '../../../../shared/contract/automation'
import type { VersionRef } from '../../../../shared/schema/deployment'
import { Select } from '../../../ui/Select'
import { roleWords, versionName } from '../../../words/stages'
import { versionKey } from '../session'

interface Props {
  readonly label: string
  readonly value: VersionRef
  readonly versions: readonly AutomationVersion[]
  readonly onChoose: (version: VersionRef) => void
}

/** One of the versions that have predicted something. */
export function VersionField({ label, value, versions, onChoose }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-3 text-dense">
      <span className="font-medium">{label}</span>
      <Select
        label={label}
        value={versionKey(value)}
        choices={versions.map((one) => ({
          value: versionKey(one),
          label: versionName(one),
          hint: roleWords[one.role],
        }))}
        onChoose={(key) => {
          const chosen = versions.find((one) => versionKey(one) === key)
          if (chosen) onChoose({ model: chosen.model, version: chosen.version })
        }}
      />
    </div>
  )
}
