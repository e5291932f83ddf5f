import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeCommandWorkspace } from '../make/commandLine'
import { digits, openEasy, sampleEvents, type Entry } from '../make/digitsCommands'
import { readEvents, writeInOrder } from '../make/replay'

const v2 = ['--model', 'digits-svc', '--version', '2.0.0'] as const
const v3 = ['--model', 'digits-svc', '--version', '3.0.0'] as const

describe('gate', () => {
  it('is not satisfied with little, and says how little is missing', async () => {
    const { ask, run } = await makeCommandWorkspace('--sample', 'digits')
    const gate = await ask('gate', ...digits, ...v2)
    expect(Object.keys(gate)).toEqual([
      'task',
      'model',
      'version',
      'stage',
      'next',
      'verdict',
      'criteria',
      'recommendedThreshold',
    ])
    expect(gate).toMatchObject({ stage: 'shadow', next: 'assisted', verdict: 'insufficient' })
    expect(gate.criteria.map(({ id }: { id: string }) => id)).toEqual([
      'agreement',
      'kappa',
      'segment-floor',
    ])
    expect(gate.criteria[0]).toMatchObject({
      title: 'Agreement with people',
      observed: 177 / 180,
      upper: null,
      target: 0.9,
      pass: null,
      remainingEstimate: 20,
    })

    const { code, stdout, stderr } = await run(['gate', ...digits, ...v2])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('INSUFFICIENT')
    expect(stdout).toMatch(/^\? {2}Agreement with people .*about 20 reviews$/m)
    expect(stdout).toMatch(/^✓ {2}Agreement in every segment /m)

    const partial = await ask('gate', ...digits, ...v2, '--to', 'partial')
    expect(partial).toMatchObject({ stage: 'shadow', next: 'partial' })
    expect(partial.criteria).toHaveLength(7)
  })

  it('fails for a version that has said nothing', async () => {
    const { run } = await makeCommandWorkspace('--sample', 'digits')
    const { code, stdout, stderr } = await run(['gate', ...digits, ...v3, '--json'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('digits-svc 3.0.0')
  })
})

describe('the report', () => {
  it('keeps to what was decided while the task stood at a stage', async () => {
    const { ask, addLead, act, run } = await openEasy()
    await addLead()
    const [whole] = await ask('report', ...digits)
    expect(whole).toMatchObject({ stage: null, stages: ['shadow'] })
    await act('demote', '--to', 'manual')
    const [before] = await ask('report', ...digits, '--stage', 'shadow')
    const [after] = await ask('report', ...digits, '--stage', 'manual')
    // Both sums are of the same terms, in another order.
    const { calibration } = whole
    const brierMulticlass: unknown = expect.closeTo(calibration.brierMulticlass, 12)
    expect(before).toEqual({
      ...whole,
      calibration: { ...calibration, brierMulticlass },
      stage: 'shadow',
      stages: ['manual', 'shadow'],
    })
    expect(after).toMatchObject({ stage: 'manual', paired: 0, reviewers: {}, accuracy: { n: 0 } })
    const { stdout } = await run(['report', ...digits, '--stage', 'manual'])
    expect(stdout).toContain('decided at stage manual')
  })
})

describe('the ladder', () => {
  it('leads up to partial at the recommended threshold, down, and back, and remembers all of it', async () => {
    const { ask, run, addLead, act, refused } = await openEasy()
    await addLead()
    const { recommendedThreshold } = await ask('gate', ...digits, ...v2, '--to', 'partial')
    expect(recommendedThreshold).toBeGreaterThan(0)

    expect(await act('promote')).toEqual({
      task: 'digit-recognition',
      stage: 'assisted',
      threshold: null,
      strategy: { kind: 'single', serving: { model: 'digits-svc', version: '2.0.0' } },
      revision: 3,
      proposal: null,
    })
    expect(await act('promote')).toMatchObject({
      stage: 'partial',
      threshold: recommendedThreshold,
      revision: 4,
    })
    const tooSoon = await refused('promote')
    expect(tooSoon).toMatchObject({ code: 1, stdout: '' })
    expect(tooSoon.stderr).toContain('The gate says insufficient')

    expect(await act('threshold', '--to', '0.95')).toMatchObject({ threshold: 0.95, revision: 5 })
    expect(await act('demote')).toMatchObject({ stage: 'assisted', threshold: null })
    expect((await refused('rollback')).stderr).toContain('nothing to go back to')
    expect(await act('demote', '--to', 'manual')).toMatchObject({ stage: 'manual', revision: 7 })

    const timeline: readonly Entry[] = await ask('timeline', ...digits)
    expect(timeline.map(({ actor, act: what }) => `${actor} ${what}`)).toEqual([
      'lead-a automation.demote',
      'lead-a automation.demote',
      'lead-a automation.threshold',
      'lead-a automation.promote',
      'lead-a automation.promote',
      'understudy automation.adopt',
    ])
    expect(timeline[3]?.at).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(timeline[3]?.detail).toMatchObject({
      reason: 'the figures carry it',
      evidence: { verdict: 'ready', recommendedThreshold },
      before: { stage: 'assisted' },
      after: { stage: 'partial' },
    })
    const { stdout } = await run(['timeline', ...digits])
    expect(stdout).toMatch(
      /lead-a +promote +assisted → partial; threshold [\d.]+ +ready +the figures/,
    )
    expect(await ask('verify')).toMatchObject({ ok: true })
  })

  it('leads back to no time at which no version was in charge', async () => {
    const { addLead, refused, run } = await openEasy()
    await addLead()
    const { code, stdout, stderr } = await refused('rollback')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('nothing to go back to: before this, no version was in charge')
    const share = await refused('deploy', '--strategy', 'canary', '--share', '0.5')
    expect(share).toMatchObject({ code: 2, stdout: '' })
    expect(share.stderr).toContain('--share changes the share of a canary that is running')
    expect((await run(['task', 'list'])).code).toBe(0)
  })

  it('refuses an act on a revision that is past, and says who changed what since', async () => {
    const { addLead, act, refused } = await openEasy()
    await addLead()
    await act('promote', '--revision', '2')
    const late = await refused('demote', '--revision', '2')
    expect(late).toMatchObject({ code: 1, stdout: '' })
    expect(late.stderr).toContain('since then lead-a promoted the model to assisted (revision 3)')
    expect(await refused('demote', '--revision', 'x')).toMatchObject({ code: 2 })
    expect(await act('demote', '--revision', '3')).toMatchObject({ stage: 'shadow', revision: 4 })
  })

  it('is for leads, under their name and with a reason', async () => {
    const { ask, run } = await openEasy()
    await ask('user', 'add', 'otto', '--role', 'operator')
    const promote = (...options: readonly string[]) => run(['promote', ...digits, ...options])
    expect(await promote('--reason', 'r')).toMatchObject({ code: 2, stdout: '' })
    expect(await promote('--as', 'otto')).toMatchObject({ code: 2, stdout: '' })
    const { code, stderr } = await promote('--as', 'otto', '--reason', 'r')
    expect(code).toBe(1)
    expect(stderr).toContain('lead')
  })

  it('says plainly that a promotion waits for a second lead', async () => {
    const { ask, run, addLead, act, refused } = await openEasy({ secondApproval: true })
    await addLead()
    await ask('user', 'add', 'person-b', '--role', 'lead')
    const asked = await run(['promote', ...digits, '--as', 'lead-a', '--reason', 'go', '--json'])
    expect(asked.code).toBe(0)
    expect(JSON.parse(asked.stdout)).toMatchObject({
      stage: 'shadow',
      proposal: { by: 'lead-a', from: 'shadow', to: 'assisted', reason: 'go' },
    })
    expect(asked.stderr).toContain('Not done yet')
    expect(await refused('approve')).toMatchObject({ code: 1 })
    const ben = ['--as', 'person-b', '--reason', 'seen'] as const
    expect(await ask('approve', ...digits, ...ben)).toMatchObject({
      stage: 'assisted',
      proposal: null,
    })
    await act('promote')
    expect(await ask('decline', ...digits, ...ben)).toMatchObject({
      stage: 'assisted',
      proposal: null,
    })
  })
})

describe('strategies', () => {
  it('bring a second version in silently, then as a canary, and back', async () => {
    const { ask, act, deploy, refused, acts } = await openWithTwo()
    expect(await deploy('--strategy', 'silent', ...v3)).toMatchObject({
      strategy: { kind: 'silent', serving: old, candidates: [young] },
    })
    const state = await ask('state', ...digits)
    expect(state.versions).toMatchObject([
      { version: '4.0.0', role: 'none', share: 0, predictions: 1 },
      { ...young, role: 'silent', share: 0 },
      { ...old, role: 'serving', share: 1 },
    ])
    const same = { n: 180, onlyCandidateAgrees: 0, onlyControlAgrees: 0, difference: 0 }
    expect(state.comparisons).toContainEqual(
      expect.objectContaining({ control: old, candidate: young, ...same }),
    )

    expect(await deploy('--strategy', 'canary', ...v3)).toMatchObject({
      strategy: { kind: 'canary', serving: old, candidate: young, share: 0.05 },
    })
    expect(await deploy('--strategy', 'canary', '--share', '1')).toMatchObject({
      strategy: { share: 1 },
    })
    expect(await ask('route', ...digits, ...newItem)).toMatchObject({
      decided_by: 'people',
      model: 'digits-svc',
      version: '3.0.0',
      stage: 'assisted',
      draws: expect.arrayContaining([{ salt: 'canary', probability: 1, drawn: true }]),
    })
    expect((await refused('promote')).stderr).toContain('end the canary')
    expect(await act('rollback')).toMatchObject({ strategy: { kind: 'single', serving: old } })
    expect(await acts()).toEqual('adopt promote deploy deploy deploy rollback')
    expect(await ask('verify')).toMatchObject({ ok: true })
  })

  it('move items between two slots, there and back at once', async () => {
    const { ask, act, deploy, refused, acts } = await openWithTwo()
    expect(await deploy('--strategy', 'blue-green', ...v3, '--slot', 'green')).toMatchObject({
      strategy: { kind: 'blue-green', blue: old, green: young, weight: 0, home: 'blue' },
    })
    const again = await refused('deploy', '--strategy', 'blue-green', ...v3)
    expect(again).toMatchObject({ code: 2, stdout: '' })
    expect(again.stderr).toContain('--share moves items')
    await deploy('--strategy', 'blue-green', '--share', '0.5')
    expect(await deploy('--strategy', 'blue-green', '--share', '1')).toMatchObject({
      strategy: { weight: 1, home: 'blue' },
    })
    expect(await ask('route', ...digits, ...newItem)).toMatchObject({ version: '3.0.0' })
    expect(await act('rollback')).toMatchObject({ strategy: { weight: 0, home: 'blue' } })
    expect(await ask('route', ...digits, ...newItem)).toMatchObject({ version: '2.0.0' })
    expect(await acts()).toEqual('adopt promote deploy deploy deploy rollback')
  })

  it('replace a version outright only with a word on what it lacks', async () => {
    const { run, refused } = await openWithTwo()
    const unknown = await refused('deploy', '--strategy', 'single', ...digitsVersion('9'))
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toContain('digits-svc 9')

    const reason = ['--as', 'lead-a', '--reason', 'it is urgent', '--json'] as const
    const { code, stdout, stderr } = await run([
      'deploy',
      '--strategy',
      'single',
      ...digits,
      ...digitsVersion('4.0.0'),
      ...reason,
    ])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      stage: 'assisted',
      strategy: { kind: 'single', serving: { version: '4.0.0' } },
    })
    expect(stderr).toContain('digits-svc 4.0.0 lacks for assisted: Agreement with people')
  })
})

const digitsVersion = (version: string) => ['--model', 'digits-svc', '--version', version] as const
const old = { model: 'digits-svc', version: '2.0.0' }
const young = { model: 'digits-svc', version: '3.0.0' }
const newItem = ['--item', 'new-one', '--confidence', '0.9', ...v3] as const

/**
 * The digits at `assisted`, where version 3.0.0 has said of every item what 2.0.0 did, and version 4.0.0 something of
 * a single item that nobody decided.
 */
async function openWithTwo() {
  const workspace = await openEasy()
  const { dir, ask, addLead, act } = workspace
  await addLead()
  await act('promote')
  const predictions = readEvents(sampleEvents).filter(({ type }) => type === 'prediction')
  const third = predictions.map((event) => ({ ...event, id: `${event.id}-3`, version: '3.0.0' }))
  const fourth = predictions.slice(-1).map((event) => ({
    ...event,
    id: `${event.id}-4`,
    version: '4.0.0',
    item: { ...event.item, id: 'undecided' },
  }))
  await ask('ingest', writeInOrder(dir, 'more.jsonl', [...third, ...fourth]))
  return {
    ...workspace,
    deploy: (...options: readonly string[]) => act('deploy', ...options),
    /** What was done, from the first on. */
    acts: async () => {
      const entries: readonly Entry[] = await ask('timeline', ...digits)
      return entries
        .map(({ act: what }) => what.replace('automation.', ''))
        .toReversed()
        .join(' ')
    },
  }
}

describe('dry run', () => {
  it('says what other rules would have done, and changes nothing', async () => {
    const { ask, dir, run } = await makeCommandWorkspace('--sample', 'digits')
    const file = path.join(dir, 'conditions.json')
    writeFileSync(file, JSON.stringify({ kind: 'label', labels: ['1'] }))
    const all = await ask('dry', 'run', ...digits, '--threshold', '0.5')
    expect(all).toMatchObject({ n: 360, before: { n: 0 }, toPeople: { n: 0 } })
    expect(all.after.n).toBeGreaterThan(300)
    const fewer = await ask('dry', 'run', ...digits, '--threshold', '0.5', '--conditions', file)
    expect(fewer.after.n).toBeLessThan(all.after.n)
    const { stdout } = await run(['dry', 'run', ...digits, '--threshold', '0.5'])
    expect(stdout).toMatch(new RegExp(`the model would decide +${all.after.n} `))
    writeFileSync(file, JSON.stringify({ kind: 'label' }))
    const wrong = await run(['dry', 'run', ...digits, '--conditions', file])
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('labels') })
  })
})
