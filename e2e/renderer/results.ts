import type { Results, ResultRow } from '../../backend/contract/results.ts';
import { plainVendor, type Vendor } from '../../backend/contract/vendor.ts';
import { stickPlace } from './logs.ts';
import { usr } from './stores.ts';

/** A window for those who do it all day. */
export const supportFace: Vendor = { ...plainVendor, face: 'support' };

function row(minute: number, changes: Partial<ResultRow> = {}): ResultRow {
  return {
    at: new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString(),
    vendor: 'LENOVO',
    product: 'ThinkPad T14 Gen 4',
    serial: `PF4X${String(1000 + minute)}`,
    disk: 'SAMSUNG MZVL2512HCJQ-00BL7',
    diskSerial: `S64KNX0T${String(400_000 + minute)}`,
    task: 'install',
    mode: '',
    system: 'Pristine Sample',
    version: '2',
    result: 'verified',
    problem: '',
    seconds: 74,
    ...changes,
  };
}

const rows: readonly ResultRow[] = [
  row(52),
  row(45, { result: 'failed', problem: 'stream.corrupt' }),
  row(31, { task: 'reset', mode: 'hand-over', product: 'ThinkPad X1 Carbon Gen 11' }),
  row(20),
  row(11, { vendor: 'Framework', product: 'Laptop 13', disk: 'WD_BLACK SN770' }),
];

/** As it is on a stick on which others were written down before. */
export const keptResults: Results = {
  place: stickPlace,
  rows: [...rows],
  unwritten: 0,
  same: { task: 'install', tree: usr('2') },
};

export const noResults: Results = { place: null, rows: [], unwritten: 0, same: null };
