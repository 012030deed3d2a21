import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { longestVendorBytes, plainVendor, vendor, vendorFolder } from '../backend/contract/vendor.ts';
import { readVendor, servedOf, vendorFolderOf } from './vendor.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pristine-vendor-'));
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

const write = (text: string): Promise<void> => writeFile(join(folder, 'vendor.json'), text);

test('is plain where there is no such file, as the schema has it', () => {
  expect(readVendor(folder)).toEqual(plainVendor);
  expect(vendor.parse({ format: 1 })).toEqual(plainVendor);
});

test('takes what the file says, and serves it to the page', async () => {
  await write('{"format":1,"name":"Example","face":"kiosk","texts":{"pt-BR":{"title":"Bem-vindo"}}}');
  const said = readVendor(folder);
  expect(said).toMatchObject({ name: 'Example', face: 'kiosk', kioskIdle: 120 });
  expect(JSON.parse(servedOf(said)['/vendor.json']?.text ?? '')).toEqual(said);
});

test.each([
  ['{', 'vendor.json is not JSON'],
  ['{"format":1,"face":"kisok"}', 'vendor.json: face: '],
  ['{"format":1,"logo":"../logo.svg"}', 'vendor.json: logo: not the name of an SVG or PNG'],
  ['{"format":1,"colours":{"accent":"red"}}', 'vendor.json: colours.accent: not a colour'],
  [`{"format":1,"name":"${'x'.repeat(longestVendorBytes)}"}`, 'vendor.json is too long'],
])('refuses a mistake, and says where: %.40s', async (text, message) => {
  await write(text);
  expect(() => readVendor(folder)).toThrow(message);
});

test('the folder is one place, or the one that the command line names', () => {
  expect(vendorFolderOf(['pristine'])).toBe(vendorFolder);
  expect(vendorFolderOf(['pristine', '--vendor=/srv/vendor'])).toBe('/srv/vendor');
  expect(() => vendorFolderOf(['--vendor=/a', '--vendor=/b'])).toThrow('more than once');
});
