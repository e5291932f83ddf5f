import type { Task } from '../../schema/task'
import type { ShownField } from './fields'

const tags = {
  text: 'Text',
  image: 'Image',
  pdf: 'Pdf',
  table: 'Table',
  json: 'Text',
} as const satisfies Record<ShownField['kind'], string>

/** The labelling interface that a project in Label Studio needs for such tasks. */
export function labelConfig(task: Task, fields: readonly ShownField[]): string {
  const shown = fields.length > 0 ? fields : [{ name: 'text', kind: 'text', title: '' } as const]
  return [
    '<View>',
    ...shown.flatMap(({ name, kind, title }) => [
      ...(title === '' ? [] : [`  <Header value="${escapeXml(title)}"/>`]),
      `  <${tags[kind]} name="${name}" value="$${name}"/>`,
    ]),
    `  <Choices name="label" toName="${shown[0]?.name ?? 'text'}" choice="single" showInline="true">`,
    ...task.labels.map(
      ({ id, name, hotkey }) =>
        `    <Choice value="${escapeXml(id)}"${name === undefined ? '' : ` hint="${escapeXml(name)}"`}${hotkey === undefined ? '' : ` hotkey="${hotkey}"`}/>`,
    ),
    '  </Choices>',
    '</View>',
    '',
  ].join('\n')
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
