import { z } from 'zod';

// What the report of a suite says: how many tests passed, and which failed.

export interface Outcome {
  readonly passed: number;
  readonly failed: readonly string[];
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export function readVitest(report: string): Outcome {
  const { numPassedTests, testResults } = vitestReport.parse(JSON.parse(report));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: numPassedTests,
    failed: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  };
}

const playwrightSuite = z.object({
  specs: z
    .array(
      z.object({
        title: z.string(),
        file: z.string(),
        tests: z.array(z.object({ status: z.string() })),
      }),
    )
    .optional(),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});

const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  stats: z.object({ expected: z.int(), flaky: z.int() }),
});

function failedIn({ specs = [], suites = [] }: z.infer<typeof playwrightSuite>): readonly string[] {
  return [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'))
      .map(({ file, title }) => `${file} › ${title}`),
    ...suites.flatMap(failedIn),
  ];
}

export function readPlaywright(report: string): Outcome {
  const { suites, stats } = playwrightReport.parse(JSON.parse(report));
  return { passed: stats.expected + stats.flaky, failed: suites.flatMap(failedIn) };
}

/** What `cuts` says in its last line. */
export function readCuts(report: string): Outcome {
  const [, tried = '0', failed = '0'] = /cuts: (\d+) tried, (\d+) failed/u.exec(report) ?? [];
  const count = Number(failed);
  return { passed: Number(tried) - count, failed: Array<string>(count).fill('a cut') };
}
