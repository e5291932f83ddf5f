/** An answer to a disputed item with a key that tells it from the others. */
export interface KeyedVoice {
  readonly key: string
  readonly by: 'model' | 'person'
  readonly name: string
}

/**
 * Puts voices in an order that tells nothing of who is who, and the same at every look: by a hash of
 * the item and the voice. Where names are hidden they are told apart by letters given in that order.
 */
export function orderVoices<Voice extends KeyedVoice>(
  voices: readonly Voice[],
  item: { readonly task: string; readonly itemId: string; readonly hideNames: boolean },
  sha256: (text: string) => string,
): readonly Voice[] {
  const placed = voices
    .map((voice) => ({ voice, place: sha256(`${item.task}\n${item.itemId}\n${voice.key}`) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ voice }) => voice)
  if (!item.hideNames) return placed
  const people = [...new Set(placed.filter(isPerson).map((voice) => voice.name))]
  return placed.map((voice) => ({
    ...voice,
    name: isPerson(voice) ? `Person ${letters(people.indexOf(voice.name))}` : 'Model',
  }))
}

const isPerson = (voice: KeyedVoice): boolean => voice.by === 'person'

/** 0 is A, 25 is Z, 26 is AA. */
function letters(place: number): string {
  const last = String.fromCodePoint(65 + (place % 26))
  return place < 26 ? last : `${letters(Math.floor(place / 26) - 1)}${last}`
}
