import { canonicalize, type RecordedEvent } from '#event-sourcing';
import { referrals } from '../../projections/referrals/index.ts';
import { BegunBatches } from '../../src/import/begun-batch.ts';
import { Importing } from './data-folder.ts';
import { CutOffLog } from './cut-off-log.ts';
import { adding, type Files, replacing, smallCounty, smallCountyRows } from './small-county.ts';

let log: CutOffLog;
let importing: Importing;
beforeEach(() => {
  log = new CutOffLog();
  importing = Importing.start(log);
});
afterEach(() => importing.end());

/** Imports, but is cut off after so many appends. */
async function cutOff(files: Files | string, appends: number, options = {}) {
  log.appendsLeft = appends;
  await expect(importing.import(files, options)).rejects.toThrow('cut off');
  log.appendsLeft = Number.POSITIVE_INFINITY;
}

const shown = async () =>
  JSON.stringify((await importing.known()).withPrefix(referrals, '').map((row) => row.referral));

/** What was recorded, whoever recorded it and when. */
const facts = (events: readonly RecordedEvent[]) =>
  events
    .filter(({ type }) => !type.startsWith('Import'))
    .map(({ stream, rev, id, type, occurred, data }) =>
      canonicalize({ stream, rev, id, type, occurred, data: { ...data } }),
    )
    .toSorted();

describe('an import into a log without transactions', () => {
  it('is begun and completed, and records what one transaction would', async () => {
    const atomic = Importing.start();
    await atomic.import(smallCounty);
    const { batch, recorded } = await importing.import(smallCounty);
    expect(recorded).toBe(smallCountyRows);
    const events = await importing.events();
    expect(events[0]).toMatchObject({
      type: 'ImportBegun',
      stream: 'imports-HC-1',
      data: { batch, after: null },
    });
    expect(events.at(-1)).toMatchObject({ type: 'ImportCompleted', stream: `import-${batch}` });
    expect(facts(events)).toEqual(facts(await atomic.events()));
    await atomic.end();
  });

  it('shows nothing while it is interrupted, and is finished by the same import, wherever it stopped', async () => {
    await importing.import(smallCounty);
    const whole = facts(await importing.events());
    for (const appends of [0, 1, 5, 12, 20, 24]) {
      const other = new CutOffLog();
      importing = Importing.start((log = other));
      const folder = importing.folders.holding(smallCounty);
      await cutOff(folder, appends);
      expect(await shown()).toBe('[]');
      await cutOff(folder, Math.max(0, appends - 3));
      const { recorded, batch } = await importing.import(folder);
      expect(recorded).toBe(smallCountyRows);
      const events = await importing.events();
      expect(new Set(events.map(({ corr }) => corr))).toEqual(new Set([batch]));
      expect(events.filter(({ type }) => type === 'ImportBegun')).toHaveLength(1);
      expect(facts(events)).toEqual(whole);
      expect(await shown()).toBe('["R1","R2"]');
      expect(await importing.import(folder)).toMatchObject({ recorded: 0, unchanged: smallCountyRows });
    }
  });

  it('finishes corrections once', async () => {
    await importing.import(smallCounty);
    const corrected = {
      ...smallCounty,
      'areas.csv': smallCounty['areas.csv'].replace('Aldmoor', 'Aldmere').replace('Bexwell', 'Boxwell'),
    };
    await cutOff(corrected, 1, { correct: true });
    await importing.import(corrected, { correct: true });
    const corrections = (await importing.events()).filter(({ type }) => type === 'AreaCorrected');
    expect(corrections.map(({ data }) => data['name'])).toEqual(['Aldmere', 'Boxwell']);
  });

  it('refuses another import before the interrupted one is finished', async () => {
    await cutOff(smallCounty, 6);
    const other = replacing('offers.csv', 'TRAVEL_RURAL', 'NO_CAPACITY');
    const refused = { code: 'import-unfinished' };
    await expect(importing.import(other)).rejects.toMatchObject(refused);
    await expect(importing.import(other, { dryRun: true })).rejects.toMatchObject(refused);
    await expect(importing.import(smallCounty, { skipInvalid: true })).rejects.toMatchObject(refused);
    expect(await importing.import(smallCounty)).toMatchObject({ recorded: smallCountyRows });
    expect(await importing.import(adding('areas.csv', 'A03,Calder,3,,'))).toMatchObject({ recorded: 1 });
  });

  it('can be given up: what it left behind never counts, and other files can be imported', async () => {
    await cutOff(smallCounty, 12);
    const other = replacing('offers.csv', 'TRAVEL_RURAL', 'NO_CAPACITY');
    const { batch, recorded } = await importing.import(other, { giveUpUnfinished: true });
    expect(recorded).toBe(smallCountyRows);
    const counted = (await importing.events()).filter(({ corr }) => corr === batch);
    const atomic = Importing.start();
    await atomic.import(other);
    const said = (events: readonly RecordedEvent[]) =>
      events
        .filter(({ type }) => !type.startsWith('Import'))
        .map(({ stream, type, data }) => canonicalize({ stream, type, data: { ...data } }))
        .toSorted();
    expect(said(counted)).toEqual(said(await atomic.events()));
    expect(JSON.stringify((await importing.known()).withPrefix(referrals, ''))).toContain('NO_CAPACITY');
    expect(await importing.import(other)).toMatchObject({ recorded: 0, unchanged: smallCountyRows });
    await atomic.end();
  });

  it('is given up only for files that can be imported, and not when they are the same', async () => {
    await cutOff(smallCounty, 12);
    const bad = replacing('offers.csv', 'O1,R1', 'O1,R999');
    expect(await importing.import(bad, { giveUpUnfinished: true })).toMatchObject({
      recorded: 0,
      refused: 2,
    });
    const types = async () => (await importing.events()).map(({ type }) => type);
    expect(await types()).not.toContain('ImportGivenUp');
    expect(await importing.import(smallCounty, { giveUpUnfinished: true })).toMatchObject({
      recorded: smallCountyRows,
    });
    expect(await types()).not.toContain('ImportGivenUp');
    expect((await types()).filter((type) => type === 'ImportBegun')).toHaveLength(1);
  });

  it('hears that somebody gave it up while it was under way', async () => {
    log.meanwhile = () => new BegunBatches(log, 'HC-1').giveUpOthers('of other files');
    await expect(importing.import(smallCounty)).rejects.toMatchObject({ code: 'import-given-up' });
    expect(await shown()).toBe('[]');
    expect(await importing.import(smallCounty)).toMatchObject({ recorded: smallCountyRows });
    expect(await shown()).toBe('["R1","R2"]');
  });

  it('begun twice at once is one import', async () => {
    const folder = importing.folders.holding(smallCounty);
    const second = Importing.start(log);
    const [one, two] = await Promise.all([importing.import(folder), second.import(folder)]);
    expect(one?.batch).toBe(two?.batch);
    const events = await importing.events();
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });
});
