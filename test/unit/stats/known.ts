/** The figure itself, where a test knows that it is defined. */
export function known<T>(figure: T | null | undefined): T {
  if (figure === null || figure === undefined) throw new Error('a figure is unknown here')
  return figure
}
