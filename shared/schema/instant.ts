/**
 * An RFC 3339 instant as milliseconds since 1970; null where the text is none, or names a day that
 * does not exist. Written by hand because `Date.parse` takes 31 February for 3 March, and because
 * every event passes through here. Digits after the milliseconds are cut off.
 */
export function instantToMs(text: string): number | null {
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  const second = digits(text, 17, 2)
  const separator = text[10]
  const isShaped =
    text[4] === '-' &&
    text[7] === '-' &&
    (separator === 'T' || separator === 't') &&
    text[13] === ':' &&
    text[16] === ':'
  const exists =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59
  if (!isShaped || !exists) return null
  let end = 19
  if (text[end] === '.') {
    end += 1
    while (isDigit(text, end)) end += 1
    if (end === 20) return null
  }
  const offsetMs = zoneToMs(text, end)
  if (offsetMs === null) return null
  const clockMs = ((hour * 60 + minute) * 60 + second) * 1000 + fractionToMs(text, end)
  return daysSince1970(year, month, day) * 86_400_000 + clockMs - offsetMs
}

function fractionToMs(text: string, end: number): number {
  let ms = 0
  for (let at = 20, weight = 100; at < end && weight >= 1; at += 1, weight /= 10)
    ms += (text.charCodeAt(at) - 48) * weight
  return ms
}

/** How far ahead of UTC the zone at `at` is; null where there is none, or something follows it. */
function zoneToMs(text: string, at: number): number | null {
  const sign = text[at]
  if (sign === 'Z' || sign === 'z') return text.length === at + 1 ? 0 : null
  const hours = digits(text, at + 1, 2)
  const minutes = digits(text, at + 4, 2)
  const isZone =
    (sign === '+' || sign === '-') &&
    text[at + 3] === ':' &&
    text.length === at + 6 &&
    hours <= 23 &&
    minutes <= 59
  if (!isZone) return null
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** NaN where there is anything but digits, so that every comparison with it fails. */
function digits(text: string, from: number, count: number): number {
  let value = 0
  for (let at = from; at < from + count; at += 1) {
    if (!isDigit(text, at)) return Number.NaN
    value = value * 10 + text.charCodeAt(at) - 48
  }
  return value
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Counts in years that begin in March, so that the leap day is a year's last. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const monthsSinceMarch = (month + 9) % 12
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const daysBeforeMonth = Math.floor((153 * monthsSinceMarch + 2) / 5)
  return marchYear * 365 + leapDays + daysBeforeMonth + day - 1 - 719_468
}
