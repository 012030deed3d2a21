import { z } from 'zod';
import { longText, shortText } from './text.ts';

const none = z.strictObject({});
const location = z.strictObject({ location: shortText });
const host = z.strictObject({ host: shortText });
const file = z.strictObject({ file: shortText });
const tree = z.strictObject({ tree: shortText });

/** What can be wrong between a publisher and a disk: codes and the shapes of their parameters. */
export const deliveryProblems = {
  'location.invalid': location,
  'network.unreachable': host,
  'network.refused': z.strictObject({ host: shortText, status: z.int() }),
  'network.captive-portal': host,
  'network.certificate': host,
  'network.certificate-time': host,
  'clock.wrong': z.strictObject({ behindMs: z.int() }),
  'stick.unknown': none,
  'stick.unreachable': z.strictObject({ name: shortText }),
  'repository.not-found': location,
  'repository.no-root': none,
  'repository.untrusted': location,
  'repository.expired': location,
  'repository.rolled-back': location,
  'repository.inconsistent': location,
  'repository.too-large': file,
  'repository.file-missing': file,
  'repository.exists': location,
  'keys.exist': file,
  'keys.missing': file,
  'keys.invalid': file,
  'keys.untrusted': file,
  'publish.differs': tree,
  'publish.pruned': tree,
  'publish.no-such-version': tree,
  'publish.no-time': tree,
  'publish.not-a-folder': file,
  'tree.personal': tree,
  'tree.not-template': z.strictObject({ tree: shortText, path: longText }),
  'tree.needs-system': tree,
  'app.no-runtime': z.strictObject({ tree: shortText, runtime: shortText }),
  'template.used': z.strictObject({ tree: shortText, by: shortText }),
  'stream.device': z.strictObject({ file: shortText, path: longText }),
} as const;
