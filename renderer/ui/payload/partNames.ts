import type { PayloadPart } from '../../../shared/schema/payload'

const kinds: Readonly<Record<PayloadPart['kind'], string>> = {
  text: 'Text',
  image: 'Picture',
  table: 'Table',
  json: 'JSON',
  pdf: 'PDF',
}

/** What the parts of an item are called: their titles, else what they are, numbered where there are several. */
export function partNames(parts: readonly PayloadPart[]): readonly string[] {
  const untitled = parts.map((part) => (part.title === undefined ? kinds[part.kind] : null))
  return parts.map((part, index) => {
    if (part.title !== undefined) return part.title
    const kind = kinds[part.kind]
    const isOnly = untitled.filter((one) => one === kind).length === 1
    const place = untitled.slice(0, index + 1).filter((one) => one === kind).length
    return isOnly ? kind : `${kind} ${place}`
  })
}
