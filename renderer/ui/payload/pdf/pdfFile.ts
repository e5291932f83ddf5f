import type { PayloadPart } from '../../../../shared/schema/payload'

type Pdf = Extract<PayloadPart, { kind: 'pdf' }>

/** The bytes of a PDF: in the item itself, or a file that the app serves from the media folder. */
export async function readPdf(pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  if (pdf.data !== undefined) return Uint8Array.from(atob(pdf.data), (char) => char.charCodeAt(0))
  const steps = (pdf.file ?? '').split('/').map(encodeURIComponent)
  const answer = await fetch(`/media/${steps.join('/')}`)
  if (!answer.ok) throw new Error(`${pdf.file ?? ''} is not in the media folder`)
  return new Uint8Array(await answer.arrayBuffer())
}
