import { LoaderCircle } from 'lucide-react'

/** While a workspace is being opened, which takes longer only where a sample is made or a copy is kept first. */
export function Opening({ dir }: { readonly dir: string | null }) {
  return (
    <main className="flex h-full p-6">
      <div role="status" className="late m-auto flex max-w-full flex-col items-center gap-3">
        <LoaderCircle aria-hidden size={24} className="animate-spin text-accent" />
        <p className="text-sm font-medium">Opening the workspace…</p>
        {dir === null ? null : <p className="text-center text-xs break-all text-muted">{dir}</p>}
      </div>
    </main>
  )
}
