import { open, type FileHandle } from 'node:fs/promises';
import { firstFault } from '../contract/fault.ts';
import { refuse } from '../contract/fixes.ts';
import { longestPolicyBytes, policy, type Policy } from '../contract/policy.ts';
import { gateFor, openGate, type Gate } from '../engine/gate.ts';
import { Commands } from '../system/command.ts';
import { findTool } from '../system/find-tool.ts';
import type { Log } from '../system/log.ts';
import { hashTool, matchesHash } from '../system/matches-hash.ts';
import { UsageError } from './usage.ts';

const usualPolicy = '/etc/pristine/policy.json';

const readableByOthers = 0o077;

function wrong(why: string): never {
  throw new UsageError(`the policy is wrong: ${why}`);
}

async function textIn(handle: FileHandle): Promise<string> {
  const { uid, mode, size } = await handle.stat();
  // A PIN has few digits: who can read its hash finds it.
  if (uid !== process.getuid?.() || (mode & readableByOthers) !== 0)
    wrong('it has to be root’s, and nobody else may read it');
  if (size > longestPolicyBytes) wrong(`longer than ${longestPolicyBytes} bytes`);
  return await handle.readFile('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says quotes from the file, which may hold a secret.
    return wrong('it is not JSON');
  }
}

/**
 * What a policy file says; null where the usual one is not there. Throws UsageError on any mistake: a machine that strangers touch
 * must not become one that does anything.
 * @param file null for the usual one
 */
export async function readPolicy(file: string | null, usual = usualPolicy): Promise<Policy | null> {
  let handle: FileHandle;
  try {
    handle = await open(file ?? usual);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing && file === null ? null : wrong('it cannot be read');
  }
  await using held = handle;
  const { data, error } = policy.safeParse(parsed(await textIn(held)));
  if (data !== undefined) return data;
  const { path, message } = firstFault(error);
  return wrong(`at ${path}: ${message}`);
}

/** What clients of this machine have to get through. Throws UsageError, and `tool.missing` where no PIN could ever be right. */
export async function readGate(file: string | null, log: Log): Promise<Gate> {
  const said = await readPolicy(file);
  if (said === null) return openGate;
  if (said.pin !== undefined && (await findTool(hashTool)) === null)
    refuse('tool.missing', { tool: hashTool });
  const commands = new Commands(log);
  return gateFor(said, (pin, hash) => matchesHash(commands, pin, hash));
}
