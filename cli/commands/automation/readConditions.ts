import type { RequestError } from '../../../shared/contract/errors'
import type { ParsedInputOf } from '../../../shared/contract/requests'
import { fail, succeed, type Result } from '../../../shared/result'
import { conditionSchema } from '../../../shared/schema/conditions'
import { firstFieldError } from '../../../shared/schema/issues'
import type { Session } from '../../command'
import { readJson } from '../../jsonFile'

/** Review conditions from a JSON file, or what is wrong with it and where. */
export function readConditions(
  session: Session,
  file: string,
): Result<ParsedInputOf<'automation.setConditions'>['conditions'], RequestError> {
  const parsed = readJson(session.resolve(file), file)
  if (!parsed.ok) return parsed
  const checked = conditionSchema.safeParse(parsed.value)
  if (checked.success) return succeed(checked.data)
  const { path, message } = firstFieldError(checked.error)
  return fail({ code: 'invalid_input', message: `${file}: ${path} ${message}` })
}
