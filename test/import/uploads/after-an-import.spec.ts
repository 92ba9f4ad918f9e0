import { Logger } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import { type EventStore, foldInMemory, type Projections, ViewsNotReady } from '#event-sourcing';
import { frameworks } from '../../../projections/frameworks/index.ts';
import type { ImportResult } from '../../../src/import/import-history.ts';
import { HeldUpload } from '../../../src/import/uploads/held-upload.ts';
import { ImportUpload } from '../../../src/import/uploads/import-upload.ts';

const result: ImportResult = {
  ...{ recorded: 239_400, unchanged: 0, refused: 0, conflicts: 0, warnings: 0, problems: [], unlisted: 0 },
  ...{ warned: [], returned: [], batch: 'a-batch' },
};
const late = () => Promise.reject(new ViewsNotReady('The views have not reached position 9 within 1 ms.'));

/** Imports where views come to what was recorded as `reached` says. */
function importing(reached: () => Promise<void>) {
  const asked = { views: 0 };
  const views = () => {
    asked.views++;
    return Promise.resolve(foldInMemory([frameworks], []));
  };
  const imports = new ImportUpload(
    { execute: () => Promise.resolve(result) } as unknown as CommandBus,
    { last: () => Promise.resolve(9) } as unknown as EventStore,
    { reached, views } as unknown as Projections,
  );
  const upload = new HeldUpload('one', 'u-1', 0, '/nowhere');
  Object.defineProperties(upload, {
    path: { value: () => '/nowhere/files' },
    release: { value: () => Promise.resolve() },
  });
  return { imports, upload, asked };
}

beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(new Logger()));

describe('an import of which the views know nothing yet', () => {
  it('is told as recorded, and figures follow when the views do', async () => {
    let waits = 0;
    const { imports, upload, asked } = importing(() => (++waits < 3 ? late() : Promise.resolve()));
    expect(await imports.run(upload, false)).toBe(result);
    expect(upload.standing).toEqual({ kind: 'recorded', result });
    expect([waits, asked.views]).toEqual([3, 1]);
  });

  it('is told as recorded when they never come, or not while somebody waits for the answer', async () => {
    const never = importing(late);
    expect(await never.imports.run(never.upload, false)).toBe(result);
    expect(never.upload.standing.kind).toBe('recorded');
    const slow = importing(() => new Promise(() => undefined));
    expect(await slow.imports.run(slow.upload, false, 5)).toBe(result);
    expect(slow.upload.standing.kind).toBe('recorded');
  });
});
