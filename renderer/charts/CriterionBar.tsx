import { criterionMarks, type CriterionNumbers } from './criterionMarks'

const percent = (share: number) => `${share * 100}%`

/** What was observed, the bound that decides and the target, for the eye; the figures stand beside it. */
export function CriterionBar({ numbers }: { readonly numbers: CriterionNumbers }) {
  const { observed, interval, target, good } = criterionMarks(numbers)
  return (
    <svg aria-hidden className="block h-5 w-full overflow-visible">
      <line x1="0" x2="100%" y1="10" y2="10" className="stroke-line" strokeWidth="2" />
      <line
        x1={percent(good[0])}
        x2={percent(good[1])}
        y1="10"
        y2="10"
        strokeWidth="2"
        className="stroke-good opacity-60"
      />
      {interval === null ? null : (
        <line
          x1={percent(interval[0])}
          x2={percent(interval[1])}
          y1="10"
          y2="10"
          strokeWidth="6"
          strokeLinecap="round"
          className="stroke-accent opacity-40"
        />
      )}
      <line
        x1={percent(target)}
        x2={percent(target)}
        y1="3"
        y2="17"
        strokeWidth="2"
        className="stroke-fg"
      />
      {observed === null ? null : (
        <circle
          cx={percent(observed)}
          cy="10"
          r="4.5"
          strokeWidth="1.5"
          className="fill-accent stroke-surface"
        />
      )}
    </svg>
  )
}
