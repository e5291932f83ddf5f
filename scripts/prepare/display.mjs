// A screen for machines that have none.
import { spawn } from 'node:child_process'

export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/**
 * Runs something with a screen: the one there is, else a virtual one that ends with it.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work({})
  const { display, stop } = await startVirtualDisplay()
  try {
    return await work({ DISPLAY: display })
  } finally {
    stop()
  }
}

/** @returns {Promise<{ display: string, stop: () => void }>} */
function startVirtualDisplay() {
  // Xvfb picks a free number and writes it to the file descriptor it is given.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const stop = () => {
    server.kill()
  }
  process.on('exit', stop)
  return new Promise((resolve, reject) => {
    server.on('error', () => reject(new Error('There is no screen, and Xvfb is not installed.')))
    server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)))
    server.stdio[3]?.once('data', (/** @type {Buffer} */ number) => {
      resolve({ display: `:${number.toString().trim()}`, stop })
    })
  })
}
