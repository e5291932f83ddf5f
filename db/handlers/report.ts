import { workspaceOf, type Handlers } from './handler'

export const reportHandlers: Handlers<'report.get' | 'report.pairs' | 'report.item'> = {
  'report.get': (filter, context) => workspaceOf(context).reader.report(filter),
  'report.pairs': (filter, context) => workspaceOf(context).reader.pairs(filter),
  'report.item': ({ task, itemId }, context) => workspaceOf(context).reader.item(task, itemId),
}
