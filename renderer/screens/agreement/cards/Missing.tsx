import { ChartNoAxesColumn } from 'lucide-react'
import type { ReactNode } from 'react'

/** In place of a plot that would be noise: what is missing. */
export function Missing({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-2 rounded-md bg-sunken/60 px-6 py-8 text-center text-dense text-pretty text-muted">
      <ChartNoAxesColumn aria-hidden size={18} />
      <p>
        <span className="font-medium text-fg">Not enough yet.</span> {children}
      </p>
    </div>
  )
}
