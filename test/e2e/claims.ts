import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Value } from '../../shared/schema/event'
import type { Payload } from '../../shared/schema/payload'
import type { TaskInput } from '../../shared/schema/task'
import { runCommandLine } from './commandLine'
import { expect } from './fixtures'

const task: TaskInput = {
  id: 'claims',
  name: 'Claims',
  kind: 'label',
  criticality: 'low',
  labels: [
    { id: 'pay', name: 'Pay' },
    { id: 'refuse', name: 'Refuse', critical: true },
    { id: 'ask', name: 'Ask back' },
  ],
  guideline: 'Pay what is **due**.',
}

interface Claims {
  /** What each item shows; items are called item-01 and so on. */
  readonly payloads: readonly Payload[]
  readonly confidence?: (index: number) => number
  /** What the model says; to pay where it is left out. */
  readonly value?: (index: number) => Value
  readonly task?: Partial<TaskInput>
  readonly people: Readonly<Record<string, 'operator' | 'reviewer' | 'lead'>>
}

/** A workspace whose model would pay everything; made by the command line, as a producer's would be. */
export function makeClaims(folder: string, claims: Claims): string {
  const workspace = path.join(folder, 'workspace')
  mkdirSync(workspace)
  runCommandLine(workspace, 'init')
  const definition = path.join(folder, 'task.json')
  writeFileSync(definition, JSON.stringify({ ...task, ...claims.task }))
  runCommandLine(workspace, 'task', 'add', definition)
  addClaims(folder, workspace, claims)
  for (const [name, role] of Object.entries(claims.people))
    runCommandLine(workspace, 'user', 'add', name, '--role', role)
  return workspace
}

/** More items for the same task, numbered from `from` on. */
export function addClaims(
  folder: string,
  workspace: string,
  { payloads, confidence = () => 0.8, value = () => 'pay' }: Omit<Claims, 'task' | 'people'>,
  from = 1,
): void {
  const lines = payloads.map((payload, index) => {
    const number = String(from + index).padStart(2, '0')
    return JSON.stringify({
      type: 'prediction',
      id: `p-${number}`,
      task: 'claims',
      model: 'eyes',
      version: '1',
      item: { id: `item-${number}`, payload, segment: { site: 'north' } },
      prediction: {
        value: value(index),
        confidence: confidence(index),
        explanation: { features: { total: 0.62 } },
      },
      created_at: `2026-03-01T09:00:${number}.000Z`,
    })
  })
  const events = path.join(folder, `events-${from}.jsonl`)
  writeFileSync(events, `${lines.join('\n')}\n`)
  runCommandLine(workspace, 'ingest', events)
}

/** Texts that tell items apart. */
export function texts(count: number): readonly Payload[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'text' as const,
    text: `Claim ${index + 1}: paid twice.`,
  }))
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
}

/** Waits until an item can be decided. */
export async function onScreen(page: Page, itemId: string): Promise<void> {
  await expect(page.getByRole('article', { name: `Item ${itemId}` })).toBeVisible()
  // Keys count from the first frame on which it was seen.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}
