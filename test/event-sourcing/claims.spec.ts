import {
  Aggregates,
  Claims,
  claimEffect,
  type Clock,
  current,
  deterministicId,
  effect,
  EffectClaimed,
  EffectPerformed,
  eventClasses,
  type EventStore,
  originOf,
  type Perform,
  type RecordedEvent,
  recordPerformed,
  withOrigin,
} from '#event-sourcing';
import fc from '../support/fast-check.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folded, given, recorded } from '../support/given.ts';
import { StoppedClock } from '../support/open-log.ts';
import { Hands, RacedLog } from '../support/raced-log.ts';

const lease = 5 * 60_000;
const [key, ours, theirs] = ['mail', 'ours', 'theirs'].map((name) => deterministicId(name)) as [
  string,
  string,
  string,
];
const theirClaim = new EffectClaimed({ effect: key, node: theirs });
const ourClaim = new EffectClaimed({ effect: key, node: ours });

describe('a claim', () => {
  it('is made of what nobody has claimed', () => {
    given(effect)
      .when(claimEffect(key, ours, lease))
      .thenRecords(ourClaim);
  });

  it('is made anew of what this node claimed and did not perform', () => {
    given(effect, ourClaim)
      .when(claimEffect(key, ours, lease))
      .thenRecords(ourClaim);
  });

  it.each([
    ['before the lease of another is over', lease - 1, []],
    ['when it is over', lease, [ourClaim]],
  ])('%s', (_, later, facts) => {
    const at = '2026-07-01T08:00:00.000Z';
    const state = effect.evolve.EffectClaimed(effect.initial, theirClaim, recorded(theirClaim, { at }));
    const now = new Date(Date.parse(at) + later).toISOString();
    expect(claimEffect(key, ours, lease)(state, now)).toStrictEqual(facts);
  });

  it('is not made of what was performed, by whomever', () => {
    for (const node of [ours, theirs])
      given(effect, theirClaim, new EffectPerformed({ effect: key, node }))
        .when(claimEffect(key, ours, 0))
        .thenRecordsNothing();
  });

  it('that was lost while it was performed does not keep the fact from being recorded, once', () => {
    const done = new EffectPerformed({ effect: key, node: ours });
    given(effect, ourClaim, theirClaim).when(recordPerformed(key, ours)).thenRecords(done);
    given(effect, ourClaim, done).when(recordPerformed(key, theirs)).thenRecordsNothing();
  });
});

const policy = { kind: 'system', id: 'policy:mail', role: 'system' } as const;
/** As every node's policy does for the same event: under the same key. */
const asked = (claims: Claims, perform: Perform, what = ['mail', 'an-event']) =>
  withOrigin(originOf(policy, { key: 'the-same-in-every-node', cause: 'an-event' }), () =>
    claims.perform(what, perform),
  );

const claimsOn = (log: RacedLog, clock: Clock, options?: ConstructorParameters<typeof Claims>[1]) =>
  new Claims(new Aggregates(log as unknown as EventStore, clock), options);

describe('one node', () => {
  const clock = new StoppedClock();

  it('performs an effect between claiming it and recording that it is done, once', async () => {
    const log = new RacedLog(clock);
    const claims = claimsOn(log, clock);
    const seen: [string, readonly string[]][] = [];
    const perform = async (given: string) => seen.push([given, log.types()]);
    expect(await asked(claims, perform)).toBe(true);
    expect(await asked(claims, perform)).toBe(false);
    expect(seen).toEqual([[deterministicId('effect', 'mail', 'an-event'), ['EffectClaimed']]]);
    expect(log.types()).toEqual(['EffectClaimed', 'EffectPerformed']);
    expect(log.events[0]).toMatchObject({ by: policy, cause: 'an-event', stream: `effect-${seen[0]?.[0]}` });
  });

  it('that is asked twice at once performs once', async () => {
    const log = new RacedLog(clock);
    const claims = claimsOn(log, clock);
    let times = 0;
    const perform = async () => ++times;
    expect(await Promise.all([asked(claims, perform), asked(claims, perform)])).toEqual([true, false]);
    expect(times).toBe(1);
    expect(await asked(claims, perform, ['mail', 'another-event'])).toBe(true);
  });

  it('that fails keeps its claim, and tries again when it is asked again', async () => {
    const log = new RacedLog(clock);
    const claims = claimsOn(log, clock);
    await expect(asked(claims, () => Promise.reject(new Error('no route to host')))).rejects.toThrow(
      'no route',
    );
    expect(await asked(claims, async () => {})).toBe(true);
    expect(log.types()).toEqual(['EffectClaimed', 'EffectClaimed', 'EffectPerformed']);
  });

  it('gives up after half its lease, before another takes over', async () => {
    const claims = claimsOn(new RacedLog(clock), clock, { lease: 80 });
    let told: AbortSignal | undefined;
    const hanging = asked(claims, (_, signal) => {
      told = signal;
      return new Promise(() => {});
    });
    await expect(hanging).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(told?.aborted).toBe(true);
  });

  it('that is closed does not wait for another', async () => {
    const log = new RacedLog(clock);
    void asked(claimsOn(log, clock), () => new Promise(() => {}));
    const waiting = claimsOn(log, clock);
    setTimeout(() => waiting.close(), 30);
    await expect(asked(waiting, async () => {})).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('several nodes', () => {
  /** What becomes of a node that has the claim. */
  const fate = fc.constantFrom('ends before it performs', 'ends before it says so', 'lives');

  it('however their calls interleave: one performs, and the next one if that ends, with the same key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fate, { minLength: 1, maxLength: 2 }), async (s, fates) => {
        const clock = new Hands();
        const log = new RacedLog(clock, () => s.schedule(Promise.resolve()));
        const performed: string[] = [];
        // Whoever claims first meets the first fate; the last survivor lives.
        const coming = [...fates];
        const perform: Perform = async (given) => {
          await s.schedule(Promise.resolve());
          const mine = coming.shift() ?? 'lives';
          if (mine !== 'ends before it performs') performed.push(given);
          if (mine === 'lives') return;
          clock.time += lease;
          await new Promise(() => {});
        };
        const rest = () => s.schedule(Promise.resolve());
        const nodes = Array.from({ length: 3 }, () => claimsOn(log, clock, { lease, rest }));
        const ended = fates.slice(0, fates.includes('lives') ? fates.indexOf('lives') : fates.length);
        const answers: boolean[] = [];
        const { promise: all, resolve, reject } = Promise.withResolvers<void>();
        const ask = async (claims: Claims) => {
          answers.push(await asked(claims, perform));
          // Those that ended never answer.
          if (answers.length === nodes.length - ended.length) resolve();
        };
        for (const claims of nodes) ask(claims).catch(reject);
        await s.waitFor(all);
        expect(performed).toHaveLength(1 + ended.filter((each) => each === 'ends before it says so').length);
        expect(new Set(performed).size).toBe(1);
        expect(answers.filter(Boolean)).toHaveLength(1);
        expect(log.types()).toEqual([
          ...ended.map(() => 'EffectClaimed'),
          'EffectClaimed',
          'EffectPerformed',
        ]);
        expect(folded(effect, log.events as never).performed).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is stored', () => {
  it.each([EffectClaimed, EffectPerformed])('as $type is read for ever', ({ type, schema }) => {
    const folder = join(import.meta.dirname, 'samples');
    const names = readdirSync(folder).filter((name) => name.startsWith(`${type}.`));
    expect(names).toEqual([`${type}.v1.json`]);
    const event = JSON.parse(readFileSync(join(folder, names[0]!), 'utf8')) as RecordedEvent;
    expect(schema.parse(current(event))).toEqual(event.data);
    expect(eventClasses.get(type)?.version).toBe(1);
  });
});
