import { previewAct } from '../preview'
import { ActForm } from './ActForm'
import type { FormProps } from './form'

/** Back to what was in charge before; never a way up. */
export function RollbackForm(props: FormProps) {
  const act = { kind: 'rollback' } as const
  return (
    <ActForm
      {...props}
      title="Roll back"
      button="Roll back"
      act={act}
      preview={previewAct(act, props.facts)}
    />
  )
}
