import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gwetAC1 } from '../../../shared/stats/agreement/gwet'
import { cohenKappa } from '../../../shared/stats/agreement/kappa'
import {
  krippendorffAlpha,
  krippendorffAlphaOfTable,
} from '../../../shared/stats/agreement/krippendorff'
import { matthewsCorrelation } from '../../../shared/stats/agreement/mcc'
import { labelFigures } from '../../../shared/stats/agreement/perLabel'
import { type CountTable, filledCells } from '../../../shared/stats/agreement/table'
import { findDifferences } from './findDifferences'

const tables = fc.integer({ min: 2, max: 6 }).chain((q) =>
  fc.array(fc.array(fc.nat({ max: 60 }), { minLength: q, maxLength: q }), {
    minLength: q,
    maxLength: q,
  }),
)

/** The figures that see the table as a whole. */
function coefficients(table: CountTable) {
  return {
    kappa: cohenKappa(table),
    gwetAC1: gwetAC1(table),
    alpha: krippendorffAlphaOfTable(table),
    mcc: matthewsCorrelation(table),
  }
}

describe('coefficients of agreement', () => {
  it('do not change when people and model change places', () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(findDifferences(coefficients(transpose(table)), coefficients(table))).toEqual([])
      }),
    )
  })

  it('do not change with the order of labels', () => {
    const shuffled = tables.chain((table) =>
      fc.record({
        table: fc.constant(table),
        order: fc.shuffledSubarray([...table.keys()], { minLength: table.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ table, order }) => {
        const relabelled = order.map((i) => order.map((j) => table[i]?.[j] ?? 0))
        expect(findDifferences(coefficients(relabelled), coefficients(table))).toEqual([])
        expect(labelFigures(relabelled)).toEqual(order.map((i) => labelFigures(table)[i]))
      }),
    )
  })

  it('do not change with a label nobody used, except AC1, which counts the choices', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const wider = [...table.map((row) => [...row, 0]), [0, ...table.map(() => 0)]]
        const { gwetAC1: _wide, ...widened } = coefficients(wider)
        const { gwetAC1: _narrow, ...given } = coefficients(table)
        expect(findDifferences(widened, given)).toEqual([])
      }),
    )
  })

  it('stay within −1 and 1, with their estimate in the interval, and are never NaN', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { kappa, gwetAC1: ac1, alpha, mcc } = coefficients(table)
        for (const value of [kappa.value, ac1.value, alpha, mcc]) {
          if (value === null) continue
          expect(value).toBeGreaterThanOrEqual(-1 - 1e-12)
          expect(value).toBeLessThanOrEqual(1 + 1e-12)
        }
        for (const { value, ci95 } of [kappa, ac1]) {
          if (value === null || ci95 === null) continue
          expect(ci95[0]).toBeLessThanOrEqual(value)
          expect(ci95[1]).toBeGreaterThanOrEqual(value)
        }
      }),
    )
  })

  it('are 1 for agreement throughout', () => {
    const {
      kappa,
      gwetAC1: ac1,
      alpha,
      mcc,
    } = coefficients([
      [5, 0],
      [0, 9],
    ])
    expect([kappa.value, ac1.value, alpha, mcc]).toEqual([1, 1, 1, 1])
    expect([kappa.ci95, ac1.ci95]).toEqual([
      [1, 1],
      [1, 1],
    ])
  })

  it('are unknown without pairs', () => {
    for (const table of [
      [],
      [[0]],
      [
        [0, 0],
        [0, 0],
      ],
    ]) {
      const { kappa, gwetAC1: ac1, alpha, mcc } = coefficients(table)
      expect(Object.values({ ...kappa, ...ac1, alpha, mcc }).every((v) => v === null)).toBe(true)
    }
  })

  it('say what they can when only one label was ever used', () => {
    const {
      kappa,
      gwetAC1: ac1,
      alpha,
      mcc,
    } = coefficients([
      [30, 0],
      [0, 0],
    ])
    expect(kappa).toEqual({ value: null, se: null, se0: null, ci95: null, po: 1, pe: 1 })
    expect(ac1.value).toBe(1)
    expect(alpha).toBeNull()
    expect(mcc).toBe(0)
  })

  it('know no AC1 for a single label', () => {
    expect(gwetAC1([[12]]).value).toBeNull()
  })
})

describe("Krippendorff's alpha", () => {
  it('is the same from units as from a table', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const units = filledCells(table).flatMap(({ row, column, count }) =>
          Array.from({ length: count }, () => [String(row), String(column)]),
        )
        expect(findDifferences(krippendorffAlpha(units), krippendorffAlphaOfTable(table))).toEqual(
          [],
        )
      }),
    )
  })

  it('does not depend on the order of units or of values, nor on units with one value', () => {
    const unit = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const turned = units.toReversed().map((values) => values.toReversed())
        expect(
          findDifferences(krippendorffAlpha([...turned, ['a'], []]), krippendorffAlpha(units)),
        ).toEqual([])
      }),
    )
  })

  // Both from K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), printed to three decimals.
  it('comes out as published for four observers with gaps', () => {
    const rows = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
      [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ]
    const units = Array.from({ length: 12 }, (_, unit) =>
      rows.flatMap((row) => (row[unit] ? [String(row[unit])] : [])),
    )
    expect(krippendorffAlpha(units)).toBeCloseTo(0.743, 3)
  })

  it('comes out as published for two observers and two values', () => {
    const pairs = ['01', '11', '01', '00', '00', '01', '00', '00', '10', '00']
    expect(krippendorffAlpha(pairs.map((pair) => pair.split('')))).toBeCloseTo(0.095, 3)
  })
})

describe('figures per label', () => {
  it('are unknown for a label that one side never used', () => {
    const [used, missed, unseen] = labelFigures([
      [8, 2, 0],
      [0, 0, 0],
      [0, 0, 0],
    ])
    expect(used).toEqual({ precision: 1, recall: 0.8, f1: 16 / 18, support: 10 })
    expect(missed).toEqual({ precision: 0, recall: null, f1: 0, support: 0 })
    expect(unseen).toEqual({ precision: null, recall: null, f1: null, support: 0 })
  })
})

function transpose(table: CountTable): CountTable {
  return table.map((_, column) => table.map((row) => row[column] ?? 0))
}
