import { jest } from '@jest/globals';
import type { Append } from '#event-sourcing';
import { Importing } from './data-folder.ts';
import { smallCounty, smallCountyRows } from './small-county.ts';

describe('an import to disk', () => {
  it('leaves nothing behind when recording breaks off', async () => {
    const importing = await Importing.onDisk();
    const { store } = importing;
    const whole = store.appendAll.bind(store);
    const breaking = jest.spyOn(store, 'appendAll').mockImplementation((source) => {
      async function* broken() {
        let chunks = 0;
        for await (const chunk of source as AsyncIterable<readonly Append[]>) {
          yield chunk;
          chunks += 1;
          if (chunks === 5) throw new Error('The power went.');
        }
      }
      return whole(broken());
    });
    await expect(importing.import(smallCounty)).rejects.toThrow('The power went.');
    breaking.mockRestore();
    expect(await importing.events()).toEqual([]);
    expect(await importing.import(smallCounty)).toMatchObject({ recorded: smallCountyRows });
    expect(await importing.import(smallCounty)).toMatchObject({ recorded: 0, unchanged: smallCountyRows });
    await importing.end();
  });
});
