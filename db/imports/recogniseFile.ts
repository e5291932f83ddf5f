import { closeSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import type { ImportFormat } from '../../shared/schema/import'
import { recogniseFormat } from '../../shared/imports/recognise'
import { JsonCutter } from './readers/jsonCutter'

/** The first object of a file ends within this, but for pictures in it. */
const glanceBytes = 4 * 1024 * 1024

/** Tells the format of a file by its beginning. */
export function recogniseFile(file: string): ImportFormat {
  const bytes = readBeginning(file)
  const ending = path.extname(file).slice(1).toLowerCase()
  const isParquet = bytes.subarray(0, 4).toString('latin1') === 'PAR1'
  return recogniseFormat({ ending, isParquet, first: isParquet ? null : firstObject(bytes) })
}

function readBeginning(file: string): Buffer {
  const fd = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(glanceBytes)
    return buffer.subarray(0, readSync(fd, buffer, 0, glanceBytes, 0))
  } finally {
    closeSync(fd)
  }
}

/** Null where the file does not begin with JSON. */
function firstObject(bytes: Buffer): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  if (!/^\s*[[{]/.test(text)) return null
  const [first] = new JsonCutter().push(text)
  try {
    return first === undefined ? null : JSON.parse(first)
  } catch {
    return null
  }
}
