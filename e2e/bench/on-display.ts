import { measureFirstPaint } from './first-paint.ts';
import { measureLongLists } from './long-lists.ts';
import { measureWindowMemory } from './memory.ts';

// Run by the bench on a display of its own; prints the rows of its table.

const rows = [
  ...(await measureFirstPaint()),
  ...(await measureWindowMemory()),
  ...(await measureLongLists()),
];
process.stdout.write(JSON.stringify(rows));
