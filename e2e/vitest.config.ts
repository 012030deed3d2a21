import { defineConfig } from 'vitest/config';

// Two cores: a kernel of the lab keeps one of them busy, so two files that start some run side by side.
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{backend,electron,renderer}/**/*.test.{ts,tsx}',
            'e2e/{boot,cuts,languages}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'lab',
          include: ['e2e/{lab,setup,backend}/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      // Boots that take minutes and prove what hardly ever changes: `npm run proofs`, not a part of `npm test`.
      {
        test: {
          name: 'proofs',
          include: ['e2e/proofs/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
