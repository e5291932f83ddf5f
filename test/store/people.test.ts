import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeDecision, makePrediction, morning } from '../make/events'
import { makeAct, makeWorkspace, valueOf } from '../make/workspace'

describe('people', () => {
  it('knows the account that made the workspace as its lead, and adds others once', async () => {
    const { store } = await makeWorkspace()
    expect(await store.people()).toMatchObject([{ name: 'tester', role: 'lead' }])
    expect(await store.addPerson(makeAct(), 'person-a', 'operator')).toMatchObject({
      value: { name: 'person-a', role: 'operator' },
    })
    expect(await store.addPerson(makeAct(), 'person-a', 'lead')).toMatchObject({
      error: { code: 'conflict' },
    })
  })

  it('never takes the last lead away, neither by another role nor by leaving', async () => {
    const { store, reader } = await makeWorkspace()
    const lastLead = { error: { code: 'conflict', message: expect.stringContaining('only lead') } }
    await store.addPerson(makeAct(), 'lead-b', 'lead')
    valueOf(await store.setLeft(makeAct(), 'lead-b', true, 'moved away'))
    expect(await store.setRole(makeAct(), 'tester', 'reviewer', 'less to do')).toMatchObject(
      lastLead,
    )
    expect(await store.setLeft(makeAct(), 'tester', true, 'moved away')).toMatchObject(lastLead)
    valueOf(await store.setLeft(makeAct(), 'lead-b', false, 'back again'))
    valueOf(await store.setRole(makeAct(), 'tester', 'reviewer', 'less to do'))
    expect(await store.roleOf('tester')).toBe('reviewer')
    expect(await store.setRole(makeAct(), 'lead-b', 'operator', 'less to do')).toMatchObject(
      lastLead,
    )
    expect(reader.verify(() => undefined)).toMatchObject({ ok: true })
  })

  it('knows nobody who has left, and keeps their work and no password of theirs', async () => {
    const { store, takeIn } = await makeWorkspace()
    await store.addPerson(makeAct(), 'operator-a', 'operator')
    await takeIn(
      makePrediction({ itemId: 'a' }),
      makeDecision({ itemId: 'a', decider: 'operator-a' }),
    )
    await store.setPasswordHash(makeAct(), 'operator-a', 'scrypt:1:1:1:a:b')
    valueOf(await store.setLeft(makeAct(), 'operator-a', true, 'moved away'))
    expect(await store.roleOf('operator-a')).toBeNull()
    expect(await store.setPasswordHash(makeAct(), 'operator-a', null)).toMatchObject({
      error: { code: 'conflict' },
    })
    expect((await store.peopleAtWork())[1]).toMatchObject({
      name: 'operator-a',
      hasLeft: true,
      hasPassword: false,
      decisions: 1,
      lastActAt: null,
    })
    valueOf(await store.setLeft(makeAct(), 'operator-a', false, 'back again'))
    expect(await store.roleOf('operator-a')).toBe('operator')
    expect(await store.passwordHash('operator-a')).toBeNull()
  })

  it('changes a role once for each request, and says so for a name that nobody has', async () => {
    const { store } = await makeWorkspace()
    await store.addPerson(makeAct(), 'operator-a', 'operator')
    const act = makeAct({ requestId: randomUUID(), at: morning })
    valueOf(await store.setRole(act, 'operator-a', 'lead', 'trusted'))
    valueOf(await store.setRole(makeAct(), 'operator-a', 'reviewer', 'too early'))
    valueOf(await store.setRole(act, 'operator-a', 'lead', 'trusted'))
    expect(await store.roleOf('operator-a')).toBe('reviewer')
    expect(await store.setRole(makeAct(), 'nobody-a', 'lead', 'trusted')).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})
