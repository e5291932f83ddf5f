import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PolicyFile } from '../../../db/jobs/policyFile'
import { shapePolicyFile } from '../../../shared/routing/policyFile'
import { makeDeployment } from '../../make/deployment'
import { makeTask } from '../../make/policy'
import { makeFolder } from '../../make/workspace'

const policyOf = (revision: number) =>
  shapePolicyFile([{ task: makeTask(), deployment: makeDeployment({ revision }) }])

/** A policy that changes when the test says so, and a file that follows it. */
function makePolicyFile() {
  const folder = makeFolder()
  const state = { revision: 1, asked: 0, onAsked: () => undefined as void }
  const store = {
    policy: async () => {
      const policy = policyOf(state.revision)
      state.asked++
      state.onAsked()
      return policy
    },
  }
  const read = () => readFileSync(folder.policy, 'utf8')
  return { folder, state, store, read, open: () => new PolicyFile(store, folder.policy) }
}

it('says what the store says, and is left alone while that stays the same', async () => {
  const { folder, state, read, open } = makePolicyFile()
  await open().update()
  expect(JSON.parse(read())).toEqual(policyOf(1))
  const { ino } = statSync(folder.policy)
  await open().update()
  expect(statSync(folder.policy).ino).toBe(ino)
  state.revision = 2
  await open().update()
  expect(JSON.parse(read())).toEqual(policyOf(2))
  expect(readdirSync(folder.dir).filter((name) => name.startsWith('.'))).toEqual([])
})

it('ends at the newest policy although it changes while the file is written', async () => {
  const { state, read, open } = makePolicyFile()
  const other = open()
  state.onAsked = () => {
    if (state.revision < 4) state.revision++
  }
  await Promise.all([open().update(), other.update(), open().update()])
  expect(JSON.parse(read())).toEqual(policyOf(4))
})
