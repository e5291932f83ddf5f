import { expect, it } from 'vitest'
import { SteadyDatabase, steadySql } from '../../db/sqlite/steadyDatabase'

it.each([
  ['SELECT a FROM t WHERE id = ?', 'SELECT a FROM t WHERE id = +?'],
  ['VALUES (?, ?2, @name)', 'VALUES (+?, +?2, +@name)'],
  ["SELECT '@a ''?', \"b?\" FROM t LIMIT ?", "SELECT '@a ''?', \"b?\" FROM t LIMIT +?"],
  ['SELECT 1 -- why? @all\nWHERE 1 = ?', 'SELECT 1 -- why? @all\nWHERE 1 = +?'],
])('keeps parameters, and nothing else, out of planning: %s', (sql, steady) => {
  expect(steadySql(sql)).toBe(steady)
})

it('binds what is given, with its type', () => {
  const db = new SteadyDatabase(':memory:')
  db.exec('CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d REAL) STRICT')
  const row = { a: 7, b: '7', c: Buffer.of(7), d: 0.5 }
  db.prepare<[typeof row]>('INSERT INTO t VALUES (@a, @b, @c, @d)').run(row)
  expect(db.prepare('SELECT * FROM t WHERE a = ? AND b = ?').get(7, '7')).toEqual(row)
  expect(db.prepare('SELECT * FROM t WHERE b = ?').get('8')).toBeUndefined()
  db.close()
})
