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
    ...controls(task, shown[0]?.name ?? 'text'),
    '</View>',
    '',
  ].join('\n')
}

function controls({ kind, labels }: Task, field: string): readonly string[] {
  if (kind === 'number') return [`  <Number name="label" toName="${field}"/>`]
  if (kind === 'text') return [`  <TextArea name="label" toName="${field}" maxSubmissions="1"/>`]
  const choice = kind === 'labels' ? 'multiple' : 'single'
  return [
    `  <Choices name="label" toName="${field}" choice="${choice}" showInline="true">`,
    ...labels.map(({ id, name, hotkey }) => {
      const hint = name === undefined ? '' : ` hint="${escapeXml(name)}"`
      const key = hotkey === undefined ? '' : ` hotkey="${hotkey}"`
      return `    <Choice value="${escapeXml(id)}"${hint}${key}/>`
    }),
    '  </Choices>',
  ]
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
