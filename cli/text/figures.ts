import type { Progress } from '../../shared/contract/messages'

type Maybe = number | null

/** `93.4 %`; a dash where the figure is not defined. */
export function formatShare(share: Maybe): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`
}

/** `-1.5 points`, of a difference between two shares; a dash where it is not defined. */
export function formatPoints(difference: Maybe): string {
  return difference === null ? '–' : `${(difference * 100).toFixed(1)} points`
}

/** `91.2–95.1 %` */
export function formatShareInterval(interval: readonly [number, number] | null): string {
  if (interval === null) return '–'
  const [low, high] = interval.map((bound) => (bound * 100).toFixed(1))
  return `${low}–${high} %`
}

/** Three decimals, for figures such as kappa that are no shares. */
export function formatFigure(value: Maybe): string {
  return value === null ? '–' : value.toFixed(3)
}

/** `0.901 to 0.952`, with a word between as a bound may be negative. */
export function formatInterval(interval: readonly [number, number] | null): string {
  return interval === null ? '–' : interval.map(formatFigure).join(' to ')
}

/** `1,234` */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US')
}

/** `3.1 MB`, or `812 B` for what is small. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000
    ? `${(bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** `1 decision`, `2 decisions` */
export function formatCounted(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`
}

/** `45 % (3.1 of 6.9 MB)`, or what is done so far where the whole is not known. */
export function formatProgress({ done, total, unit }: Progress): string {
  const scale = unit === 'bytes' ? 1_000_000 : 1
  const name = unit === 'bytes' ? 'MB' : unit
  const show = (amount: number) =>
    unit === 'bytes' ? (amount / scale).toFixed(1) : formatCount(amount)
  if (total === null || total === 0) return `${show(done)} ${name}`
  return `${Math.floor((done / total) * 100)} % (${show(done)} of ${show(total)} ${name})`
}
