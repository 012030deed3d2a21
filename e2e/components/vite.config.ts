import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { catalogues } from '../../renderer/languages/vite-po.ts';
import { played } from './played.ts';

const file = join(import.meta.dirname, 'played.ts');

/** What the specimens are made of is made by Node, as the contract's schemas are, and only what comes of it is loaded. */
function playedBack(): Plugin {
  return {
    name: 'played-back',
    enforce: 'pre',
    load: (id) => (id === file ? `export const played = ${JSON.stringify(played)};` : undefined),
  };
}

/** The page with every component in every state. It is not shipped: `npm run components` shows it, and a test looks at it. */
export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  plugins: [react(), catalogues(), playedBack()],
  server: { fs: { allow: [join(import.meta.dirname, '../..')] } },
  build: {
    target: 'chrome130',
    outDir: '../../dist/components',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
