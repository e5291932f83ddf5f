import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmod } from 'node:fs/promises'
import { readIfThere } from '../workspace/readIfThere'
import { replaceFile } from '../workspace/replaceFile'

const tokenBytes = 32
const tokenPattern = /^[A-Za-z0-9_-]{43}$/
/** For the account that runs Understudy, and nobody else. */
const mode = 0o600

/** The token in the file; one is made where there is none, or none that is whole. */
export async function readToken(file: string): Promise<string> {
  const token = (await readIfThere(file))?.trim() ?? ''
  if (!tokenPattern.test(token)) return makeToken(file)
  await chmod(file, mode)
  return token
}

/** Puts a new token in place of the old one. */
export async function makeToken(file: string): Promise<string> {
  const token = randomBytes(tokenBytes).toString('base64url')
  await replaceFile(file, `${token}\n`, mode)
  return token
}

/** Compares in constant time; hashes, as only texts of one length can be compared so. */
export function isSameToken(given: string, token: string): boolean {
  return timingSafeEqual(hash(given), hash(token))
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
