import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readCuts, readPlaywright, readVitest, type Failure, type Outcome } from './reports.ts';

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

const cuts: Suite = {
  name: 'cuts',
  argv: ['node', 'e2e/cuts/main.ts', '--few', `--report=${join(folder, 'cuts.json')}`],
  read: readCuts,
};

/** One after the other; those that stand together run side by side, as each keeps no more than one core busy. */
const suites: readonly (readonly Suite[])[] = [
  [{ name: 'build', argv: ['npm', 'run', '--silent', 'build'] }],
  [
    { name: 'setup', argv: ['node', 'e2e/setup/main.ts'] },
    { name: 'check', argv: ['npm', 'run', '--silent', 'check'] },
  ],
  [vitest('unit')],
  [vitest('lab')],
  [
    playwright('renderer', [
      'playwright',
      'test',
      '--config=e2e/renderer/playwright.config.ts',
      '--reporter=list,json',
    ]),
  ],
  [playwright('journeys', ['node', 'e2e/journeys/run.ts', '--reporter=list,json']), cuts],
];

/** Runs a suite's command and gives its exit status. Where it is not `shown`, what it prints is shown when it has ended. */
async function execute({ name, argv }: Suite, report: string, shown: boolean): Promise<unknown> {
  const head = `\n== ${name}\n`;
  if (shown) process.stdout.write(head);
  const [tool, ...args] = argv;
  const child = spawn(tool, args, {
    stdio: ['ignore', shown ? 'inherit' : 'pipe', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const printed = child.stdout === null ? '' : text(child.stdout);
  const [code] = await once(child, 'close');
  if (!shown) process.stdout.write(`${head}${await printed}`);
  return code;
}

const asAWhole: Failure = { test: 'as a whole', reason: '' };

async function run(suite: Suite, shown: boolean): Promise<Outcome> {
  const { name, read } = suite;
  const report = join(folder, `${name}.json`);
  const code = await execute(suite, report, shown);
  const said = read === undefined ? null : await readFile(report, 'utf8').catch(() => null);
  if (read === undefined || said === null)
    return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [asAWhole] };
  const found = read(said);
  // A runner that ends badly without a failed test has failed all the same.
  return code !== 0 && found.failed.length === 0 ? { ...found, failed: [asAWhole] } : found;
}

let passed = 0;
const failed: Failure[] = [];
for (const together of suites) {
  const all = await Promise.all(
    together.map(async (suite, index) => ({ suite, ...(await run(suite, index === 0)) })),
  );
  for (const { suite, ...found } of all) {
    passed += found.passed;
    failed.push(...found.failed.map((one) => ({ ...one, test: `${suite.name}: ${one.test}` })));
  }
  // Without a program or a lab the rest would only fail for the same reason.
  if (all.some(({ suite, ...found }) => found.failed.length > 0 && suite.read === undefined)) break;
}
await rm(folder, { recursive: true });
// Its own account is thousands of lines further up.
for (const { test, reason } of failed) process.stdout.write(`\n${reason}\nfailed: ${test}`);
process.stdout.write(`\n${passed} passed, ${failed.length} failed\n`);
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;
