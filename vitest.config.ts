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
      inNode('unit'),
      inNode('store'),
      // Starts real child processes from out/main, so it needs a build and patience.
      inNode('process', 120_000),
      {
        plugins: [react()],
        test: {
          name: 'screens',
          include: ['test/screens/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['test/screens/setup.ts'],
        },
      },
    ],
  },
})
