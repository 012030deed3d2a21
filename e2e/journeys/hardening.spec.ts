import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { expect, test } from './harness/test.ts';

// What section "Electron" of the design promises, asked of the running program rather than of its source.

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'";

/** What becomes of a call that a hostile page makes: its type is not held to the bridge's. */
function hostileCall(page: Page, method: unknown, params: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, given]) => Reflect.apply(Reflect.get(window.pristine ?? {}, 'call'), null, [name, given]),
    [method, params],
  );
}

const refused = { ok: false, problem: { code: 'request.invalid' } };

test.describe('the page', () => {
  test('runs in a sandboxed process, isolated from the preload', async ({ wizard: { app } }) => {
    const { preferences, pid, noSandbox } = await app.evaluate(({ app: electron, webContents }) => {
      const [contents] = webContents.getAllWebContents();
      return {
        // Not in the documented interface, but the only one that says what is really in force.
        preferences: Reflect.apply(Reflect.get(contents ?? {}, 'getLastWebPreferences'), contents, []),
        pid: contents?.getOSProcessId() ?? 0,
        noSandbox: electron.commandLine.hasSwitch('no-sandbox'),
      };
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
    expect(noSandbox).toBe(false);
    // 2 is a seccomp filter: the kernel itself says that the sandbox is there.
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
  });

  test('has no Node', async ({ wizard: { page } }) => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  });

  test('gets functions and nothing else from the preload', async ({ wizard: { page } }) => {
    const bridge = await page.evaluate(() => ({
      frozen: Object.isFrozen(window.pristine),
      members: Object.entries(window.pristine ?? {}).map(([name, member]) => `${name}: ${typeof member}`),
    }));
    expect(bridge).toEqual({
      frozen: true,
      members: [
        'call: function',
        'onLink: function',
        'onEvent: function',
        'saveLog: function',
        'keyboard: function',
        'useKeyboard: function',
        'usePageWords: function',
        'close: function',
      ],
    });
  });

  test('is served with the policy, byte for byte', async ({ wizard: { page } }) => {
    const headers = await page.evaluate(async () =>
      Promise.all(
        ['/', '/missing'].map(async (path) => {
          const { status, headers: got } = await fetch(path);
          return [status, got.get('content-security-policy'), got.get('x-content-type-options')];
        }),
      ),
    );
    expect(headers).toEqual([
      [200, policy, 'nosniff'],
      [404, policy, 'nosniff'],
    ]);
  });

  test('cannot evaluate text or add a script', async ({ wizard: { page } }) => {
    // Later, because what Playwright itself evaluates is let through.
    const became = await page.evaluate(`new Promise((resolve) => setTimeout(() => {
      const attempts = [
        () => eval('1'),
        () => new Function('return 1')(),
        () => { document.body.innerHTML = '<img src=x onerror="window.cracked = true">' },
      ];
      const name = (attempt) => { try { attempt(); return 'ran' } catch (error) { return error.name } };
      resolve([...attempts.map(name), 'cracked' in window]);
    }, 0))`);
    expect(became).toEqual(['EvalError', 'EvalError', 'TypeError', false]);
  });
});

test.describe('leaving is denied:', () => {
  test('window.open', async ({ wizard: { app, page } }) => {
    expect(await page.evaluate(() => window.open('app://pristine/') === null)).toBe(true);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  test('navigation', async ({ wizard: { page } }) => {
    for (const url of [
      'https://example.org/',
      'file:///etc/passwd',
      'data:text/html,x',
      'app://pristine/?again',
    ]) {
      await page.evaluate((to) => {
        location.href = to;
      }, url);
      await page.waitForTimeout(200);
      expect(page.url()).toBe('app://pristine/');
    }
  });

  test('frames and webviews', async ({ wizard: { app, page } }) => {
    await page.evaluate(() => {
      for (const name of ['iframe', 'webview']) {
        const element = document.createElement(name);
        element.setAttribute('src', 'https://example.org/');
        document.body.append(element);
      }
    });
    await page.waitForTimeout(300);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    expect(
      page
        .frames()
        .map((frame) => frame.url())
        .filter((url) => url.startsWith('http')),
    ).toEqual([]);
  });

  test('requests from the page', async ({ wizard: { page } }) => {
    const became = await page.evaluate(() =>
      Promise.all(
        ['https://example.org/', 'http://127.0.0.1/', 'file:///etc/passwd', 'app://elsewhere/'].map((url) =>
          fetch(url).then(
            () => 'answered',
            () => 'denied',
          ),
        ),
      ),
    );
    expect(became).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  test('requests from the sessions, also from the one that we do not use', async ({ wizard: { app } }) => {
    const became = await app.evaluate(({ session, webContents }) => {
      const sessions = [
        session.defaultSession,
        ...webContents.getAllWebContents().map((contents) => contents.session),
      ];
      return Promise.all(
        sessions.map((each) =>
          each.fetch('https://example.org/').then(
            () => 'answered',
            (error: Error) => error.message,
          ),
        ),
      );
    });
    expect(became).toEqual(['net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_BLOCKED_BY_CLIENT']);
  });

  test('files beside the window’s own', async ({ wizard: { page } }) => {
    const became = await page.evaluate(() =>
      Promise.all(
        ['/../electron/main.js', '/..%2felectron%2fmain.js', '/%2e%2e/package.json', '//pristine/', '/.'].map(
          async (path) => (await fetch(`app://pristine${path}`)).headers.get('content-type'),
        ),
      ),
    );
    expect(became).toEqual([null, null, null, null, 'text/html; charset=utf-8']);
  });

  test('downloads', async ({ wizard: { app, page } }) => {
    const denied = app.evaluate(
      ({ webContents }) =>
        new Promise((resolve) => {
          webContents
            .getAllWebContents()[0]
            ?.session.once('will-download', (event) => resolve(event.defaultPrevented));
        }),
    );
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x';
      link.click();
    });
    expect(await denied).toBe(true);
  });

  test('permissions', async ({ wizard: { page } }) => {
    const became = await page.evaluate(async () => {
      const names = ['notifications', 'geolocation', 'midi', 'persistent-storage'] as const;
      const states = await Promise.all(
        names.map(async (name) => (await navigator.permissions.query({ name })).state),
      );
      return [...states, await Notification.requestPermission()];
    });
    expect(became).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
  });
});

test.describe('the relay refuses', () => {
  const unknown = [
    'hello',
    'streams.open',
    'run.everything',
    '__proto__',
    'constructor',
    '',
    7,
    null,
    ['snapshot'],
  ];

  test('calls that are not for the page', async ({ wizard: { page } }) => {
    for (const method of unknown) {
      expect.soft(await hostileCall(page, method, {}), JSON.stringify(method)).toMatchObject(refused);
    }
  });

  const id = 'a'.repeat(16);
  const request = {
    offerId: `offer-${id}`,
    diskId: `disk-${id}`,
    instance: 'main',
    firstBoot: 'ask',
    bringIds: [],
  };
  const odd: Readonly<Record<string, unknown>> = {
    'a huge string': { ...request, instance: 'x'.repeat(20_000_000) },
    'a huge key': { ...request, ['x'.repeat(20_000_000)]: 1 },
    'an unknown key': { ...request, device: '/dev/sda' },
    'a wrong type': { ...request, diskId: 7 },
    'a path for an id': { ...request, diskId: '/dev/sda' },
    'no parameters': undefined,
    'a list': [request],
  };

  test('parameters that are odd, and is there all the same', async ({ wizard: { page } }) => {
    for (const [name, params] of Object.entries(odd)) {
      const answer = await hostileCall(page, 'plan.install', params);
      expect.soft(answer, name).toMatchObject(refused);
      expect.soft(JSON.stringify(answer).length, name).toBeLessThan(6000);
    }
  });

  test('passwords that are none, without saying them', async ({ wizard: { page } }) => {
    for (const password of ['', 'planted\n', 'planted'.repeat(20), '\ud800planted', 7, null]) {
      const answer = await hostileCall(page, 'password.hash', { password });
      expect.soft(answer, JSON.stringify(password)).toMatchObject(refused);
      expect.soft(JSON.stringify(answer)).not.toContain('planted');
    }
  });

  test('keyboards that are none', async ({ wizard: { page } }) => {
    const keyboards = [
      { layout: '-display' },
      { layout: 'us', variant: '-print' },
      { layout: 'us', rules: 'x' },
      'us',
      null,
    ];
    for (const wanted of keyboards) {
      const answer = await page.evaluate(
        (keyboard) => Reflect.apply(Reflect.get(window.pristine ?? {}, 'useKeyboard'), null, [keyboard]),
        wanted,
      );
      expect.soft(answer, JSON.stringify(wanted)).toMatchObject(refused);
    }
  });

  test('a window that is not ours, also with our preload', async ({ wizard: { app } }) => {
    const opened = app.waitForEvent('window');
    await app.evaluate(({ app: electron, BrowserWindow, webContents }) => {
      const [ours] = webContents.getAllWebContents();
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${electron.getAppPath()}/electron/preload.cjs`,
          ...(ours === undefined ? {} : { session: ours.session }),
        },
      });
      return stranger.loadURL('app://pristine/');
    });
    const page = await opened;
    expect(await hostileCall(page, 'snapshot', {})).toMatchObject({
      ok: false,
      problem: { code: 'request.invalid', params: { message: 'not the window' } },
    });
    expect(await page.evaluate(() => window.pristine?.saveLog())).toMatchObject(refused);
    expect(await page.evaluate(() => window.pristine?.keyboard())).toMatchObject(refused);
    expect(await page.evaluate(() => window.pristine?.useKeyboard({ layout: 'de' }))).toMatchObject(refused);
  });
});
