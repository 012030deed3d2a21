/// <reference types="vite/client" />
import type { Bridge } from '../backend/contract/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload; missing only when that failed. */
    readonly pristine?: Bridge;
  }
}
