import { serve, served } from '../delivery/serve.ts';
import { checkout, type Lab } from '../lab/lab.ts';
import { Folder, shell, shellOk, startMachine, type Said } from './machine.ts';

/** The family of what is published, without its version. */
export const name = 'usr:org.test.small:x86_64';

/** A machine with two disks on which a repository was made of three folders, with two of them in it, and is served in all ways. */
export class Published implements AsyncDisposable {
  readonly folder: Folder;
  readonly lab: Lab;

  private constructor(folder: Folder, lab: Lab) {
    this.folder = folder;
    this.lab = lab;
  }

  static async make(): Promise<Published> {
    const folder = await Folder.make();
    const lab = await startMachine(folder, [4 * 1024 ** 3, 4 * 1024 ** 3]);
    const published = new Published(folder, lab);
    await published.ok(`sh -x ${checkout}/e2e/delivery/make-repository.sh ${folder.path}`);
    await serve(lab, folder.path, folder.file('log'));
    return published;
  }

  /** What its owner tells a command. */
  get owner(): string {
    return `--repository ${this.folder.file('repository')} --keys ${this.folder.file('keys')}`;
  }

  get root(): string {
    return this.folder.file('trusted-root.json');
  }

  sh(script: string): Promise<Said> {
    return shell(this.lab, script);
  }

  ok(script: string): Promise<string> {
    return shellOk(this.lab, script);
  }

  /** The planning of an installation of the first version, as a command. */
  planned(location: string, root = this.root): string {
    return `pristine plan install --disk /dev/ubdb --repository ${location} --tree ${name}:1 --trust ${root}`;
  }

  /** The getting of a stream by the reference implementation of a client, as a command. */
  readByOthers(target: string): string {
    const client = `${checkout}/e2e/delivery/independent-client.py`;
    return `python3 ${client} ${served('plain')}/metadata/ ${served('plain')}/targets/ ${this.root} /run/independent ${target}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.lab[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}
