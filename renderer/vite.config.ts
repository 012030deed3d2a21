import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogues } from './languages/vite-po.ts';

export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  base: '/',
  // The files are served under a strict content security policy: nothing inline, not even as a data: URL.
  plugins: [react(), catalogues()],
  build: {
    // The Chromium of the oldest Electron that it runs on.
    target: 'chrome130',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
