import type { deliveryProblems } from '../../backend/contract/delivery-problems.ts';
import type { ProblemParams } from '../../backend/contract/problem.ts';
import { say, type ProblemText } from './say.ts';
import { t } from './translate.ts';
import { rootNameOf, treeName } from './tree.ts';

type Code = keyof typeof deliveryProblems;

function days(ms: number): number {
  return Math.round(ms / 86_400_000);
}

/** What can be wrong with where systems come from, and on the way. */
export const deliveryTexts: { readonly [C in Code]: (params: ProblemParams<C>) => ProblemText } = {
  'location.invalid': ({ location }) =>
    say(
      t('That is no place to look'),
      t(
        '“{location}” is no address of a folder on the web. Such an address looks like https://example.org/systems, without a password in it.',
        { location },
      ),
    ),
  'network.unreachable': ({ host }) => say(t('No connection'), t('{host} does not answer.', { host })),
  'network.refused': ({ host, status }) =>
    say(t('The server refuses'), t('{host} answers with error {status}.', { host, status })),
  'network.captive-portal': ({ host }) =>
    say(
      t('This network wants you to sign in first'),
      t(
        'In place of {host} a page for people answered. Use a cable or another network, or sign in with a browser if this computer has one.',
        { host },
      ),
    ),
  'network.certificate': ({ host }) =>
    say(
      t('The connection is not safe'),
      t('What answered cannot prove that it is {host}. Nothing was read from it.', { host }),
    ),
  'network.certificate-time': ({ host }) =>
    say(
      t('The date of the connection is wrong'),
      t(
        'The certificate of {host} is not valid today. Check the date of this computer; if that is right, the server needs a new certificate.',
        { host },
      ),
    ),
  'clock.wrong': ({ behindMs }) =>
    say(
      t('This computer’s clock is wrong'),
      behindMs > 0
        ? t(
            '{count, plural, one {It is # day behind the server’s. Set the date, then try again.} other {It is # days behind the server’s. Set the date, then try again.}}',
            { count: days(behindMs) },
            { comment: '“It” is this computer’s clock.' },
          )
        : t(
            '{count, plural, one {It is # day ahead of the server’s. Set the date, then try again.} other {It is # days ahead of the server’s. Set the date, then try again.}}',
            { count: days(-behindMs) },
            { comment: '“It” is this computer’s clock.' },
          ),
    ),
  'stick.unknown': () =>
    say(t('The stick is no longer there'), t('Plug it in again, or choose another one.')),
  'stick.unreachable': ({ name }) =>
    say(
      t('Plug the stick in again'),
      t('“{name}” cannot be read. If it is plugged in, pull it out and put it in again.', { name }),
    ),
  'repository.not-found': ({ location }) =>
    say(t('There is no repository'), t('Nothing at {location} says which systems it offers.', { location })),
  'repository.no-root': () =>
    say(
      t('This medium trusts nobody'),
      t(
        'It does not say whose systems may be installed from elsewhere, so nothing from elsewhere can be checked.',
      ),
    ),
  'repository.untrusted': ({ location }) =>
    say(
      t('Somebody else signed this'),
      t(
        'What {location} offers is not signed by whom this medium trusts. Only whoever runs the repository can put this right. Nothing of it was used.',
        { location },
      ),
    ),
  'repository.expired': ({ location }) =>
    say(
      t('The offer is out of date'),
      t(
        'What {location} says was valid only until some time ago. If this computer’s date is right, only whoever runs the repository can put this right. Nothing of it was used.',
        { location },
      ),
    ),
  'repository.rolled-back': ({ location }) =>
    say(
      t('The offer is older than before'),
      t(
        '{location} shows an older state than this computer has seen already. Somebody may be holding back updates.',
        { location },
      ),
    ),
  'repository.inconsistent': ({ location }) =>
    say(
      t('The repository is damaged'),
      t(
        'The parts of {location} do not fit together. Only whoever runs the repository can put this right. Nothing of it was used.',
        { location },
      ),
    ),
  'repository.too-large': ({ file }) =>
    say(
      t('The repository is damaged'),
      t(
        '{file} is larger than it may be. Only whoever runs the repository can put this right. Nothing of it was used.',
        { file },
      ),
    ),
  'repository.file-missing': ({ file }) =>
    say(
      t('A file of the repository is missing'),
      t('{file} is listed, but not there. It may have been replaced just now: look again.', { file }),
    ),
  'repository.exists': ({ location }) =>
    say(t('There is a repository already'), t('{location} holds one.', { location })),
  'keys.exist': ({ file }) => say(t('There is a key already'), t('{file} is not written over.', { file })),
  'keys.missing': ({ file }) =>
    say(t('A key is missing'), t('{file} is not in the folder of keys.', { file })),
  'keys.invalid': ({ file }) => say(t('A key cannot be used'), t('{file} is not an Ed25519 key.', { file })),
  'keys.untrusted': ({ file }) =>
    say(t('A key is not the right one'), t('The repository does not trust {file}.', { file })),
  'publish.differs': ({ tree }) =>
    say(
      t('This version is published already'),
      t(
        '{tree} is there with another content. Give the new one another version, or a template another name.',
        { tree },
      ),
    ),
  'publish.pruned': ({ tree }) =>
    say(
      t('This version was taken out'),
      t(
        '{tree} was published once and taken out; others may have it still. Give the new one another version.',
        { tree },
      ),
    ),
  'publish.no-such-version': ({ tree }) =>
    say(t('There is no such version'), t('{tree} is not published.', { tree })),
  'publish.no-time': ({ tree }) =>
    say(
      t('There is no room between two versions'),
      t('{tree} comes between two that were published within one second. Give it a newer version.', { tree }),
    ),
  'publish.not-a-folder': ({ file }) => say(t('There is no tree'), t('{file} is not a folder.', { file })),
  'tree.personal': () =>
    say(
      t('Personal files are not delivered'),
      t('They belong to whoever made them, and come from nowhere else.'),
    ),
  'tree.not-template': ({ path }) =>
    say(
      t('The template is not acceptable'),
      t('It has {path}, which has no place in a template: each system has its own.', { path }),
    ),
  'tree.needs-system': () =>
    say(
      t('That is a version of a system'),
      t('It is added to a system, on the screen with that system’s versions.'),
    ),
  'app.no-runtime': ({ tree, runtime }) =>
    say(
      t('What the app runs on is missing'),
      t('{app} needs the runtime {runtime}, which is neither on this disk nor offered.', {
        app: treeName(tree),
        runtime: runtime.split(':')[1] ?? runtime,
      }),
    ),
  'template.used': ({ by }) =>
    say(
      t('A system was made from it'),
      t(
        '“{name}” goes on as it is. Reset to factory settings it will come up empty, without what the template holds.',
        { name: rootNameOf(by) },
        { loss: true },
      ),
    ),
  'stream.device': ({ file, path }) =>
    say(
      t('The system image is not acceptable'),
      t('{file} makes a device ({path}), which has no place in a system image.', { file, path }),
    ),
};
