import { describe, expect, test } from 'vitest'
import { doneWords } from '../../renderer/words/acts'
import { actorWords, changeWords } from '../../renderer/words/changes'
import { criterionFigures, longestWait, verdictSentence } from '../../renderer/words/gate'
import { nextHundredWords, ofHundred, type HundredFacts } from '../../renderer/words/hundred'
import { trialWords, workWords } from '../../renderer/words/threshold'
import { createTimeWords } from '../../renderer/words/times'
import { readTimelineDetail } from '../../shared/contract/timelineDetail'
import type { Deployment } from '../../shared/schema/deployment'
import { makeAutomationState, makeGate } from '../make/automation'
import { makeDeployment, v1, v2, v3 } from '../make/deployment'
import { noEvidence } from '../make/gateFacts'

const review = { audit: 0.05, blindInAssisted: 0.1, conditions: null }

function words(
  before: Partial<Deployment>,
  after: Partial<Deployment>,
  facts: Partial<HundredFacts> = {},
): string {
  return nextHundredWords({
    before: makeDeployment(before),
    after: makeDeployment(after),
    coverage: () => 0.76,
    review,
    waiting: { blind: 0, shown: 0 },
    ...facts,
  })
}

describe('what will happen to the next 100 items', () => {
  test.each<[string, Partial<Deployment>, Partial<Deployment>, string]>([
    [
      'a model starts to watch',
      { stage: 'manual' },
      { stage: 'shadow' },
      'People decide all of the next 100 items, without seeing what triage 1.0.0 says.',
    ],
    [
      'its suggestions are shown',
      { stage: 'shadow' },
      { stage: 'assisted' },
      'People decide all of the next 100 items, about 90 with the suggestion of triage 1.0.0 beside them and about 10 blind.',
    ],
    [
      'it decides a part',
      { stage: 'assisted' },
      { stage: 'partial', threshold: 0.9 },
      'Of the next 100 items triage 1.0.0 decides about 76 (those with a confidence of 0.90 or more) and people 24, where people now decide all 100; about 4 of the 76 are audited blind by a person.',
    ],
    [
      'it decides everything',
      { stage: 'partial', threshold: 0.9 },
      { stage: 'full' },
      'All of the next 100 items are decided by triage 1.0.0, where the model now decides about 76; about 5 of the 100 are audited blind by a person.',
    ],
    [
      'people decide again',
      { stage: 'full' },
      { stage: 'assisted' },
      'People decide all of the next 100 items, about 90 with the suggestion of triage 1.0.0 beside them and about 10 blind, where the model now decides all 100.',
    ],
    [
      'a candidate runs silently',
      {},
      { strategy: { kind: 'silent', serving: v1, candidates: [v2, v3] } },
      'People still decide all of the next 100 items, about 90 with the suggestion of triage 1.0.0 beside them and about 10 blind; triage 2.0.0 and triage 3.0.0 predict all 100 too, unseen, for comparison only.',
    ],
    [
      'a candidate gets a share',
      { stage: 'shadow' },
      {
        stage: 'shadow',
        strategy: { kind: 'canary', serving: v1, candidate: v2, share: 0.05 },
      },
      'People still decide all of the next 100 items, without seeing what the two versions say; about 5 of the 100 go to triage 2.0.0, 95 to triage 1.0.0.',
    ],
    [
      'a version takes over outright',
      { stage: 'full' },
      { stage: 'full', strategy: { kind: 'single', serving: v2 } },
      'All of the next 100 items are still decided by triage 2.0.0; about 5 of the 100 are audited blind by a person; triage 2.0.0 takes the place of triage 1.0.0.',
    ],
    [
      'a canary ends',
      {
        stage: 'shadow',
        strategy: { kind: 'canary', serving: v1, candidate: v2, share: 0.25 },
      },
      { stage: 'shadow' },
      'People still decide all of the next 100 items, without seeing what triage 1.0.0 says; none goes to triage 2.0.0 any more.',
    ],
    [
      'the model only watches again',
      { stage: 'partial', threshold: 0.9 },
      { stage: 'shadow', strategy: { kind: 'shadow', serving: v1 } },
      'People decide all of the next 100 items, without seeing what triage 1.0.0 says, where the model now decides about 76.',
    ],
  ])('when %s', (_when, before, after, sentence) => {
    expect(words(before, after)).toBe(sentence)
  })

  test('two slots count with the coverage of their own versions', () => {
    const slots = { kind: 'blue-green', blue: v1, green: v2, weight: 0.25, home: 'blue' } as const
    expect(
      words(
        { stage: 'partial', threshold: 0.9 },
        { stage: 'partial', threshold: 0.9, strategy: slots },
        {
          coverage: (version) => (version.version === v2.version ? 1 : 0.6),
        },
      ),
    ).toBe(
      'Of the next 100 items the two versions still decide about 70 (those with a confidence of 0.90 or more) and people 30, where the model now decides about 60; about 4 of the 70 are audited blind by a person; about 75 of the 100 go to blue (triage 1.0.0) and 25 to green (triage 2.0.0).',
    )
  })

  test('a share that is not known is not made up', () => {
    const sentence = words({}, { stage: 'partial', threshold: 0.9 }, { coverage: () => null })
    expect(sentence).toContain('how many that is, is not known yet')
    expect(sentence).not.toMatch(/NaN|about 0|null/)
  })

  test('without audits it says that nothing would notice a mistake', () => {
    expect(words({}, { stage: 'full' }, { review: { ...review, audit: 0 } })).toContain(
      'none of the 100 is audited, so nothing would notice a mistake',
    )
  })

  test.each<[string, Partial<Deployment>, Partial<HundredFacts>, string | null]>([
    [
      'a model begins to decide',
      { stage: 'partial', threshold: 0.9 },
      { waiting: { blind: 40, shown: 2 } },
      'The 42 items that wait now go the same way, but for what somebody has begun; of the 40 that wait blind, about 10 in 100 are drawn to stay so.',
    ],
    [
      'one item waits',
      { stage: 'full' },
      { waiting: { blind: 0, shown: 1 } },
      'The 1 item that waits now goes the same way, but for what somebody has begun.',
    ],
    [
      'a step down',
      { stage: 'shadow' },
      { waiting: { blind: 0, shown: 3 } },
      'The 3 items that wait now, but for what somebody has begun, are looked at again.',
    ],
    ['nothing waits', { stage: 'full' }, {}, null],
    [
      'people go on deciding',
      { strategy: { kind: 'single', serving: v2 } },
      { waiting: { blind: 9, shown: 9 } },
      null,
    ],
  ])('what waits is told of where %s', (_name, after, facts, said) => {
    const told = words({}, after, facts).replaceAll('\u00a0', ' ')
    const tail = told.slice(told.indexOf('. ') + 2)
    expect(told.includes('wait') ? tail : null).toBe(said)
  })

  test('what is rare does not vanish, and nearly all is not all', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(ofHundred)).toEqual([0, 1, 50, 99, 100])
  })
})

describe('the gate in words', () => {
  test('each verdict says what is open', () => {
    expect(verdictSentence(makeGate())).toBe('All 7 criteria for partial are met.')
    expect(verdictSentence(makeGate(v1, { agreement: { n: 2000, agreed: 1700 } }))).toMatch(
      /^[1-7] of 7 criteria for partial (is|are) not met\.$/,
    )
    expect(verdictSentence(makeGate(v1, noEvidence))).toMatch(/too little to go by/)
    expect(verdictSentence(makeGate(v1, { stage: 'full' }))).toBe(
      'This is the last stage, and no alarm rings.',
    )
    expect(verdictSentence(makeGate(v1, { stage: 'manual', ...noEvidence }))).toBe(
      'Nothing stands before shadow: a lead decides.',
    )
  })

  test('the longest wait is named with its unit, and none where nothing is known', () => {
    const gate = makeGate(v1, { overlap: { level: 200, modelOut: 1, humansSplit: 1 } })
    expect(longestWait(gate)).toMatch(/^about [\d,]+ more overlap items$/)
    expect(longestWait(makeGate(v1, { stage: 'manual' }))).toBeNull()
  })

  test('each criterion has its own unit, and bounds are never flattered', () => {
    const figures = { observed: 0.9781, lower: null, upper: null, target: 0.9 }
    expect(criterionFigures({ id: 'agreement', ...figures, lower: 0.96199 })).toEqual({
      observed: '97.8\u00a0%',
      bound: 'at least 96.1\u00a0%',
      target: '≥ 90\u00a0%',
    })
    expect(
      criterionFigures({
        id: 'audit-error',
        ...figures,
        observed: 0,
        upper: 0.01541,
        target: 0.02,
      }),
    ).toMatchObject({ bound: 'at most 1.6\u00a0%', target: '≤ 2\u00a0%' })
    expect(
      criterionFigures({
        id: 'non-inferiority',
        ...figures,
        observed: -0.005,
        lower: -0.0211,
        target: -0.03,
      }),
    ).toEqual({
      observed: '−0.5\u00a0points',
      bound: 'at least −2.2\u00a0points',
      target: '≥ −3.0\u00a0points',
    })
    expect(criterionFigures({ id: 'coverage', ...figures, observed: null }).observed).toBe(
      'not enough yet',
    )
    expect(criterionFigures({ id: 'no longer judged', ...figures }).observed).toBe('97.8\u00a0%')
  })
})

const conditions = (to: unknown) =>
  changeWords(
    'automation.conditions',
    readTimelineDetail({ conditions: { before: null, after: to } }),
  )

describe('the timeline in words', () => {
  const before = makeDeployment({ stage: 'partial', threshold: 0.9 })

  test('a change says from where to where', () => {
    const change = readTimelineDetail({
      before,
      after: makeDeployment({ stage: 'assisted' }),
      by: 'alarm',
    })
    expect(changeWords('automation.demote', change)).toBe('Demoted from partial to assisted')
    expect(actorWords({ actor: 'system' }, change)).toBe('Understudy, by itself')
    expect(
      changeWords(
        'automation.threshold',
        readTimelineDetail({ before, after: { ...before, threshold: 0.95 } }),
      ),
    ).toBe('Threshold from 0.90 to 0.95')
    expect(
      changeWords(
        'automation.promote',
        readTimelineDetail({ before: makeDeployment(), after: before, outright: true }),
      ),
    ).toBe(
      'Promoted from assisted to partial, threshold 0.90, without the evidence that the gate asks for',
    )
  })

  test('a canary’s end and other conditions are told as what they are', () => {
    const canary = { kind: 'canary', serving: v1, candidate: v2, share: 0.5 } as const
    const ended = readTimelineDetail({
      before: makeDeployment({ strategy: canary }),
      after: makeDeployment({ strategy: { kind: 'single', serving: v2 } }),
      by: 'lead-a',
      approvedBy: 'lead-b',
    })
    expect(changeWords('automation.canary', ended)).toBe(
      'The canary ended: triage 2.0.0 has all items.',
    )
    expect(actorWords({ actor: 'lead-b' }, ended)).toBe('begun by lead-a, approved by lead-b')
    const proposal = { by: 'lead-a', from: 'assisted', to: 'assisted', takesOver: v2 }
    expect(changeWords('automation.propose', readTimelineDetail(proposal))).toBe(
      'Asked a second lead to let triage 2.0.0 have all items',
    )
    expect(changeWords('automation.decline', readTimelineDetail({ proposal }))).toBe(
      'Declined to let triage 2.0.0 have all items',
    )
    const nested = {
      kind: 'any',
      of: [
        { kind: 'label', labels: ['benign', 'malignant'] },
        {
          kind: 'all',
          of: [
            { kind: 'margin', below: 0.2 },
            { kind: 'random', share: 0.05 },
          ],
        },
      ],
    }
    expect(conditions(nested).replaceAll('\u00a0', ' ')).toBe(
      'Goes to people now: the model says benign or malignant or (the two best labels are less than 0.20 apart and it is drawn by chance, 5 % of the items)',
    )
    expect(conditions('gone')).toBe('Review conditions changed')
    expect(conditions(null)).toBe('Review conditions taken away')
  })

  test('who proposed and who approved are both named', () => {
    const approved = readTimelineDetail({ by: 'lead-a', approvedBy: 'operator-b' })
    expect(actorWords({ actor: 'operator-b' }, approved)).toBe(
      'proposed by lead-a, approved by operator-b',
    )
  })

  test('an entry that is not understood is still shown', () => {
    expect(
      changeWords('automation.promote', readTimelineDetail({ before: 'long ago', after: 7 })),
    ).toBe('Promoted')
    expect(changeWords('tasks.define', readTimelineDetail({}))).toBe('tasks.define')
  })

  test('the end of a day is that of the workspace’s zone, also where clocks change', () => {
    expect(new Date(createTimeWords('UTC').endOfDay('2026-03-02')).toISOString()).toBe(
      '2026-03-02T23:59:59.999Z',
    )
    expect(new Date(createTimeWords('Europe/Berlin').endOfDay('2026-03-28')).toISOString()).toBe(
      '2026-03-28T22:59:59.999Z',
    )
    expect(new Date(createTimeWords('Europe/Berlin').endOfDay('2026-03-29')).toISOString()).toBe(
      '2026-03-29T21:59:59.999Z',
    )
  })
})

test('a threshold says what it means for people, with what is so now', () => {
  expect(workWords({ model: 76, now: 0, audit: 0.05 })).toBe(
    'Of the next 100 items the model would decide 76, people 24 – now 100. About 4 would be audited blind.',
  )
  expect(workWords({ model: 0, now: null, audit: 0.05 })).toBe(
    'Of the next 100 items the model would decide 0, people 100.',
  )
})

const side = (n: number, known = 0, errors = 0) => ({ n, known, errors })

test('a dry run says what would have been wrong, and of how many that is known', () => {
  expect(
    trialWords({
      n: 1000,
      before: side(540),
      after: side(760, 300, 2),
      toModel: side(220),
      toPeople: side(0),
    }),
  ).toBe(
    'On the last 1,000\u00a0items the model would have decided 760, 220 more than under the present rules. Of 300 of them it is known what was right: 2 would have been wrong.',
  )
  expect(
    trialWords({ n: 0, before: side(0), after: side(0), toModel: side(0), toPeople: side(0) }),
  ).toMatch(/nothing to try it on/)
})

test('what was done is told from the new state', () => {
  expect(doneWords('promote', makeAutomationState())).toBe('The model is at assisted now.')
})
