import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

// What `npm test` runs after the packages are there: every suite to its end, then one line with the sum.

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Suite {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  /** Reads the count from the report that the suite wrote; without one the exit status is its only test. */
  readonly count?: (report: string) => Count;
}

const vitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

function countVitest(report: string): Count {
  const found = vitestReport.parse(JSON.parse(report));
  return { passed: found.numPassedTests, failed: found.numFailedTests };
}

function countPlaywright(report: string): Count {
  const { stats } = playwrightReport.parse(JSON.parse(report));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** What `cuts` says in its last line. */
function countCuts(report: string): Count {
  const [, tried = '0', failed = '0'] = /cuts: (\d+) tried, (\d+) failed/u.exec(report) ?? [];
  return { passed: Number(tried) - Number(failed), failed: Number(failed) };
}

const folder = await mkdtemp(join(tmpdir(), 'pristine-test-'));

function vitest(project: string): Suite {
  const report = join(folder, `${project}.json`);
  return {
    name: project,
    argv: [
      'vitest',
      'run',
      '--config=e2e/vitest.config.ts',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    count: countVitest,
  };
}

function playwright(name: string, argv: readonly [string, ...string[]]): Suite {
  return { name, argv, count: countPlaywright };
}

const suites: readonly Suite[] = [
  { name: 'check', argv: ['npm', 'run', '--silent', 'check'] },
  { name: 'build', argv: ['npm', 'run', '--silent', 'build'] },
  { name: 'setup', argv: ['node', 'e2e/setup/main.ts'] },
  vitest('unit'),
  vitest('lab'),
  {
    name: 'cuts',
    argv: ['node', 'e2e/cuts/main.ts', '--few', `--report=${join(folder, 'cuts.json')}`],
    count: countCuts,
  },
  playwright('renderer', [
    'playwright',
    'test',
    '--config=e2e/renderer/playwright.config.ts',
    '--reporter=list,json',
  ]),
  playwright('journeys', ['node', 'e2e/journeys/run.ts', '--reporter=list,json']),
];

async function run({ name, argv, count }: Suite): Promise<Count> {
  process.stdout.write(`\n== ${name}\n`);
  const report = join(folder, `${name}.json`);
  const [tool, ...args] = argv;
  const child = spawn(tool, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const [code] = await once(child, 'exit');
  const text = count === undefined ? null : await readFile(report, 'utf8').catch(() => null);
  if (count === undefined || text === null)
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const found = count(text);
  // A runner that ends badly without a failed test has failed all the same.
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}

let passed = 0;
let failed = 0;
for (const suite of suites) {
  const found = await run(suite);
  passed += found.passed;
  failed += found.failed;
  // Without a program or a lab the rest would only fail for the same reason.
  if (found.failed > 0 && suite.count === undefined) break;
}
await rm(folder, { recursive: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
