const labels = ['cat', 'dog', 'owl'] as const
const sites = ['north', 'south'] as const
const items = 400
const firstDay = Date.UTC(2026, 2, 2, 9)
const dayMs = 86_400_000

const at = (index: number) => new Date(firstDay + (index % 8) * dayMs + index * 1000).toISOString()
const labelOf = (index: number) => labels[index % 3] ?? 'cat'
const otherThan = (index: number) => labels[(index + 1) % 3] ?? 'dog'

/** The task that `reportEvents` are about. One of its labels, and one of its people, would run in a spreadsheet. */
export const reportTask = {
  id: 'animals',
  name: 'Animals',
  kind: 'label',
  labels: [{ id: 'cat', name: '=cat()' }, { id: 'dog' }, { id: 'owl' }],
}

/** Two versions that err on different items, two people, a third who saw what one said, two
 * sites, eight days, and some outcomes; as lines of a file. */
export function reportEvents(): string {
  const events = Array.from({ length: items }, (_, index) => eventsOf(index)).flat()
  return events.map((event) => `${JSON.stringify(event)}\n`).join('')
}

function eventsOf(index: number): readonly object[] {
  const item = `item-${String(index).padStart(3, '0')}`
  const human = labelOf(index)
  const isWrongInOne = index % 9 === 0
  const isWrongInTwo = index % 20 === 0
  const confidence = Number(
    (isWrongInOne ? 0.5 + (index % 5) / 20 : 0.7 + (index % 30) / 100).toFixed(2),
  )
  const prediction = (version: string, isWrong: boolean) => ({
    type: 'prediction',
    id: `p-${version}-${item}`,
    task: 'animals',
    model: 'eyes',
    version,
    item: {
      id: item,
      payload: { kind: 'text', text: `What is ${item}?` },
      segment: { site: sites[index % 4 === 0 ? 1 : 0] },
    },
    prediction: { value: isWrong ? otherThan(index) : human, confidence },
    created_at: at(index),
  })
  const decision = (decider: string, value: string, hasSeen = false) => ({
    type: 'decision',
    id: `d-${decider}-${item}`,
    task: 'animals',
    item_id: item,
    decider,
    value,
    decided_at: new Date(Date.parse(at(index)) + (decider === '=lin' ? 5000 : 1000)).toISOString(),
    duration_ms: 1500 + index * 10,
    ...(hasSeen ? { saw_prediction: true } : {}),
  })
  return [
    prediction('1', isWrongInOne),
    prediction('2', isWrongInTwo),
    decision('lead-a', human),
    ...(index % 4 === 0 ? [decision('=lin', index % 16 === 0 ? otherThan(index) : human)] : []),
    ...(index % 6 === 0
      ? [decision('lead-b', index % 4 === 0 ? otherThan(index) : human, true)]
      : []),
    ...(index % 10 === 0
      ? [
          {
            type: 'outcome',
            id: `o-${item}`,
            task: 'animals',
            item_id: item,
            value: human,
            observed_at: new Date(firstDay + 20 * dayMs).toISOString(),
          },
        ]
      : []),
  ]
}
