/** Every option there is. */
export const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  json: { type: 'boolean' },
  stdio: { type: 'boolean' },
  medium: { type: 'string' },
  disk: { type: 'string' },
  stream: { type: 'string', multiple: true },
  name: { type: 'string' },
  'first-boot': { type: 'string' },
  bring: { type: 'string', multiple: true },
  'erase-disk': { type: 'boolean' },
  'allow-unsigned': { type: 'boolean' },
  system: { type: 'string' },
  store: { type: 'string' },
  tree: { type: 'string' },
  remains: { type: 'string' },
  mode: { type: 'string' },
  'grace-days': { type: 'string' },
  'keep-free': { type: 'string' },
  repository: { type: 'string', multiple: true },
  trust: { type: 'string' },
  policy: { type: 'string' },
  keys: { type: 'string' },
  'new-keys': { type: 'string' },
  keep: { type: 'string' },
  mirror: { type: 'string', multiple: true },
  'delta-from': { type: 'string', multiple: true },
  title: { type: 'string' },
  summary: { type: 'string' },
  scratch: { type: 'string' },
  save: { type: 'boolean' },
  yes: { type: 'boolean' },
} as const;

export type OptionName = keyof typeof options;

const common: readonly OptionName[] = ['help', 'version', 'medium', 'json'];
const sources: readonly OptionName[] = ['stream', 'allow-unsigned', 'repository', 'tree', 'trust'];
const planning: readonly OptionName[] = [...common, ...sources, 'disk', 'name', 'first-boot', 'bring'];
const changing: readonly OptionName[] = [...common, 'yes', 'system'];
const general: readonly OptionName[] = ['help', 'version', 'json', 'repository'];
const owning: readonly OptionName[] = [...general, 'keys'];

/** Every command, and the options that it takes. */
export const commandOptions: Readonly<Record<string, readonly OptionName[]>> = {
  facts: common,
  systems: common,
  trees: common,
  serve: ['help', 'version', 'medium', 'stdio', 'trust', 'policy'],
  'plan install': planning,
  install: [...planning, 'erase-disk', 'yes'],
  reset: [...changing, 'mode'],
  undo: [...changing, 'remains'],
  'let-go': [...changing, 'remains'],
  'tree add': [...changing, ...sources, 'store'],
  'tree default': [...changing, 'tree'],
  'tree once': [...changing, 'tree'],
  'tree rollback': changing,
  'tree remove': [...common, 'yes', 'tree', 'store'],
  'instance add': [...common, 'yes', 'tree', 'name', 'store'],
  'instance rename': [...changing, 'name'],
  'instance default': changing,
  'instance remove': changing,
  'stateless on': [...changing, 'mode'],
  'stateless default': [...changing, 'mode'],
  'stateless off': [...changing, 'mode'],
  repair: [...common, 'yes', 'store'],
  tidy: [...common, 'yes', 'grace-days', 'keep-free'],
  apply: [...common, 'trust'],
  log: ['help', 'version', 'json', 'save', 'disk'],
  'answers schema': ['help', 'version'],
  'completion bash': ['help', 'version'],
  manual: ['help', 'version'],
  'repository init': owning,
  'repository refresh': owning,
  'repository check': [...general, 'trust'],
  'repository mirrors': [...owning, 'mirror'],
  'repository prune': [...owning, 'keep'],
  'repository rotate-root': [...owning, 'new-keys'],
  'repository rotate-online': [...owning, 'new-keys'],
  publish: [...owning, 'tree', 'name', 'title', 'summary', 'delta-from', 'scratch'],
};
