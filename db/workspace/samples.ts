/** A task with real events, shipped with the program. */
export interface Sample {
  readonly task: unknown
  /** JSON lines. */
  readonly events: string
}

/** Loaded only when asked for: it is most of a megabyte. */
export async function loadDigitsSample(): Promise<Sample> {
  const [task, events] = await Promise.all([
    import('./samples/digits/task.json?raw'),
    import('./samples/digits/events.jsonl?raw'),
  ])
  return { task: JSON.parse(task.default), events: events.default }
}
