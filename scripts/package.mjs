// npm run package: makes what people install. Arguments go to electron-builder (--linux dir, …).
import { chmodSync } from 'node:fs'
import { run } from './prepare/command.mjs'
import { describeElectron } from './prepare/electron.mjs'
import { prepareEverything } from './prepare/everything.mjs'

const { electron, isBuilt } = await prepareEverything(console.log, { retry: true })
// The only ones that electron-builder makes without downloading tools of its own.
const offlineTargets = ['--linux', 'tar.gz']

if (electron === undefined || !isBuilt) {
  process.exitCode = 1
} else {
  console.log(`Packaging on ${describeElectron(electron)}.`)
  const isOfficial = electron.kind === 'official'
  const { args, env } = isOfficial ? forShipping() : await forTestsOnly(electron.dist)
  const asked = process.argv.slice(2)
  const targets = asked.length > 0 || isOfficial ? asked : offlineTargets
  process.exitCode = await run('electron-builder', [...targets, '--publish', 'never', ...args], {
    env,
  })
}

/** @returns {{ args: string[], env: Record<string, string> }} */
function forShipping() {
  // The spare does not know this fuse, so it cannot stand in electron-builder.yml.
  return { args: ['-c.electronFuses.grantFileProtocolExtraPrivileges=false'], env: {} }
}

/**
 * What is built on any other Electron says in its name that it must not ship.
 * @param {string} dist
 * @returns {Promise<{ args: string[], env: Record<string, string> }>}
 */
async function forTestsOnly(dist) {
  // electron-builder would download its own archiver.
  const { path7za } = await import('7zip-bin')
  if (process.platform !== 'win32') chmodSync(path7za, 0o755)
  return {
    args: [`-c.electronDist=${dist}`, '-c.artifactName=${name}-${version}-${arch}-TESTONLY.${ext}'],
    env: { ELECTRON_BUILDER_7ZIP_PATH: path7za, ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' },
  }
}
