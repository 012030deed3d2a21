import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Long to run, some of them short to read, so that the sequencer, which goes by size, would have one core wait for them at the end. In
 * this order those that boot come one after the other, each beside one that does not: an emulated machine keeps both cores busy.
 */
const long = ['reset-boot', 'killed', 'delivery', 'boot', 'settings-boot'];

function placeOf({ moduleId }: TestSpecification): number {
  const place = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place < 0 ? long.length : place;
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's
    const bySize = await super.sort(files);
    return bySize.toSorted((one, other) => placeOf(one) - placeOf(other));
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
