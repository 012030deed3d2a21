import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Short to read and long to run, so that the sequencer, which goes by size, would have one core wait for them at the end. */
const long = ['/reset-boot.test.ts', '/killed.test.ts'];

function isLong({ moduleId }: TestSpecification): boolean {
  return long.some((name) => moduleId.endsWith(name));
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

// Two cores: a kernel of the lab keeps one of them busy, so two files that start some run side by side.
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    sequence: { sequencer: LongestFirst },
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
          // What is said again below the sum has no comparison by lines, so that it needs both sides whole.
          chaiConfig: { truncateThreshold: 4000 },
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
