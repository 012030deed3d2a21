import { cp } from 'node:fs/promises';
import { defineConfig } from 'vite';

// One file for Node, with everything in it: what runs as root has no folder of packages beside it.
export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'cli.ts',
    outDir: '../dist/backend',
    emptyOutDir: true,
    target: 'node24',
    sourcemap: false,
    minify: false,
  },
  plugins: [
    {
      name: 'pristine-assets',
      closeBundle: () =>
        cp(`${import.meta.dirname}/../assets/repart`, `${import.meta.dirname}/../dist/assets/repart`, {
          recursive: true,
        }),
    },
  ],
});
