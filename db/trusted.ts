// oxlint-disable typescript/no-unnecessary-type-parameters, typescript/no-unsafe-type-assertion -- this is the one place for saying what cannot be shown

/** JSON that this program wrote itself, after checking what is in it. */
export function parseTrusted<T>(text: string): T {
  return trust<T>(JSON.parse(text))
}

/** A value from another part of this program, of the type that part is known to give. */
export function trust<T>(value: unknown): T {
  return value as T
}
