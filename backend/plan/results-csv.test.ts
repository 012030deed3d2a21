import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResultRow } from '../contract/results.ts';
import { csvLine, parseResults, resultsHead } from './results-csv.ts';

const row: ResultRow = {
  at: '2026-11-27T10:00:00.000Z',
  vendor: 'LENOVO',
  product: 'T14',
  serial: 'P1',
  disk: 'Samsung SSD',
  diskSerial: 'S1',
  task: 'install',
  mode: '',
  system: 'Example OS',
  version: '13.1',
  result: 'verified',
  problem: '',
  seconds: 17,
};

/** As a spreadsheet would have it, whatever the text was. */
const plain = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())
  .filter((text) => !text.startsWith("'"));

test('what was written is read again, whatever machines and disks call themselves', () => {
  fc.assert(
    fc.property(plain, plain, plain, (vendor, serial, disk) => {
      const handedOver = { ...row, task: 'reset', mode: 'hand-over' } as const;
      const rows = [{ ...row, vendor, serial, disk }, handedOver];
      expect(parseResults(resultsHead + rows.map(csvLine).join(''))).toStrictEqual(rows);
    }),
  );
});

test('a strange name is one field of one line, and no formula', () => {
  const line = csvLine({ ...row, product: '=HYPERLINK("http://x")', serial: 'a\r\n"b",c', vendor: '-1+1' });
  expect(line.trimEnd()).not.toMatch(/[\r\n]/u);
  expect(line).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(line).toContain(`"'-1+1"`);
  expect(line).toContain('"a ""b"",c"');
});

test('what a power cut tore, or somebody else wrote, is left out', () => {
  const text = `${csvLine(row)}${csvLine(row).slice(0, 40)}\r\n=1;2;3\n,,,,,,,,,,,\n${csvLine(row)}`;
  expect(parseResults(text)).toStrictEqual([row, row]);
});
