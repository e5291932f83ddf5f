import type { z } from 'zod'

/** A field that is wrong: where (`prediction.confidence`, `labels[2].id`) and what. */
export interface FieldError {
  readonly path: string
  readonly message: string
}

/** Writes a path as people write it in JSON: `labels[2].id`. */
export function formatPath(steps: readonly PropertyKey[]): string {
  return steps
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? String(step) : `.${String(step)}`,
    )
    .join('')
}

/** The first field that is wrong, in words; a union reports what was wrong in its nearest branch. */
export function firstFieldError(error: z.core.$ZodError): FieldError {
  const issue = error.issues[0]
  if (!issue) return { path: '', message: 'is not valid' }
  return deepest(issue, [])
}

function deepest(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): FieldError {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.map((issues) => issues[0]).filter((one) => one !== undefined)
    const nearest = branches.reduce<z.core.$ZodIssue | undefined>(
      (best, one) => (best && best.path.length >= one.path.length ? best : one),
      undefined,
    )
    if (nearest && nearest.path.length > 0) return deepest(nearest, path)
  }
  return { path: formatPath(path), message: issue.message }
}
