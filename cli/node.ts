import { engines } from '../package.json'

/** Why this Node cannot run the data process, and what to do; null where it can. */
export function nodeFault(version: string, needed = engines.node): string | null {
  const least = needed.replace(/^>=/, '')
  const [major = 0, minor = 0] = numbersOf(version)
  const [leastMajor = 0, leastMinor = 0] = numbersOf(least)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return null
  return `Understudy needs Node ${least} or newer, and this is Node ${version}. Install a newer one (https://nodejs.org), or in a checkout run "npm run -s understudy", which finds the right one.`
}

const numbersOf = (version: string) => version.split('.').map(Number)
