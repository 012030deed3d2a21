import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

// What the report of a suite says: how many tests passed, and which failed for what reason.

export interface Failure {
  readonly test: string;
  /** The first lines of what was said of it, in plain text; empty when nothing was. */
  readonly reason: string;
}

export interface Outcome {
  readonly passed: number;
  readonly failed: readonly Failure[];
}

const reasonLines = 40;

function failure(test: string, messages: readonly string[]): Failure {
  const lines = stripVTControlCharacters(messages.join('\n'))
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'));
  return { test, reason: lines.slice(0, reasonLines).join('\n') };
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

export function readVitest(report: string): Outcome {
  const { numPassedTests, testResults } = vitestReport.parse(JSON.parse(report));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: numPassedTests,
    failed: tests
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => failure(fullName, failureMessages)),
  };
}

const playwrightResult = z.object({ errors: z.array(z.object({ message: z.string().optional() })) });

const playwrightSuite = z.object({
  specs: z
    .array(
      z.object({
        title: z.string(),
        file: z.string(),
        tests: z.array(z.object({ status: z.string(), results: z.array(playwrightResult) })),
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

function failedIn({ specs = [], suites = [] }: z.infer<typeof playwrightSuite>): readonly Failure[] {
  return [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'))
      .map(({ file, title, tests }) => {
        const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
        return failure(
          `${file} › ${title}`,
          errors.map(({ message = '' }) => message),
        );
      }),
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
  return { passed: Number(tried) - count, failed: Array.from({ length: count }, () => failure('a cut', [])) };
}
