import { defineConfig } from 'vitest/config';

// Two cores: whatever starts kernels runs one file after the other, what only computes runs beside itself.
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{backend,electron,renderer}/**/*.test.{ts,tsx}', 'e2e/boot/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'lab',
          include: ['e2e/{lab,setup,backend}/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
