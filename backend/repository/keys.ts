import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Key, Signature } from '@tufjs/models';
import { refuse } from '../contract/fixes.ts';

/** A key pair of Ed25519, by the name of its file. */
export interface Signer {
  readonly key: Key;
  readonly sign: (data: Buffer) => Signature;
}

/** The two keys of a repository: that of its root, which belongs in a safe, and the one that signs what is published. */
export type KeyName = 'root' | 'online';

function keyFile(folder: string, name: KeyName): string {
  return join(folder, `${name}.pem`);
}

function signerOf(privateKey: KeyObject): Signer {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const keyVal = { public: Buffer.from(x, 'base64url').toString('hex') };
  // The field names and their order are the canonical form, so that every tool gives the key the same id.
  const canonical = JSON.stringify({ keytype: 'ed25519', keyval: keyVal, scheme: 'ed25519' });
  const keyID = createHash('sha256').update(canonical).digest('hex');
  const key = new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal });
  return {
    key,
    sign: (data) => new Signature({ keyID, sig: sign(null, data, privateKey).toString('hex') }),
  };
}

/** Makes a key and writes it where only its owner reads it. Throws `keys.exist` where there is one. */
export async function makeKey(folder: string, name: KeyName): Promise<Signer> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(keyFile(folder, name), pem, { mode: 0o600, flag: 'wx' }).catch(() =>
    refuse('keys.exist', { file: `${name}.pem` }),
  );
  return signerOf(privateKey);
}

/** Reads a key, Ed25519 as PEM. Throws `keys.missing`, `keys.invalid`. */
export async function readKey(folder: string, name: KeyName): Promise<Signer> {
  const file = `${name}.pem`;
  const pem = await readFile(keyFile(folder, name), 'utf8').catch(() => refuse('keys.missing', { file }));
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return signerOf(key);
  } catch {
    // Said below, as for a key of another kind.
  }
  return refuse('keys.invalid', { file });
}
