import { hashedPassword } from '../contract/settings.ts';
import { toolFailed, type Commands } from './command.ts';

const tool = 'openssl';

/** A password as crypt(5) has it (SHA-512). The password is read from standard input, so that no list of processes has it. */
export async function hashPassword(commands: Commands, password: string): Promise<string> {
  const options = { input: `${password}\n`, secret: true };
  const hashed = await commands.output([tool, 'passwd', '-6', '-stdin'], options);
  const parsed = hashedPassword.safeParse(hashed.trim());
  if (!parsed.success) throw toolFailed(tool, 0);
  return parsed.data;
}
