import { expect, test } from 'vitest';
import { mostMirrors } from '../repository/mirrors.ts';
import { parseArguments } from './arguments.ts';

function naming(mirrors: number): ReturnType<typeof parseArguments> {
  const named = Array.from({ length: mirrors }, (_, index) => ['--mirror', `example.org/${index}`]);
  return parseArguments(['repository', 'mirrors', '--repository', 'os', '--keys', 'keys', ...named.flat()]);
}

test('a repository may be told to name no mirror, or some, not any number', () => {
  expect(naming(0)).toMatchObject({ order: { task: 'mirrors', mirrors: [] } });
  expect(naming(mostMirrors)).toMatchObject({ order: { task: 'mirrors' } });
  expect(() => naming(mostMirrors + 1)).toThrow('Give at most');
});
