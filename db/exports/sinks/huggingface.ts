import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { trust } from '../../trusted'
import { HashedFile, type WrittenFile } from '../files/hashedFile'
import { ParquetFile } from './parquet'
import type { Sink, SinkFacts, SinkState } from './sink'

/** About what the Hub recommends for one file. */
const shardBytes = 400 * 1024 * 1024
const shardRows = 500_000

/** Which shards are full, and the row groups that came to the open one with this piece. */
interface More {
  readonly done: readonly WrittenFile[]
  readonly groups: unknown
}

const moreOf = ({ more }: SinkState) => trust<More>(more)

/** Parquet shards under `data/`, named as the Hub finds them: `train-00000-of-00002.parquet`. */
export function createHuggingfaceSink(facts: SinkFacts): Sink {
  const part = facts.part ?? 'train'
  const last = facts.kept.at(-1)
  const done: WrittenFile[] = last ? [...moreOf(last).done] : []
  if (last) {
    takeBackNames(facts.dir, part)
    for (const file of done) new HashedFile(facts.dir, file.path, file).abandon()
    removeShardsAfter(facts.dir, part, done.length)
  }
  // Only the pieces since the last full shard tell of the open one.
  const kept = facts.kept
    .filter((state) => moreOf(state).done.length === done.length)
    .map((state) => ({ ...state, more: moreOf(state).groups }))
  const begin = (from: readonly SinkState[]) =>
    new ParquetFile(shardName(part, done.length), { ...facts, kept: from })
  let shard = begin(kept)

  return {
    add(row) {
      shard.add(row)
      if (shard.rows < shardRows && shard.bytes < shardBytes) return
      done.push(shard.finish())
      shard = begin([])
    },
    get bytes() {
      return done.reduce((sum, { bytes }) => sum + bytes, shard.bytes)
    },
    endPiece(syncs) {
      const { more: groups, ...state } = shard.endPiece(syncs)
      return { ...state, more: { done: [...done], groups } satisfies More }
    },
    finish() {
      // An empty part is a file too, so that loading the split works.
      if (shard.rows > 0 || done.length === 0) done.push(shard.finish())
      else shard.abandon()
      return done.map((file, index) => {
        const named = shardName(part, index).replace(
          '.parquet',
          `-of-${digits(done.length)}.parquet`,
        )
        renameSync(path.join(facts.dir, file.path), path.join(facts.dir, named))
        return { ...file, path: named }
      })
    },
    abandon: () => shard.abandon(),
  }
}

const digits = (index: number): string => String(index).padStart(5, '0')
const shardName = (part: string, index: number) => `data/${part}-${digits(index)}.parquet`

/** Ended while it finished, an export has given its shards their last names already. */
function takeBackNames(dir: string, part: string): void {
  const data = path.join(dir, 'data')
  if (!existsSync(data)) return
  for (const name of readdirSync(data)) {
    const first = name.replace(/-of-\d+\.parquet$/, '.parquet')
    if (name.startsWith(`${part}-`) && first !== name)
      renameSync(path.join(data, name), path.join(data, first))
  }
}

/** Shards that were begun after the last piece that is kept. */
function removeShardsAfter(dir: string, part: string, open: number): void {
  for (let index = open + 1; ; index++) {
    const file = path.join(dir, shardName(part, index))
    if (!existsSync(file)) return
    rmSync(file)
  }
}
