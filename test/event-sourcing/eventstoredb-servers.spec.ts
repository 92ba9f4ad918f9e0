import { append, everything, facts } from '../support/facts.ts';
import { OverDouble } from '../support/eventstoredb.ts';
import { until } from '../support/in-time.ts';

describe('rule 9: nothing depends on what not every server tells', () => {
  const over = new OverDouble();
  beforeEach(() => {
    over.double.tellsCaughtUp = false;
    over.double.tellsActual = false;
    over.double.tellsPosition = false;
  });

  it('server.tells.nothing: appends know their position, conflicts their revision', async () => {
    const { position } = await over.store.append(append('a-1', 'none', facts(2)));
    expect((await over.store.readStream('a-1')).events.at(-1)?.pos).toBe(position);
    await expect(over.store.append(append('a-1', 0))).rejects.toMatchObject({
      name: 'WrongExpectedRevision',
      actual: 1,
    });
  });

  it('server.tells.nothing: a subscription is live when it is at the end', async () => {
    await over.store.append(append('a-1', 'none', facts(2)));
    const { seen, subscription } = over.follow();
    await until(() => subscription.status.state === 'live');
    expect(seen).toEqual(['a-1@0', 'a-1@1']);
  });

  it('server.old: one that tells no positions in streams is refused in words', async () => {
    await over.store.append(append('a-1', 'none')).catch(() => undefined);
    over.double.tellsReadPosition = false;
    await expect(over.store.readStream('a-1')).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringContaining('22.6') as string,
    });
  });

  it.each([true, false])(
    'server.position.invented: it is read around (told what is wrong: %s)',
    async (told) => {
      over.double.tellsInvalidPosition = told;
      await over.store.append(append('a-1', 'none', facts(3)));
      const [first, ...rest] = await everything(over.store);
      const { events } = await over.store.readAll({ from: first!.pos + 2 });
      expect(events).toEqual(rest);
      const { seen, subscription } = over.follow({ after: first!.pos + 2 });
      await until(() => subscription.status.state === 'live');
      expect(seen).toEqual(['a-1@1', 'a-1@2']);
    },
  );

  it('server.persistent: no persistent subscription is ever asked for', async () => {
    const { subscription } = over.follow();
    await over.store.append(append('a-1', 'none'));
    await until(() => subscription.status.state === 'live');
    await everything(over.store);
    expect(over.double.seen.map(({ method }) => method)).toContain('Subscribe');
    expect(over.double.seen.map(({ method }) => method)).not.toContain('PersistentSubscriptions');
  });
});
