import { renameSync } from 'node:fs'
import path from 'node:path'
import type { WrittenFile } from '../hashedFile'
import { ParquetFile } from './parquet'
import type { Sink, SinkFacts } from './sink'

/** About what the Hub recommends for one file. */
const shardBytes = 400 * 1024 * 1024
const shardRows = 500_000

/** Parquet shards under `data/`, named as the Hub finds them: `train-00000-of-00002.parquet`. */
export function createHuggingfaceSink(facts: SinkFacts): Sink {
  const part = facts.part ?? 'train'
  const done: WrittenFile[] = []
  const begin = () => new ParquetFile(`data/${part}-${digits(done.length)}.parquet`, facts)
  let shard = begin()

  return {
    add(row) {
      shard.add(row)
      if (shard.rows < shardRows && shard.bytes < shardBytes) return
      done.push(shard.finish())
      shard = begin()
    },
    finish() {
      // An empty part is a file too, so that loading the split works.
      if (shard.rows > 0 || done.length === 0) done.push(shard.finish())
      else shard.abandon()
      return done.map((file, index) => {
        const named = `data/${part}-${digits(index)}-of-${digits(done.length)}.parquet`
        renameSync(path.join(facts.dir, file.path), path.join(facts.dir, named))
        return { ...file, path: named }
      })
    },
    abandon: () => shard.abandon(),
  }
}

const digits = (index: number): string => String(index).padStart(5, '0')
