/** How fields look, wherever they stand. */
export const inputClass =
  'h-8 w-full min-w-0 rounded-md border border-edge bg-surface px-2.5 text-dense aria-invalid:border-bad read-only:border-line read-only:bg-sunken disabled:border-line disabled:bg-sunken disabled:text-muted'
