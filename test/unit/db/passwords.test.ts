import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword } from '../../../db/passwords'

describe('a password', () => {
  it('is known again, however its accents are composed', async () => {
    const hash = await hashPassword('caf\u00e9 at nine')
    expect(await isPassword('cafe\u0301 at nine', hash)).toBe(true)
    expect(await isPassword('cafe at nine', hash)).toBe(false)
    expect(hash).toMatch(/^scrypt:131072:8:1:/)
    expect(hash).not.toContain('nine')
  })

  it('has another hash each time', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'))
  })

  it('is not known from a hash of another kind', async () => {
    expect(await isPassword('same', 'plain:same')).toBe(false)
    expect(await isPassword('same', '')).toBe(false)
  })
})
