import { hash } from 'node:crypto'

/** SHA-256 of a text's UTF-8 bytes in lower-case hex digits. */
export const hashText = (text: string): string => hash('sha256', text, 'hex')
