import { PassThrough } from 'node:stream';
import { progressOn, silent } from '../../src/import/progress.ts';

/** A terminal or a file, and what was written to it. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const into = Object.assign(new PassThrough(), {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
  });
  into.on('data', (bytes: Buffer) => written.push(bytes.toString()));
  return { into: into as unknown as NodeJS.WriteStream, text: () => written.join('') };
}

function tell(progress: ReturnType<typeof progressOn>) {
  progress.begin('Checking offers.csv');
  for (const done of [0.1, 0.3, 0.4, 0.8, 1]) progress.at(done);
  progress.end();
}

describe('where nobody watches', () => {
  it('is a line for each step', () => {
    const { into, text } = stream(false);
    tell(progressOn(into, () => 0));
    expect(text()).toBe('Checking offers.csv\n');
  });

  it('is a line for each quarter of a step that takes long', () => {
    const { into, text } = stream(false);
    let now = 0;
    tell(progressOn(into, () => (now += 2_000)));
    expect(text()).toBe('Checking offers.csv\nChecking offers.csv: 25 %\nChecking offers.csv: 75 %\n');
  });
});

it('is a bar on a terminal', () => {
  const { into, text } = stream(true);
  tell(progressOn(into));
  expect(text()).toContain('Checking offers.csv');
  expect(text()).toMatch(/█+.* 100 %/);
});

it('can be kept quiet', () => {
  expect(() => tell(silent)).not.toThrow();
});
