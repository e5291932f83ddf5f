/** An item that people decided, as far as it is an example for others. */
export interface Example {
  readonly item: number
  readonly label: number
}

const mostALabel = 3

/** Of examples, latest first, the latest few of each label; labels in the order in which they come up. */
export function groupExamples(
  examples: readonly Example[],
): readonly { readonly label: number; readonly items: readonly number[] }[] {
  const byLabel = new Map<number, number[]>()
  const seen = new Set<number>()
  for (const { item, label } of examples) {
    if (seen.has(item)) continue
    seen.add(item)
    const items = byLabel.get(label) ?? []
    if (items.length < mostALabel) byLabel.set(label, [...items, item])
  }
  return [...byLabel].map(([label, items]) => ({ label, items }))
}
