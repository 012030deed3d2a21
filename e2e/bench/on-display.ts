import { measureFirstPaint } from './first-paint.ts';
import { measureWindowMemory } from './memory.ts';

// Run by the bench on a display of its own; prints the rows of its table.

process.stdout.write(JSON.stringify([...(await measureFirstPaint()), ...(await measureWindowMemory())]));
