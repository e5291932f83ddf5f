/** A prediction as a producer writes it; a test names only what matters to it. */
export function makePredictionLine(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'prediction',
    id: 'p-1',
    task: 'animals',
    model: 'vision',
    version: '1.0.0',
    item: {
      id: 'item-1',
      payload: { kind: 'text', text: 'it barks' },
      segment: { site: 'north' },
    },
    prediction: { value: 'dog', confidence: 0.8, scores: { dog: 0.8, cat: 0.2 } },
    created_at: '2026-03-01T09:00:00.000Z',
    ...changes,
  }
}

export function makeDecisionLine(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'decision',
    id: 'd-1',
    task: 'animals',
    item_id: 'item-1',
    decider: 'operator-a',
    value: 'dog',
    decided_at: '2026-03-01T09:05:00.000Z',
    ...changes,
  }
}

export function makeOutcomeLine(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'outcome',
    id: 'o-1',
    task: 'animals',
    item_id: 'item-1',
    value: 'dog',
    observed_at: '2026-03-09T00:00:00.000Z',
    ...changes,
  }
}

/** The same prediction with another payload. */
export function makePayloadLine(payload: unknown): Record<string, unknown> {
  return makePredictionLine({ item: { id: 'item-1', payload } })
}

/** `count` predictions of as many items, one line each. */
export function makePredictionLines(count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index
    const line = makePredictionLine({
      id: `p-${number}`,
      item: { id: `item-${number}`, payload: { kind: 'text', text: `animal number ${number}` } },
    })
    return `${JSON.stringify(line)}\n`
  }).join('')
}

/** `count` decisions of one person on as many items, one line each. */
export function makeDecisionLines(count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index
    const line = makeDecisionLine({ id: `d-${number}`, item_id: `item-${number}` })
    return `${JSON.stringify(line)}\n`
  }).join('')
}
