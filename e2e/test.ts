import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCuts, readPlaywright, readVitest, type Outcome } from './reports.ts';

// What `npm test` runs after the packages are there: every suite to its end, then what failed and one line with the sum.

interface Suite {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  /** Reads the report that the suite wrote; without one the exit status is its only test. */
  readonly read?: (report: string) => Outcome;
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
    read: readVitest,
  };
}

function playwright(name: string, argv: readonly [string, ...string[]]): Suite {
  return { name, argv, read: readPlaywright };
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
    read: readCuts,
  },
  playwright('renderer', [
    'playwright',
    'test',
    '--config=e2e/renderer/playwright.config.ts',
    '--reporter=list,json',
  ]),
  playwright('journeys', ['node', 'e2e/journeys/run.ts', '--reporter=list,json']),
];

async function run({ name, argv, read }: Suite): Promise<Outcome> {
  process.stdout.write(`\n== ${name}\n`);
  const report = join(folder, `${name}.json`);
  const [tool, ...args] = argv;
  const child = spawn(tool, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const [code] = await once(child, 'exit');
  const text = read === undefined ? null : await readFile(report, 'utf8').catch(() => null);
  if (read === undefined || text === null)
    return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: ['as a whole'] };
  const found = read(text);
  // A runner that ends badly without a failed test has failed all the same.
  return code !== 0 && found.failed.length === 0 ? { ...found, failed: ['as a whole'] } : found;
}

let passed = 0;
const failed: string[] = [];
for (const suite of suites) {
  const found = await run(suite);
  passed += found.passed;
  failed.push(...found.failed.map((test) => `${suite.name}: ${test}`));
  // Without a program or a lab the rest would only fail for the same reason.
  if (found.failed.length > 0 && suite.read === undefined) break;
}
await rm(folder, { recursive: true });
// Its own account is thousands of lines further up.
for (const test of failed) process.stdout.write(`\nfailed: ${test}`);
process.stdout.write(`\n${passed} passed, ${failed.length} failed\n`);
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;
