/** More places than this are not counted: nobody steps through them. */
export const mostFound = 1000

/** Where a text stands in what is drawn, whatever its case; one stretch of text at a time. */
export function findRanges(root: HTMLElement, sought: string): readonly Range[] {
  const needle = sought.trim().toLowerCase()
  if (needle === '') return []
  const ranges: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('[data-no-find]')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node && ranges.length < mostFound; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').toLowerCase()
    for (
      let at = text.indexOf(needle);
      at >= 0 && ranges.length < mostFound;
      at = text.indexOf(needle, at + needle.length)
    ) {
      // Where lower case is longer than upper case, as with İ, places would be beside the text.
      if (at + needle.length > (node.nodeValue ?? '').length) break
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + needle.length)
      ranges.push(range)
    }
  }
  return ranges
}

/** Marks what was found without touching the elements it stands in. */
export function markRanges(ranges: readonly Range[], current: Range | undefined): void {
  if (typeof Highlight === 'undefined') return
  CSS.highlights.set('found', new Highlight(...ranges.filter((range) => range !== current)))
  CSS.highlights.set('found-current', new Highlight(...(current ? [current] : [])))
}

/** Brings a place into sight within whatever scrolls around it. */
export function showRange(range: Range): void {
  const element = range.startContainer.parentElement
  if (!element) return
  element.scrollIntoView({ block: 'center' })
  const scroller = element.closest<HTMLElement>('[data-scroller]')
  if (!scroller || typeof range.getBoundingClientRect !== 'function') return
  // A long paragraph is one element: the place within it counts.
  const box = range.getBoundingClientRect()
  const frame = scroller.getBoundingClientRect()
  if (box.top < frame.top || box.bottom > frame.bottom)
    scroller.scrollTop += box.top - frame.top - frame.height / 3
}
