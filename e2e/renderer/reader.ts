import type { CDPSession, Page } from '@playwright/test';

type Nodes = Awaited<ReturnType<typeof readTree>>;
type Node = Nodes[number];

async function readTree(session: CDPSession) {
  return (await session.send('Accessibility.getFullAXTree')).nodes;
}

/** What is told in one go, with all that is in it. */
const wholes: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'combobox',
  'heading',
  'image',
  'progressbar',
  'radio',
  'searchbox',
  'textbox',
]);

/** What one is told to have come into. */
const places: ReadonlySet<string> = new Set([
  'alert',
  'banner',
  'contentinfo',
  'dialog',
  'group',
  'list',
  'log',
  'main',
  'region',
  'status',
]);

/** What stands on lines of its own. */
const blocks: ReadonlySet<string> = new Set([
  ...wholes,
  ...places,
  'listitem',
  'paragraph',
  'term',
  'definition',
]);

function roleOf(node: Node): string {
  return String(node.role?.value ?? '');
}

function propertyOf(node: Node, name: string): unknown {
  return node.properties?.find((one) => one.name === name)?.value.value;
}

function statesOf(node: Node): readonly string[] {
  const checked = propertyOf(node, 'checked');
  const expanded = propertyOf(node, 'expanded');
  const level = propertyOf(node, 'level');
  return [
    ...(typeof level === 'number' ? [`level ${level}`] : []),
    ...(checked === undefined ? [] : [checked === 'true' ? 'checked' : 'not checked']),
    ...(expanded === undefined ? [] : [expanded === true ? 'expanded' : 'collapsed']),
    ...(propertyOf(node, 'disabled') === true ? ['unavailable'] : []),
    ...(propertyOf(node, 'invalid') === 'true' ? ['invalid'] : []),
  ];
}

/** A control or the like: its name, what it is, how it is, and what else there is to know. */
function told(node: Node): string {
  const name = String(node.name?.value ?? '');
  const value = String(node.value?.value ?? '');
  const description = String(node.description?.value ?? '');
  const parts = [name, [roleOf(node), ...statesOf(node)].join(', '), value, description];
  return parts.filter((part) => part !== '').join(' | ');
}

/** The window's text line by line, as it is read from top to bottom. */
function linesOf(nodes: Nodes): readonly string[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  const walk = (node: Node): void => {
    const role = node.ignored ? '' : roleOf(node);
    if (role === 'StaticText') {
      line += ` ${String(node.name?.value ?? '').trim()}`;
      return;
    }
    if (blocks.has(role)) end();
    if (wholes.has(role)) return void lines.push(told(node));
    const name = String(node.name?.value ?? '');
    if (places.has(role) && name !== '') lines.push(`${name} | ${role}`);
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child !== undefined) walk(child);
    }
    if (blocks.has(role)) end();
  };
  const [root] = nodes;
  if (root !== undefined) walk(root);
  end();
  return lines;
}

/** Runs in the page: keeps what its live regions say, in the order in which they do. */
function listen(): void {
  const live = 'output, [role=status], [role=alert], [aria-live]:not([aria-live=off])';
  const last = new WeakMap<Element, string>();
  const said: string[] = [];
  const hear = (): void => {
    for (const region of document.querySelectorAll<HTMLElement>(live)) {
      const text = region.innerText.replaceAll(/\s+/gu, ' ').trim();
      if (last.get(region) === text) continue;
      last.set(region, text);
      const role = region.getAttribute('role') === 'alert' ? 'alert' : 'status';
      if (text !== '') said.push(`${role}: ${text}`);
    }
  };
  hear();
  said.length = 0;
  new MutationObserver(hear).observe(document, { subtree: true, childList: true, characterData: true });
  Object.defineProperty(window, 'heard', { value: () => said.splice(0) });
}

declare global {
  interface Window {
    heard: () => readonly string[];
  }
}

/** How long something takes, without how long that is. */
function untimed(line: string): string {
  return line.replaceAll(/\d[\d.,]* (?:second|minute|hour)s?\b/gu, '<time>');
}

/** What differs from one run to the next, without what it is. */
function normalised(line: string): string {
  return untimed(line)
    .replaceAll(
      /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d+, \d+/gu,
      '<day>',
    )
    .replaceAll(/\d[\d.,]*(?= ?(?:%|bytes?\b|[kMGT]?B\b))/gu, '#');
}

async function screenOf(page: Page, session: CDPSession): Promise<readonly string[]> {
  return [`== ${await page.title()}`, ...linesOf(await readTree(session))];
}

/** What a screen reader says of a screen from top to bottom, line by line, without how long things take. */
export async function textOf(page: Page, session: CDPSession): Promise<string> {
  return `${(await screenOf(page, session)).map(untimed).join('\n')}\n`;
}

/**
 * What a screen reader says of the window, from the browser's accessibility tree: all of a screen, where the focus comes to, and what
 * is announced meanwhile. It follows one page that is not loaded anew.
 */
export class Reader {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #lines: string[] = [];

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async follow(page: Page): Promise<Reader> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    await page.evaluate(listen);
    return new Reader(page, session);
  }

  /** Reads the whole screen. */
  async read(): Promise<void> {
    await this.listen();
    this.#say('', ...(await screenOf(this.#page, this.#session)));
  }

  /** Says what the focus has come to. */
  async stop(): Promise<void> {
    await this.listen();
    const { result } = await this.#session.send('Runtime.evaluate', { expression: 'document.activeElement' });
    if (result.objectId === undefined) return;
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const [node] = nodes;
    if (node !== undefined) this.#say(`-> ${told(node)}`);
  }

  /** Takes down what was announced since. */
  async listen(): Promise<void> {
    for (const one of await this.#page.evaluate(() => window.heard())) this.#say(`!! ${one}`);
  }

  /** All of it, without what differs from one run to the next. */
  get text(): string {
    return `${this.#lines.join('\n').trim()}\n`;
  }

  #say(...lines: readonly string[]): void {
    for (const line of lines.map(normalised)) {
      // Progress is told in steps of which only the number differs.
      if (line !== this.#lines.at(-1)) this.#lines.push(line);
    }
  }
}
