/** Files of other tools, and our own exports, that can be turned into events. */
export const importFormats = [
  'jsonl',
  'csv',
  'parquet',
  'label-studio',
  'argilla',
  'prodigy',
  'a2i',
] as const
export type ImportFormat = (typeof importFormats)[number]
