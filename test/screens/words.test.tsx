import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { confusionMarks } from '../../renderer/charts/confusionMarks'
import { segmentMarks, shareScale } from '../../renderer/charts/intervalMarks'
import { Markdown } from '../../renderer/ui/Markdown'
import { PayloadView } from '../../renderer/ui/payload/PayloadView'
import {
  formatBytes,
  formatCoefficient,
  formatCoefficientInterval,
  formatCount,
  formatPercent,
  formatPercentInterval,
  formatSeconds,
  notEnoughYet,
} from '../../renderer/words/numbers'
import { formatAgo, formatDay } from '../../renderer/words/times'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  [formatCount(1197), '1,197'],
  [formatPercent(0.9799498746867168, 2), '97.99 %'],
  [formatPercentInterval([0.9703391906, 0.9864898658]), '97.0–98.6 %'],
  [formatCoefficient(-0.1234), '−0.123'],
  [formatCoefficient(-0.0001), '0.000'],
  [formatCoefficientInterval([-0.02, 0.5]), '−0.020 to 0.500'],
  [formatSeconds(2.13), '2.1 s'],
  [formatSeconds(65), '1 min 5 s'],
  [formatBytes(0), '0 B'],
  [formatBytes(1000), '1.0 kB'],
  [formatBytes(1_290_000), '1.3 MB'],
  [formatDay('2026-03-02'), 'Mon, 2 Mar 2026'],
  [formatAgo(0, 59_000), 'just now'],
  [formatAgo(0, 7_200_000), '2 h ago'],
])('%s', (formatted, expected) => {
  expect(plain(formatted)).toBe(expected)
})

test.each([null, Number.NaN, Number.POSITIVE_INFINITY])('%s is not enough yet', (value) => {
  expect([formatPercent(value), formatCoefficient(value), formatSeconds(value)]).toEqual([
    notEnoughYet,
    notEnoughYet,
    notEnoughYet,
  ])
})

test('HTML in a guideline stays text, and a link leads nowhere', () => {
  render(
    <Markdown text={'<img src=x onerror=alert(1)> &amp; **bold** [manual](https://example.org)'} />,
  )
  expect(screen.getByText('bold').tagName).toBe('STRONG')
  expect(document.querySelector('img, a, script')).toBeNull()
  expect(document.body).toHaveTextContent('<img src=x onerror=alert(1)> & bold manual')
})

test('the text of an item is shown as it is', () => {
  render(<PayloadView payload={{ kind: 'text', text: '<b>bold</b>\n  two' }} name="a" />)
  expect(screen.getByText(/<b>bold<\/b>/)).toBeInTheDocument()
})

test('every kind of payload has something to show', () => {
  render(
    <PayloadView
      name="a"
      payload={{
        kind: 'parts',
        parts: [
          { kind: 'image', mime: 'image/png', file: 'scans/a b.png', title: 'Scan' },
          { kind: 'table', fields: { amount: -2.5, paid: false, note: null } },
          { kind: 'json', data: { deep: { deeper: { deepest: 1 } } } },
          { kind: 'pdf', file: 'scans/a.pdf' },
        ],
      }}
    />,
  )
  expect(screen.getByRole('img', { name: 'Scan' })).toHaveAttribute(
    'src',
    'app://main/media/scans/a%20b.png',
  )
  expect(screen.getAllByRole('definition').map((one) => one.textContent)).toEqual([
    '−2.5',
    'no',
    '–',
  ])
})

test('a scale holds every share it is made for', () => {
  expect(shareScale([0.97, 0.99]).from).toBe(0.95)
  expect(shareScale([0.97, 0.2]).from).toBe(0)
  expect(shareScale([null]).from).toBe(0.95)
})

test('segments without a figure come last', () => {
  const one = { n: 1, wilson95: null }
  const [[, marks] = ['', []]] = segmentMarks({
    site: { a: { ...one, value: 0.9 }, b: { ...one, value: null }, c: { ...one, value: 0.5 } },
  })
  expect(marks.map((mark) => mark.value)).toEqual(['c', 'a', 'b'])
})

test('of too many labels those with the most disagreements are shown, in the order of the task', () => {
  const labels = Array.from({ length: 100 }, (_, index) => `l${index}`)
  const counts = { l90: { l3: 5 }, l7: { l7: 100 } }
  const { labels: shown, leftOut } = confusionMarks(labels, counts)
  expect(shown).toEqual(['l3', 'l7', 'l90'])
  expect(leftOut).toBe(97)
})
