/** The scenes whose pictures are kept: one for each screen, with as much on it as there can be. */
export const pictured = [
  'welcome',
  'task',
  'image-apps',
  'disk',
  'settings-now',
  'system',
  'kind',
  'versions',
  'review',
  'progress',
  'done',
  'failed',
  'save-log',
  'kiosk-start',
  'kiosk-pin',
  'desk',
] as const;
