import { LoaderCircle } from 'lucide-react'

/** Says that the data process is being started again; whatever was asked meanwhile is asked again by itself. */
export function ConnectionLine({ isLost }: { readonly isLost: boolean }) {
  return (
    <div role="status" className="shrink-0">
      {isLost ? (
        <p className="flex items-center gap-2 bg-warn-soft px-4 py-1.5 text-xs font-medium text-warn">
          <LoaderCircle aria-hidden size={14} className="animate-spin" />
          The data process is being started again. Go on: nothing is lost, and it catches up by
          itself.
        </p>
      ) : null}
    </div>
  )
}
