import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const external = ['electron', /^node:/, ...builtinModules];

// The sandboxed preload can load nothing but `electron`, and only as CommonJS; main is an ES module. Hence two
// builds from one file: `vite build --app`.
export default defineConfig({
  root,
  logLevel: 'warn',
  environments: {
    main: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        // The Node of the oldest Electron that it runs on.
        target: 'node20',
        outDir: join(root, '../dist/electron'),
        emptyOutDir: true,
        minify: false,
        rolldownOptions: {
          input: join(root, 'main.ts'),
          external,
          output: { format: 'es', entryFileNames: 'main.js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        target: 'chrome130',
        outDir: join(root, '../dist/electron'),
        emptyOutDir: false,
        minify: false,
        rolldownOptions: {
          input: join(root, 'preload.ts'),
          external,
          output: { format: 'cjs', entryFileNames: 'preload.cjs' },
        },
      },
    },
  },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
