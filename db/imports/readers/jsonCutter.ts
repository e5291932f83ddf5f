/**
 * Cuts JSON as it comes into its outermost objects, whether they stand in a list or one after the other: a file of any
 * size is then read with one of them in memory.
 */
export class JsonCutter {
  #depth = 0
  #inText = false
  #isEscaped = false
  #begun = ''
  /** Something stands between the objects that is neither white space nor part of a list. */
  isStray = false

  /** The objects that became complete with this piece, as text. */
  push(piece: string): readonly string[] {
    const objects: string[] = []
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at)
      if (this.#inText) this.#readText(code)
      else if (this.#depth === 0) {
        if (code === openObject) {
          from = at
          this.#depth = 1
        } else if (!isBetween(code)) this.isStray = true
      } else if (code === quote) this.#inText = true
      else if (code === openObject || code === openList) this.#depth++
      else if (code === closeObject || code === closeList) {
        this.#depth--
        if (this.#depth > 0) continue
        objects.push(this.#begun + piece.slice(from, at + 1))
        this.#begun = ''
        from = at + 1
      }
    }
    if (this.#depth > 0) this.#begun += piece.slice(from)
    return objects
  }

  /** True where the file ended in the middle of an object. */
  get isCut(): boolean {
    return this.#depth > 0
  }

  #readText(code: number): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (code === backslash) this.#isEscaped = true
    else if (code === quote) this.#inText = false
  }
}

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c
const openList = 0x5b
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

/** White space, the signs of a list, or a byte order mark. */
const isBetween = (code: number): boolean =>
  code <= 0x20 || code === comma || code === openList || code === closeList || code === 0xfeff
