/** Twice what a screen shows, so that it stays sharp on a slide. */
const scale = 2
const padding = 16

/**
 * A picture of a part of the page as it looks now, as PNG. Its copy carries all styles in itself and is drawn by way of
 * an SVG image, so nothing but the page takes part. Elements marked `data-no-picture` are left out.
 */
export async function takePicture(element: HTMLElement): Promise<Blob> {
  const copy = copyWithStyles(element)
  const width = element.offsetWidth + 2 * padding
  const height = measureHeight(copy) + 2 * padding
  const svg = wrapInSvg(copy, width, height, await fontFace())
  const image = await loadImage(svg)
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This window cannot draw pictures.')
  pen.fillStyle = getComputedStyle(element).backgroundColor
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))),
      'image/png',
    ),
  )
}

function wrapInSvg(copy: HTMLElement, width: number, height: number, font: string): string {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('width', String(width * scale))
  svg.setAttribute('height', String(height * scale))
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
  if (font !== '') {
    const style = document.createElementNS(svgNamespace, 'style')
    style.textContent = font
    svg.append(style)
  }
  const frame = document.createElementNS(svgNamespace, 'foreignObject')
  frame.setAttribute('x', String(padding))
  frame.setAttribute('y', String(padding))
  frame.setAttribute('width', String(width - 2 * padding))
  frame.setAttribute('height', String(height - 2 * padding))
  frame.append(copy)
  svg.append(frame)
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`
}

const svgNamespace = 'http://www.w3.org/2000/svg'

function loadImage(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', () => reject(new Error('The picture could not be drawn.')))
    image.src = address
  })
}

/** A copy that looks the same without any style sheet. */
function copyWithStyles(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(true)
  if (!(copy instanceof HTMLElement)) throw new Error('Only elements have pictures.')
  dress(element, copy)
  for (const left of copy.querySelectorAll('[data-no-picture]')) {
    // What stood around it closes up.
    for (let around = left.parentElement; around; around = around.parentElement)
      around.style.setProperty('height', 'auto')
    left.remove()
  }
  copy.style.setProperty('border', 'none')
  copy.style.setProperty('box-shadow', 'none')
  copy.style.setProperty('margin', '0')
  return copy
}

/** How high the copy is without what was left out; it has to be on the page for that, where nobody sees it. */
function measureHeight(copy: HTMLElement): number {
  const aside = document.createElement('div')
  aside.setAttribute('aria-hidden', 'true')
  aside.style.setProperty('position', 'fixed')
  aside.style.setProperty('visibility', 'hidden')
  aside.append(copy)
  document.body.append(aside)
  const height = copy.offsetHeight
  aside.remove()
  copy.remove()
  return height
}

function dress(from: Element, to: Element): void {
  const styles = getComputedStyle(from)
  if (to instanceof HTMLElement || to instanceof SVGElement) {
    for (const property of styles)
      // Logical sides say the same once more, and would win over what is set afterwards.
      if (!/(^|-)(inline|block)(-|$)/.test(property))
        to.style.setProperty(property, styles.getPropertyValue(property))
    to.style.setProperty('animation', 'none')
    // Everything has its size already, and nothing is to grow into what is left out.
    to.style.setProperty('flex', 'none')
    // A table's height has its caption in it, and would be given to the rows a second time.
    if (to instanceof HTMLTableElement) to.style.setProperty('height', 'auto')
    to.removeAttribute('class')
  }
  for (const [index, child] of [...from.children].entries()) {
    const other = to.children[index]
    if (other) dress(child, other)
  }
}

/** The page's own type; an image cannot fetch it by itself. Empty where it is not at hand. */
async function fontFace(): Promise<string> {
  const address = fontAddress()
  if (address === null) return ''
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok) return ''
  const bytes = new Uint8Array(await answer.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${btoa(text)}) format("woff2")}`
}

/** Of the font's files the one with Latin letters, as the page's own style sheets name it. */
function fontAddress(): string | null {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  for (const rule of rules) {
    const address = /url\("?([^")]*inter-latin-(?!ext)[^")]*\.woff2)/.exec(rule.cssText)?.[1]
    if (address !== undefined && rule.parentStyleSheet)
      return new URL(address, rule.parentStyleSheet.href ?? document.baseURI).href
  }
  return null
}
