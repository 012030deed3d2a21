import { enterMountNamespace } from './system/mount-namespace.ts';

// What was read until now is read twice, since the program starts again here: hence the rest comes after.
await enterMountNamespace();
const { main } = await import('./cli/main.ts');
await main(process.argv.slice(2));
