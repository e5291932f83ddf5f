import { median } from './measure'
import type { Comparison, Side } from './question'

const heads = ['Question', 'Ours', 'Peer', 'Ratio', 'Spread', 'Runs']

/** The results as a Markdown table that also reads well in a terminal. */
export function formatTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(toCells)
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** The ratio is taken run by run, as what disturbs a run disturbs both sides of it. */
function toCells({ question, ours, peer }: Comparison): readonly string[] {
  const ratios = ours.samples.map((sample, run) => sample / (peer.samples[run] ?? Number.NaN))
  return [
    question,
    formatSide(ours),
    formatSide(peer),
    formatNumber(median(ratios)),
    `${formatNumber(Math.min(...ratios))} to ${formatNumber(Math.max(...ratios))}`,
    String(ratios.length),
  ]
}

function formatSide({ name, unit, samples }: Side): string {
  return `${name}: ${formatNumber(median(samples))} ${unit}`
}

function formatNumber(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
  return value.toFixed(digits)
}
