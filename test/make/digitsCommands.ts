import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeCommandWorkspace } from './commandLine'

const sample = path.resolve(import.meta.dirname, '../../db/workspace/samples/digits')
export const sampleEvents = path.join(sample, 'events.jsonl')
export const digits = ['--task', 'digit-recognition'] as const

/** One line of `timeline --json`. */
export interface Entry {
  readonly at: string
  readonly actor: string
  readonly act: string
  readonly detail: Readonly<Record<string, unknown>>
}

type Workspace = Awaited<ReturnType<typeof makeCommandWorkspace>>

/** A workspace with the sample's events, under limits that these few can meet. */
export async function openEasy(policy: Readonly<Record<string, unknown>> = {}) {
  const workspace = await makeCommandWorkspace()
  const task = JSON.parse(readFileSync(path.join(sample, 'task.json'), 'utf8'))
  const easy = {
    minReviews: 100,
    targetAgreement: 0.8,
    nonInferiorityMargin: 0.2,
    maxSelectiveError: 0.1,
    segmentFloor: 0.6,
  }
  const file = path.join(workspace.dir, 'task.json')
  writeFileSync(file, JSON.stringify({ ...task, policy: { ...task.policy, ...easy, ...policy } }))
  await workspace.ask('task', 'add', file)
  await workspace.ask('ingest', sampleEvents)
  return { ...workspace, ...actsOn(workspace) }
}

/** The acts of a lead on the digits. */
function actsOn({ ask, run }: Workspace) {
  const lead = ['--as', 'lead-a', '--reason', 'the figures carry it'] as const
  return {
    addLead: () => ask('user', 'add', 'lead-a', '--role', 'lead'),
    act: (command: string, ...options: readonly string[]) =>
      ask(command, ...digits, ...lead, ...options),
    /** What is said where it is not done. */
    refused: async (command: string, ...options: readonly string[]) => {
      const { code, stdout, stderr } = await run([
        command,
        ...digits,
        ...lead,
        ...options,
        '--json',
      ])
      return { code, stdout, stderr }
    },
  }
}
