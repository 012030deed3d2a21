import type { deliveryProblems } from '../contract/delivery-problems.ts';
import type { Problem } from '../contract/problem.ts';

/** What can be wrong between a publisher and a disk, in one plain English sentence. */
export function deliveryText(
  problem: Extract<Problem, { readonly code: keyof typeof deliveryProblems }>,
): string {
  switch (problem.code) {
    case 'location.invalid':
      return `${problem.params.location} is no place of a repository: that is an http or https address without a password in it, or a folder's absolute path where it may be a folder.`;
    case 'network.unreachable':
      return `${problem.params.host} does not answer.`;
    case 'network.refused':
      return `${problem.params.host} answers with error ${problem.params.status}.`;
    case 'network.captive-portal':
      return `In place of ${problem.params.host} a page for people answered: this network wants you to sign in first.`;
    case 'network.certificate':
      return `What answered cannot prove that it is ${problem.params.host}.`;
    case 'network.certificate-time':
      return `The certificate of ${problem.params.host} is not valid today. Is this machine's date right?`;
    case 'clock.wrong':
      return `This machine's clock is ${Math.round(Math.abs(problem.params.behindMs) / 86_400_000)} days ${problem.params.behindMs > 0 ? 'behind' : 'ahead'}.`;
    case 'stick.unknown':
      return 'There is no such stick.';
    case 'stick.unreachable':
      return `${problem.params.name} cannot be read. Plug it in again.`;
    case 'repository.not-found':
      return `There is no repository at ${problem.params.location}.`;
    case 'repository.no-root':
      return 'No trusted root is here, so nothing from a repository can be checked. Give --trust.';
    case 'repository.untrusted':
      return `What ${problem.params.location} offers is not signed by whom the trusted root names.`;
    case 'repository.expired':
      return `What ${problem.params.location} says is out of date. If this machine's date is right, its owner has to renew it with pristine repository refresh.`;
    case 'repository.rolled-back':
      return `${problem.params.location} shows an older state than this machine has seen already.`;
    case 'repository.inconsistent':
      return `The parts of ${problem.params.location} do not fit together.`;
    case 'repository.too-large':
      return `${problem.params.file} is larger than it may be.`;
    case 'repository.file-missing':
      return `${problem.params.file} is not there.`;
    case 'repository.exists':
      return `${problem.params.location} holds a repository already.`;
    case 'keys.exist':
      return `${problem.params.file} is there already and is not written over.`;
    case 'keys.missing':
      return `${problem.params.file} is not in the folder of keys.`;
    case 'keys.invalid':
      return `${problem.params.file} is not an Ed25519 key.`;
    case 'keys.untrusted':
      return `The repository does not trust ${problem.params.file}.`;
    case 'publish.differs':
      return `${problem.params.tree} is published already, with another content. Give the new one another version, or a template another name.`;
    case 'publish.pruned':
      return `${problem.params.tree} was published once and taken out; others may have it still. Give the new one another version.`;
    case 'publish.no-such-version':
      return `${problem.params.tree} is not published.`;
    case 'publish.no-time':
      return `${problem.params.tree} comes between two versions that were published within one second. Give it a newer version.`;
    case 'publish.not-a-folder':
      return `${problem.params.file} is not a folder.`;
    case 'tree.personal':
      return `${problem.params.tree} holds personal files, which are not delivered.`;
    case 'tree.not-template':
      return `${problem.params.tree} has ${problem.params.path}, which has no place in a template: each system has its own.`;
    case 'tree.needs-system':
      return `${problem.params.tree} is a version of a system: give --system for the one that gets it.`;
    case 'app.no-runtime':
      return `${problem.params.tree} needs ${problem.params.runtime}, which is neither here nor offered.`;
    case 'template.used':
      return `${problem.params.by} was made from ${problem.params.tree}. Reset to factory settings it will come up empty.`;
    case 'stream.device':
      return `${problem.params.file} makes a device (${problem.params.path}), which has no place in a tree.`;
  }
}
