import { realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Rejection } from '../../shared/ingest/parsed'
import type { MediaField } from '../../shared/ingest/parseEvent'

export type MediaCheck = (media: readonly MediaField[]) => Rejection | null

/** Without a media folder to look into, all is taken to be there. */
export const trustMedia: MediaCheck = () => null

/**
 * Checks that the media files an event names are there and, links followed, still inside the media
 * folder. The folder itself may be a link: it is looked up anew for each batch.
 */
export function checkMediaIn(mediaDir: string): MediaCheck {
  let root: string | null | undefined
  return (media) => {
    for (const field of media) {
      root ??= realPath(mediaDir)
      const fault = root === null ? missing(field) : checkFile(root, field)
      if (fault !== null) return fault
    }
    return null
  }
}

function checkFile(root: string, field: MediaField): Rejection | null {
  const path = realPath(join(root, field.file))
  if (path === null) return missing(field)
  if (!path.startsWith(root.endsWith(sep) ? root : root + sep))
    return {
      reason: 'media_path',
      path: field.path,
      message: `"${field.file}" is a link that leads out of the media folder; put the file itself there`,
    }
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? null : missing(field)
}

function missing({ path, file }: MediaField): Rejection {
  return {
    reason: 'media_missing',
    path,
    message: `there is no file "${file}" in the media folder; put it there and retry the line`,
  }
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path)
  } catch {
    return null
  }
}
