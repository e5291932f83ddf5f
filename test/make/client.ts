import type { Client } from '../../shared/contract/client'
import type { ErrorCode, RequestError } from '../../shared/contract/errors'
import type { Topic } from '../../shared/contract/messages'
import type { InputOf, OutputOf, RequestName } from '../../shared/contract/requests'
import { fail, type Result } from '../../shared/result'

type Answered<Name extends RequestName> = Result<OutputOf<Name>, RequestError>

/** What a made client answers; a test gives only what its screen asks for. */
export type Answers = {
  [Name in RequestName]?: (input: InputOf<Name>) => Answered<Name> | Promise<Answered<Name>>
}

interface Asked {
  readonly name: RequestName
  readonly input: unknown
}

/** A client without a data process: it answers as the test says, and remembers what was asked. */
export function makeClient(answers: Answers) {
  const asked: Asked[] = []
  const listeners = new Set<(topics: readonly Topic[]) => void>()
  const client: Client = {
    async ask(name, input) {
      asked.push({ name, input })
      const answer = answers[name]
      if (!answer) return fail(makeError('internal', `this test has no answer to ${name}`))
      return answer(input)
    },
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    client,
    asked,
    /** The inputs of all requests of one name, in order. */
    inputsOf: <Name extends RequestName>(name: Name): readonly InputOf<Name>[] =>
      asked.filter((one) => one.name === name).map((one) => one.input as InputOf<Name>),
    push: (...topics: readonly Topic[]) => {
      for (const listener of listeners) listener(topics)
    },
  }
}

export function makeError(code: ErrorCode, message = 'it did not work'): RequestError {
  return { code, message }
}

/** A promise that the test settles when it likes. */
export function makeDelayed<T>() {
  const settlers: ((value: T) => void)[] = []
  const promise = new Promise<T>((resolve) => settlers.push(resolve))
  return { promise, settle: (value: T) => settlers.forEach((settle) => settle(value)) }
}
