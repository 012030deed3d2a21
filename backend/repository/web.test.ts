import { once } from 'node:events';
import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { openWeb } from './web.ts';

// By connections of this machine to itself that are encrypted. The certificates are of a key that nothing but this test trusts.

const key = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIMTTd0zGNBqYqk0s64oqLijxTFlU0klqDB6cU69kZ+N5
-----END PRIVATE KEY-----`;

/** From 2020 to 2120. */
const valid = `-----BEGIN CERTIFICATE-----
MIIBHTCB0KADAgECAgECMAUGAytlcDAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwIBcN
MjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMMCWxvY2Fs
aG9zdDAqMAUGAytlcAMhAEftkhOIRz7CjDK1Y751gwc0RctdpY8jt4QKk/VSRXI0
o0UwQzAUBgNVHREEDTALgglsb2NhbGhvc3QwDAYDVR0TBAUwAwEB/zAdBgNVHQ4E
FgQUYfOC2zdiGoIgeoZogS4AikJ4CzgwBQYDK2VwA0EA01MSYqKgD8TX/gGa6mly
1GhiACzlmqTZfoT7KJZd57x46WDbMsOTlB9wX+wGkTiKxOwjBoZHNDzroW9ms2Kf
Ag==
-----END CERTIFICATE-----`;

/** From 2020 to 2021. */
const expired = `-----BEGIN CERTIFICATE-----
MIIBGzCBzqADAgECAgEBMAUGAytlcDAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwHhcN
MjAwMTAxMDAwMDAwWhcNMjEwMTAxMDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwKjAFBgMrZXADIQBH7ZITiEc+wowytWO+dYMHNEXLXaWPI7eECpP1UkVyNKNF
MEMwFAYDVR0RBA0wC4IJbG9jYWxob3N0MAwGA1UdEwQFMAMBAf8wHQYDVR0OBBYE
FGHzgts3YhqCIHqGaIEuAIpCeAs4MAUGAytlcANBAKm0ORoR3E/SBsjomkumrh10
9RDoYGivkU30UsTg84qmYa8Qs38jErBXkKI4WQKCjIY2/DmbC/+K5Vtfw6KPBg4=
-----END CERTIFICATE-----`;

const before = getCACertificates('default');

afterEach(() => setDefaultCACertificates(before));

/** Reads from a server that shows a certificate, as somebody who trusts some of them. */
async function readFrom(cert: string, trusted: readonly string[]): Promise<string> {
  setDefaultCACertificates([...trusted]);
  const server = createServer({ key, cert }, (_, response) => response.end('signed')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    const wanted = { start: 0, end: null };
    const { signal } = new AbortController();
    const { body } = await openWeb(`https://localhost:${address.port}/file`, wanted, signal);
    const parts: string[] = [];
    for await (const part of body) parts.push(Buffer.from(part).toString());
    return parts.join('');
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a server whose certificate is trusted is read from', async () => {
  expect(await readFrom(valid, [valid])).toBe('signed');
});

test.each([
  ['that nobody trusts', valid, [], 'network.certificate'],
  ['that has expired, or the clock is wrong', expired, [expired], 'network.certificate-time'],
])('a certificate %s is told', async (_what, cert, trusted, code) => {
  await expect(readFrom(cert, trusted)).rejects.toMatchObject({
    problem: { code, params: { host: expect.stringMatching(/^localhost:/u) } },
  });
});
