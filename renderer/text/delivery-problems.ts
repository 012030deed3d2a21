import type { deliveryProblems } from '../../backend/contract/delivery-problems.ts';
import type { ProblemParams } from '../../backend/contract/problem.ts';
import { say, type ProblemText } from './say.ts';
import { called, rootNameOf } from './tree.ts';

type Code = keyof typeof deliveryProblems;

const askMaker = 'Only whoever runs the repository can put this right. Nothing of it was used.';

/** What can be wrong with where systems come from, and on the way. */
export const deliveryTexts: { readonly [C in Code]: (params: ProblemParams<C>) => ProblemText } = {
  'location.invalid': ({ location }) =>
    say(
      'That is no place to look',
      `“${location}” is no address of a folder on the web. Such an address looks like https://example.org/systems, without a password in it.`,
    ),
  'network.unreachable': ({ host }) => say('No connection', `${host} does not answer.`),
  'network.refused': ({ host, status }) => say('The server refuses', `${host} answers with error ${status}.`),
  'network.captive-portal': ({ host }) =>
    say(
      'This network wants you to sign in first',
      `In place of ${host} a page for people answered. Open a browser, sign in to the network, and come back.`,
    ),
  'network.certificate': ({ host }) =>
    say(
      'The connection is not safe',
      `What answered cannot prove that it is ${host}. Nothing was read from it.`,
    ),
  'network.certificate-time': ({ host }) =>
    say(
      'The date of the connection is wrong',
      `The certificate of ${host} is not valid today. Check the date of this computer; if that is right, the server needs a new certificate.`,
    ),
  'clock.wrong': ({ behindMs }) =>
    say(
      'This computer’s clock is wrong',
      `It is ${Math.round(Math.abs(behindMs) / 86_400_000)} days ${behindMs > 0 ? 'behind' : 'ahead of'} the server’s. Set the date, then try again.`,
    ),
  'stick.unknown': () => say('The stick is no longer there', 'Plug it in again, or choose another one.'),
  'stick.unreachable': ({ name }) =>
    say(
      'Plug the stick in again',
      `“${name}” cannot be read. If it is plugged in, pull it out and put it in again.`,
    ),
  'repository.not-found': ({ location }) =>
    say('There is no repository', `Nothing at ${location} says which systems it offers.`),
  'repository.no-root': () =>
    say(
      'This medium trusts nobody',
      'It does not say whose systems may be installed from elsewhere, so nothing from elsewhere can be checked.',
    ),
  'repository.untrusted': ({ location }) =>
    say(
      'Somebody else signed this',
      `What ${location} offers is not signed by whom this medium trusts. ${askMaker}`,
    ),
  'repository.expired': ({ location }) =>
    say('The offer is out of date', `What ${location} says was valid only until some time ago. ${askMaker}`),
  'repository.rolled-back': ({ location }) =>
    say(
      'The offer is older than before',
      `${location} shows an older state than this computer has seen already. Somebody may be holding back updates.`,
    ),
  'repository.inconsistent': ({ location }) =>
    say('The repository is damaged', `The parts of ${location} do not fit together. ${askMaker}`),
  'repository.too-large': ({ file }) =>
    say('The repository is damaged', `${file} is larger than it may be. ${askMaker}`),
  'repository.file-missing': ({ file }) =>
    say(
      'A file of the repository is missing',
      `${file} is listed, but not there. It may have been replaced just now: look again.`,
    ),
  'repository.exists': ({ location }) => say('There is a repository already', `${location} holds one.`),
  'keys.exist': ({ file }) => say('There is a key already', `${file} is not written over.`),
  'keys.missing': ({ file }) => say('A key is missing', `${file} is not in the folder of keys.`),
  'keys.invalid': ({ file }) => say('A key cannot be used', `${file} is not an Ed25519 key.`),
  'keys.untrusted': ({ file }) => say('A key is not the right one', `The repository does not trust ${file}.`),
  'publish.differs': ({ tree }) =>
    say(
      'This version is published already',
      `${tree} is there with another content. Give the new one another version, or a template another name.`,
    ),
  'publish.no-such-version': ({ tree }) => say('There is no such version', `${tree} is not published.`),
  'publish.not-a-folder': ({ file }) => say('There is no tree', `${file} is not a folder.`),
  'tree.personal': () =>
    say('Personal files are not delivered', 'They belong to whoever made them, and come from nowhere else.'),
  'tree.not-template': ({ path }) =>
    say(
      'The template is not acceptable',
      `It has ${path}, which has no place in a template: each system has its own.`,
    ),
  'tree.needs-system': () =>
    say(
      'That is a version of a system',
      'It is added to a system, on the screen with that system’s versions.',
    ),
  'app.no-runtime': ({ tree, runtime }) =>
    say(
      'What the app runs on is missing',
      `${called(tree)} needs the runtime ${runtime.split(':')[1] ?? runtime}, which is neither on this disk nor offered.`,
    ),
  'template.used': ({ by }) =>
    say(
      'A system was made from it',
      `“${rootNameOf(by)}” goes on as it is. Reset to factory settings it will come up empty, without what the template holds.`,
    ),
  'stream.device': ({ file, path }) =>
    say(
      'The system image is not acceptable',
      `${file} makes a device (${path}), which has no place in a system image.`,
    ),
};
