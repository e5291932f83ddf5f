import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(fileURLToPath(import.meta.url), '../../..')
export const cache = path.join(root, '.cache')
export const out = path.join(root, 'out')
export const modules = path.join(root, 'node_modules')
