import { createHash, timingSafeEqual } from 'node:crypto';
import type { Commands } from './command.ts';

/** What makes and remakes hashes of passwords, as crypt(5) has them. */
export const hashTool = 'openssl';

const method = '$6$';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Whether a secret has a hash (SHA-512 of crypt(5)), by hashing it again with the salt of that. The secret is read from standard
 * input, so that no list of processes has it, and neither a log.
 */
export async function matchesHash(commands: Commands, secret: string, hash: string): Promise<boolean> {
  const salt = hash.slice(method.length, hash.lastIndexOf('$'));
  const made = await commands.output([hashTool, 'passwd', '-6', '-salt', salt, '-stdin'], {
    input: `${secret}\n`,
  });
  // Digests are of one length, and comparing them tells nothing of how much was right.
  return timingSafeEqual(digest(made.trim()), digest(hash));
}
