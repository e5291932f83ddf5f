/** One row of a file, by the number under which a person finds it there. */
type FileRow =
  | { readonly row: number; readonly value: unknown }
  | { readonly row: number; readonly problem: string }

/** Rows in their order; `done` is how many bytes were read before each. */
export type RowReader = AsyncGenerator<FileRow>
