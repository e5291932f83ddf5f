import { z } from 'zod'

/** Suggested in the dialog; signs that some file system refuses are replaced there. */
const name = z.string().min(1).max(200)
const mostBytes = 64 * 1024 * 1024
const picture = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= mostBytes)

/** What a window hands over to be kept outside the workspace. It never names a place: the person chooses that. */
export const keepSchema = z.discriminatedUnion('kind', [
  /** What the window shows, as it prints. */
  z.object({ kind: z.literal('pdf'), name }),
  z.object({ kind: z.literal('csv'), name, text: z.string().max(mostBytes) }),
  z.object({ kind: z.literal('picture'), name, bytes: picture }),
])
export type Keep = z.infer<typeof keepSchema>

/** What became of it. */
export type Kept =
  | { readonly kind: 'kept'; readonly file: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }
