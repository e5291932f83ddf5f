import type { z } from 'zod'
import type { Definition } from './define'
import { automationRequests } from './automation'
import { exportRequests } from './exports'
import { httpRequests } from './http'
import { importRequests } from './imports'
import { queueRequests } from './queue'
import { reportRequests } from './report'
import { reviewRequests } from './review'
import { taskRequests } from './tasks'
import { workspaceRequests } from './workspace'

/** Every request there is. Client, server, role check, command line and tests take it from here. */
export const requests = {
  ...workspaceRequests,
  ...taskRequests,
  ...queueRequests,
  ...reviewRequests,
  ...reportRequests,
  ...automationRequests,
  ...exportRequests,
  ...importRequests,
  ...httpRequests,
} satisfies Record<string, Definition>

export type Requests = typeof requests
export type RequestName = keyof Requests

/** What a caller gives: defaults may still be left out. */
export type InputOf<Name extends RequestName> = z.input<Requests[Name]['input']>
/** What a handler gets: checked, with defaults filled in. */
export type ParsedInputOf<Name extends RequestName> = z.output<Requests[Name]['input']>
export type OutputOf<Name extends RequestName> = ReturnType<NonNullable<Requests[Name]['output']>>

/** True for a name that the contract knows. */
export function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}
