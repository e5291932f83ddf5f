import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import {
  asyncBufferFromFile,
  parquetMetadataAsync,
  parquetReadObjects,
  type Compressors,
} from 'hyparquet'
import type { RowReader } from './row'

const rowsAtOnce = 2000

/** Snappy comes with the library, the others with Node. */
const compressors: Compressors = {
  GZIP: (bytes) => gunzipSync(bytes),
  BROTLI: (bytes) => brotliDecompressSync(bytes),
  ZSTD: (bytes) => zstdDecompressSync(bytes),
}

/** Rows from 1. */
export async function* readParquet(path: string): RowReader {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  const rows = Number(metadata.num_rows)
  for (let rowStart = 0; rowStart < rows; rowStart += rowsAtOnce) {
    const rowEnd = Math.min(rowStart + rowsAtOnce, rows)
    const values = await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd })
    for (const [index, value] of values.entries()) yield { row: rowStart + index + 1, value }
  }
}
