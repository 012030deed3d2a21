import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  longestLogoBytes,
  longestVendorBytes,
  plainVendor,
  vendor,
  vendorFolder,
} from '../backend/contract/vendor.ts';
import { readVendor, servedOf, vendorFolderOf } from './vendor.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pristine-vendor-'));
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

const write = (text: string): Promise<void> => writeFile(join(folder, 'vendor.json'), text);

test('is plain where there is nothing in the usual folder, as the schema has it, and refused where one was named', () => {
  expect(readVendor(folder, folder)).toEqual(plainVendor);
  expect(() => readVendor(folder)).toThrow('there is no vendor.json in /');
  expect(vendor.parse({ format: 1 })).toEqual(plainVendor);
});

test('takes what the file says, and serves it to the page', async () => {
  await write('{"format":1,"name":"Example","face":"kiosk","texts":{"pt-BR":{"title":"Bem-vindo"}}}');
  const said = readVendor(folder);
  expect(said).toMatchObject({ name: 'Example', face: 'kiosk', kioskIdle: 120 });
  const served = servedOf(said, folder)['/vendor.json'];
  expect(JSON.parse(String(served?.content))).toEqual(said);
});

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
const svg = '<?xml version="1.0"?>\n<!-- ours -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';

test.each([
  ['mark.svg', svg, '.svg'],
  ['mark.png', png, '.png'],
] as const)('serves the logo under one name: %s', async (name, content, type) => {
  await writeFile(join(folder, name), content);
  const served = servedOf({ ...plainVendor, logo: name }, folder);
  expect(served[`/vendor-logo${type}`]).toEqual({ type, content: Uint8Array.from(Buffer.from(content)) });
});

test.each([
  ['mark.svg', '<html><svg></svg></html>', 'mark.svg is not what its name says'],
  ['mark.svg', png, 'mark.svg is not what its name says'],
  ['mark.png', svg, 'mark.png is not what its name says'],
  ['mark.svg', svg + ' '.repeat(longestLogoBytes), 'mark.svg is too long'],
] as const)('refuses a logo that is none: %s, %.20s', async (name, content, message) => {
  await writeFile(join(folder, name), content);
  expect(() => servedOf({ ...plainVendor, logo: name }, folder)).toThrow(message);
});

test('refuses a logo that is not there, or is no file', async () => {
  expect(() => servedOf({ ...plainVendor, logo: 'mark.svg' }, folder)).toThrow('no such file');
  await mkdir(join(folder, 'mark.svg'));
  expect(() => servedOf({ ...plainVendor, logo: 'mark.svg' }, folder)).toThrow('mark.svg is not a file');
});

test.each([
  ['{', 'vendor.json is not JSON'],
  ['{"format":1,"face":"kisok"}', 'vendor.json: face: '],
  ['{"format":1,"logo":"../logo.svg"}', 'vendor.json: logo: not the name of an SVG or PNG'],
  ['{"format":1,"texts":{"de-1a":{"title":"Hallo"}}}', 'vendor.json: texts.de-1a: '],
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
