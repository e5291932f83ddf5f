import { useState } from 'react'
import { readStored, writeStored } from '../../../state/stored'
import type { OwnKeys } from './labelKeys'

/** A person's own keys for a task's labels, remembered on this computer. */
export function useOwnKeys(
  person: string,
  taskId: string,
): readonly [OwnKeys, (keys: OwnKeys) => void] {
  const place = `keys.${person}.${taskId}`
  const [stored, setStored] = useState(() => ({ place, keys: read(place) }))
  const current = stored.place === place ? stored : { place, keys: read(place) }
  if (current !== stored) setStored(current)
  return [
    current.keys,
    (keys) => {
      writeStored(place, JSON.stringify(keys))
      setStored({ place, keys })
    },
  ]
}

function read(place: string): OwnKeys {
  try {
    const stored: unknown = JSON.parse(readStored(place) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(
      Object.entries(stored).flatMap(([id, key]) =>
        typeof key === 'string' && /^[a-z0-9]$/.test(key) ? [[id, key]] : [],
      ),
    )
  } catch {
    return {}
  }
}
