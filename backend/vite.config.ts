import { cp } from 'node:fs/promises';
import { defineConfig } from 'vite';

// A few files for Node, with everything in them: what runs as root has no folder of packages beside it.
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
    // Where the code looks for what it needs beside itself, in `assets`.
    rolldownOptions: { output: { chunkFileNames: '[name].js' } },
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
