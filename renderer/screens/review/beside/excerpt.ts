import type { Payload, PayloadPart } from '../../../../shared/schema/payload'

const longest = 140

/** The beginning of what an item says in words; empty where it is only seen. */
export function excerptOf(payload: Payload): string {
  const parts: readonly PayloadPart[] = payload.kind === 'parts' ? payload.parts : [payload]
  const text = parts.map(wordsOf).find((words) => words !== '') ?? ''
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function wordsOf(part: PayloadPart): string {
  switch (part.kind) {
    case 'text':
      return part.text.trim()
    case 'table':
      return Object.entries(part.fields)
        .slice(0, 3)
        .map(([name, value]) => `${name}: ${String(value ?? '–')}`)
        .join(', ')
    case 'json':
      return JSON.stringify(part.data).slice(0, longest + 1)
    case 'image':
      return ''
    case 'pdf':
      return part.title ?? part.file ?? 'PDF'
  }
}
