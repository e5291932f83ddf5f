/** Shown for a figure that is undefined so far; never 0 or NaN. */
export const notEnoughYet = 'not enough yet'

/** Keeps a number and its unit on one line. */
const noBreak = '\u00a0'

const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** 1197 → 1,197 */
export function formatCount(count: number): string {
  return counts.format(count)
}

/** 1 item, 2 items */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)}${noBreak}${count === 1 ? one : many}`
}

/** 0.97995 → 98.0 %; digits stand after the point. */
export function formatPercent(share: number | null, digits = 1): string {
  return share === null || !Number.isFinite(share)
    ? notEnoughYet
    : `${formatFixed(share * 100, digits)}${noBreak}%`
}

/** [0.9703, 0.9865] → 97.0–98.6 % */
export function formatPercentInterval(
  interval: readonly [number, number] | null,
  digits = 1,
): string {
  if (interval === null || !interval.every(Number.isFinite)) return notEnoughYet
  const [lo, hi] = interval
  return `${formatFixed(lo * 100, digits)}–${formatFixed(hi * 100, digits)}${noBreak}%`
}

/** A difference of two shares in points: +1.2 points; never a dash where a minus is meant. */
export function formatDifference(difference: number | null, digits = 1): string {
  if (difference === null || !Number.isFinite(difference)) return notEnoughYet
  const text = formatFixed(difference * 100, digits)
  const sign = Number(text.replace('−', '-')) > 0 ? '+' : ''
  return `${sign}${text}${noBreak}points`
}

/** An interval of a difference: −0.4 to +2.1 points. */
export function formatDifferenceInterval(
  interval: readonly [number, number] | null,
  digits = 1,
): string {
  if (interval === null || !interval.every(Number.isFinite)) return notEnoughYet
  const [low] = formatDifference(interval[0], digits).split(noBreak)
  return `${low} to ${formatDifference(interval[1], digits)}`
}

/** A coefficient such as kappa: 0.978. */
export function formatCoefficient(value: number | null, digits = 3): string {
  return value === null || !Number.isFinite(value) ? notEnoughYet : formatFixed(value, digits)
}

/** An interval of a coefficient: 0.969 to 0.987. The word avoids a dash beside a minus. */
export function formatCoefficientInterval(
  interval: readonly [number, number] | null,
  digits = 3,
): string {
  if (interval === null || !interval.every(Number.isFinite)) return notEnoughYet
  return `${formatFixed(interval[0], digits)} to ${formatFixed(interval[1], digits)}`
}

/** 2.13 → 2.1 s; a minute and more as 1 min 5 s. */
export function formatSeconds(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return notEnoughYet
  if (seconds < 10) return `${formatFixed(seconds, 1)}${noBreak}s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole}${noBreak}s`
  return `${Math.floor(whole / 60)}${noBreak}min ${whole % 60}${noBreak}s`
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** 1536 → 1.5 kB (thousands, as disks are sold). */
export function formatBytes(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3 + 1e-9))
  const value = bytes / 1000 ** power
  return `${power === 0 ? value : formatFixed(value, 1)}${noBreak}${units[power] ?? 'B'}`
}

/** The data's own number, such as a measurement, with a minus that is one. */
export function formatPlain(value: number): string {
  return String(value).replace('-', '−')
}

function formatFixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return value < 0 && Number(text) !== 0 ? `−${text}` : text
}
