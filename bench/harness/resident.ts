import { readFileSync } from 'node:fs'

/** The memory that a process holds, in megabytes. Linux tells it for any process. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1000
}
