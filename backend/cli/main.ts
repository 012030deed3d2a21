import { setGlobalProxyFromEnv } from 'node:http';
import { answersSchema } from '../contract/answers.ts';
import { ProblemError, refuse } from '../contract/fixes.ts';
import { withoutSecrets } from '../contract/secrets.ts';
import { applyAnswers } from './apply.ts';
import { parseArguments, type Arguments, type PrintedText, type ServeArguments } from './arguments.ts';
import { runChange } from './change.ts';
import { toned } from './colour.ts';
import { bashCompletion } from './completion.ts';
import { showFacts } from './facts.ts';
import { helpFor } from './help.ts';
import { runInstall, showPlan } from './install.ts';
import { manualPage } from './manual-page.ts';
import { problemText } from './problem-text.ts';
import { showLog } from './log.ts';
import { readGate } from './policy.ts';
import { keepRepository } from './repository.ts';
import { exitStatus } from './run.ts';
import { showStores } from './systems.ts';
import { tidy } from './tidy.ts';
import { UsageError } from './usage.ts';
import { connectHere } from '../client.ts';
import { Controller, type ControllerOptions } from '../engine/controller.ts';
import { serveClient, serveSocket } from '../server.ts';
import { Log } from '../system/log.ts';
import { hasOwnMountNamespace } from '../system/mount-namespace.ts';
import { version } from '../contract/product.ts';

/** What was seen last of each repository. */
const repositoryState = '/var/lib/pristine/repositories';

/** The first descriptor that systemd passes on; see sd_listen_fds(3). */
const firstPassedDescriptor = 3;

async function serve(controller: Controller, { stdio, policy }: ServeArguments): Promise<number> {
  const gate = await readGate(policy, controller.log);
  if (stdio) {
    await serveClient(controller, gate, process.stdin, process.stdout);
    // Who called may be gone; what was begun is brought to its end.
    await controller.idle();
    return 0;
  }
  if (process.env['LISTEN_FDS'] === undefined) {
    throw new UsageError('No socket was passed on. Start it by systemd, or give --stdio.');
  }
  serveSocket(controller, gate, firstPassedDescriptor);
  return new Promise(() => undefined);
}

/** At a terminal the log goes nowhere by itself: what people need is printed. A server's goes to its journal. */
function logFor(verb: Arguments['verb']): Log {
  const toJournal = verb === 'serve' || process.env['PRISTINE_LOG'] === '1';
  return new Log(toJournal ? (line) => process.stderr.write(`${line}\n`) : undefined);
}

function controllerFor(given: Extract<Arguments, { readonly medium: string }>): Controller {
  const log = logFor(given.verb);
  const options: ControllerOptions = {
    log,
    medium: given.medium,
    trust: { root: given.trust, state: repositoryState },
    allowUnsigned: 'allowUnsigned' in given && given.allowUnsigned,
    servesOn: given.verb === 'serve',
  };
  return new Controller(options);
}

function textOf(what: PrintedText): string {
  switch (what) {
    case 'version':
      return `${version}\n`;
    case 'answers-schema':
      return answersSchema();
    case 'bash-completion':
      return bashCompletion();
    case 'manual-page':
      return manualPage();
  }
}

async function run(argv: readonly string[]): Promise<number> {
  const given = parseArguments(argv);
  if (given.verb === 'help') {
    process.stdout.write(helpFor(given.command));
    return 0;
  }
  if (given.verb === 'print') {
    process.stdout.write(textOf(given.what));
    return 0;
  }
  if (given.verb === 'log') return await showLog(given.save, given.disk, given.json);
  setGlobalProxyFromEnv();
  // Only making a tree needs more than the repository's files.
  if (given.verb === 'repository' && given.order.task !== 'publish') {
    return keepRepository(logFor(given.verb), given.order, given.json);
  }
  if (process.getuid?.() !== 0) throw new UsageError('This needs to be run as root.');
  // Among everybody's mounts an automounter would meet ours.
  if (!(await hasOwnMountNamespace())) refuse('tool.missing', { tool: 'unshare' });
  if (given.verb === 'repository') return keepRepository(logFor(given.verb), given.order, given.json);
  const controller = controllerFor(given);
  if (given.verb === 'serve') return serve(controller, given);
  using client = connectHere(controller);
  switch (given.verb) {
    case 'facts':
      return await showFacts(client, given.json);
    case 'systems':
    case 'trees':
      return await showStores(client, given.verb, given.json);
    case 'tidy':
      return await tidy(client, given.keeping, given.json);
    case 'plan':
      return await showPlan(client, given);
    case 'apply': {
      const status = await applyAnswers(client, given.file, given.json);
      await controller.idle();
      return status;
    }
    case 'install': {
      const status = await runInstall(client, given, given.confirmed);
      await controller.idle();
      return status;
    }
    case 'change': {
      const status = await runChange(client, given, given.confirmed);
      await controller.idle();
      return status;
    }
  }
}

function complain(text: string): void {
  process.stderr.write(`${toned('bad', 'pristine:', process.stderr)} ${text}\n`);
}

function statusOf(error: unknown, json: boolean): number {
  if (error instanceof UsageError) {
    complain(error.message);
    return exitStatus.impossible;
  }
  if (error instanceof ProblemError) {
    if (json) process.stdout.write(`${JSON.stringify({ type: 'problem', problem: error.problem })}\n`);
    complain(problemText(error.problem));
    return exitStatus.impossible;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  complain(withoutSecrets(text));
  return exitStatus.failed;
}

/** What the command line asks for. Sets the exit status; see README. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await run(argv).catch((error: unknown) => statusOf(error, argv.includes('--json')));
}
