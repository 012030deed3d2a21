import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

function bootsOften({ moduleId }: TestSpecification): boolean {
  return moduleId.endsWith('/reset-boot.test.ts');
}

/** What boots again and again takes longest, and leaves room for what is busy with a kernel of the lab beside it. */
class BootsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's
    const sorted = await super.sort(files);
    return [...sorted.filter(bootsOften), ...sorted.filter((file) => !bootsOften(file))];
  }
}

// Two cores: a kernel of the lab keeps one of them busy, so two files that start some run side by side.
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    sequence: { sequencer: BootsFirst },
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
