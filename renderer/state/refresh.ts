/**
 * Makes of something that may be asked for often something done at most once in `pauseMs`, never twice at the same
 * time, and always once more after the last asking.
 */
export function createRefresh(run: () => Promise<void>, pauseMs: number): () => void {
  let state: 'idle' | 'running' | 'wanted' = 'idle'

  async function work() {
    state = 'running'
    await run()
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    if (isWanted()) await work()
    else state = 'idle'
  }

  // A function, as the compiler cannot see that `state` changes while `work` waits.
  const isWanted = () => state === 'wanted'

  return () => {
    if (state === 'idle') void work()
    else state = 'wanted'
  }
}
