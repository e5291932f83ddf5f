import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const inNode = (name: string, timeoutMs?: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    ...(timeoutMs === undefined ? {} : { testTimeout: timeoutMs, hookTimeout: timeoutMs }),
  },
})

export default defineConfig({
  test: {
    projects: [
      // A busy machine is no failure: a limit is there for what never ends.
      inNode('unit', 60_000),
      inNode('store', 60_000),
      // Starts real child processes from out/main, so it needs a build and patience.
      inNode('process', 120_000),
      {
        plugins: [react()],
        test: {
          name: 'screens',
          include: ['test/screens/**/*.test.tsx'],
          environment: 'jsdom',
          testTimeout: 60_000,
          setupFiles: ['test/screens/setup.ts'],
        },
      },
    ],
  },
})
