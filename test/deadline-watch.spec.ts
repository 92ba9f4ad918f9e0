import type { CommandBus } from '@nestjs/cqrs';
import { jest } from '@jest/globals';
import { AcceptOffer, AcceptOfferHandler } from '../contexts/referrals/answers/accept-offer.ts';
import { type LapseOffer, LapseOfferHandler } from '../contexts/referrals/answers/lapse-offer.ts';
import { OfferCountered, type ReferralEvent, ReferralOffered } from '../contexts/referrals/index.ts';
import { DeadlineWatch } from '../src/deadline-watch.ts';
import { about, asked, noon, now, of, received } from './contexts/referrals/answers/asked.ts';
import { asProvider, Hands, offeredLog } from './support/offered-log.ts';

const after = '2026-07-01T12:00:00.001Z';
const clock = new Hands(now);
const log = offeredLog(clock);
const failed = jest.fn<(error: unknown) => void>();

/** A watch of its own on one of the nodes, as after a start of the process; `asked` counts what it asked for. */
function watching(node = 0, projections = log.projections) {
  const seen: string[] = [];
  const execute = (lapse: LapseOffer) => {
    seen.push(lapse.offer);
    return new LapseOfferHandler(log.nodes[node]!).execute(lapse);
  };
  const watch = new DeadlineWatch(clock, projections, { execute } as unknown as CommandBus, failed);
  return { watch, seen };
}

/** Looks once, as a process does that starts and is stopped again. */
async function startedOnce(node?: number) {
  const { watch, seen } = watching(node);
  await watch.look();
  await watch.close();
  return seen;
}

const lapses = async (referral: string) =>
  (await log.types(referral)).filter((type) => type === 'OfferLapsed').length;
const offered = (referral: string, ...more: ReferralEvent[]) =>
  log.put(referral, [received, ...asked(), ...more]);

beforeEach(() => {
  clock.at = now;
  failed.mockClear();
});
afterEach(() => expect(failed).not.toHaveBeenCalled());

describe('an offer that nobody answers', () => {
  it('E3: lapses after its deadline, and is dated by it', async () => {
    await offered('RA');
    clock.at = noon;
    expect(await startedOnce()).toEqual([]);
    clock.at = after;
    await startedOnce();
    const recorded = (await log.all()).find(({ type }) => type === 'OfferLapsed')!;
    expect(recorded).toMatchObject({
      at: after,
      occurred: noon,
      by: { kind: 'system', id: 'deadline-watch' },
    });
    expect(recorded.data).toMatchObject({ offer: 'RA.1', decidedAt: null });
  });

  it('lapses once, however often the process starts', async () => {
    await offered('RB');
    clock.at = after;
    for (let starts = 0; starts < 5; starts++) await startedOnce(starts % 2);
    expect(await lapses('RB')).toBe(1);
  });

  it('lapses once, wherever the clock is set to', async () => {
    await offered('RC');
    for (const at of ['2026-06-01T00:00:00.000Z', after, now, '2030-01-01T00:00:00.000Z', now, after]) {
      clock.at = at;
      await startedOnce();
    }
    expect(await lapses('RC')).toBe(1);
  });

  it('lapses once after a week off, with all the others', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `RD${i}`);
    for (const referral of many) await offered(referral);
    clock.at = '2026-07-08T12:00:00.000Z';
    await startedOnce();
    await startedOnce();
    expect(await Promise.all(many.map(lapses))).toEqual(many.map(() => 1));
  });

  it('lapses once when two watches, and two nodes, look at the same time', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `RE${i}`);
    for (const referral of many) await offered(referral);
    clock.at = after;
    const watches = [0, 0, 1, 1].map((node) => watching(node));
    await Promise.all(watches.map(({ watch }) => watch.look()));
    await Promise.all(watches.map(({ watch }) => watch.close()));
    expect(watches.map(({ seen }) => seen.length).filter((each) => each > 0).length).toBeGreaterThan(1);
    expect(await Promise.all(many.map(lapses))).toEqual(many.map(() => 1));
  });

  it('is looked at again while the process runs', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const { watch } = watching();
      await watch.look();
      await offered('RF');
      clock.at = after;
      jest.advanceTimersByTime(2_000);
      await watch.close();
      expect(await lapses('RF')).toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('an offer does not lapse', () => {
  it('E41: that is accepted exactly at the deadline', async () => {
    await offered('RG');
    clock.at = noon;
    await asProvider('P1', () =>
      new AcceptOfferHandler(log.nodes[0]!).execute(
        new AcceptOffer({ ...of, referral: 'RG', offer: 'RG.1' }),
      ),
    );
    clock.at = after;
    expect(await startedOnce()).not.toContain('RG.1');
    expect(await lapses('RG')).toBe(0);
  });

  it('that was answered since the views were made: the stream decides', async () => {
    await offered('RH');
    const stale = await log.projections.views();
    await asProvider('P1', () =>
      new AcceptOfferHandler(log.nodes[0]!).execute(
        new AcceptOffer({ ...of, referral: 'RH', offer: 'RH.1' }),
      ),
    );
    clock.at = after;
    const { watch, seen } = watching(0, { views: async () => stale } as typeof log.projections);
    await watch.look();
    await watch.close();
    expect([seen, await lapses('RH')]).toEqual([expect.arrayContaining(['RH.1']), 0]);
  });

  it('E10: that waits for a decision of the council’s', async () => {
    await offered(
      'RI',
      new OfferCountered({ ...about, answeredAt: now, startOn: '2026-07-06', timeSlot: null }),
    );
    clock.at = after;
    expect(await startedOnce()).not.toContain('RI.1');
  });

  it('that only an import told of', async () => {
    const [, put] = asked();
    const told = new ReferralOffered({ ...(put as ReferralOffered), offer: 'R1.8' });
    await log.put('RJ', [received, told, ...asked()]);
    clock.at = after;
    const seen = await startedOnce();
    expect([seen.includes('RJ.1'), seen.includes('RJ.8')]).toEqual([true, false]);
  });
});

it('tells a failure that lasts once, and goes on when it is over', async () => {
  await offered('RK');
  clock.at = after;
  let broken = true;
  const views = () => (broken ? Promise.reject(new Error('not now')) : log.projections.views());
  const { watch } = watching(0, { views } as typeof log.projections);
  await watch.look();
  await watch.look();
  expect(failed).toHaveBeenCalledTimes(1);
  failed.mockClear();
  broken = false;
  await watch.look();
  await watch.close();
  expect(await lapses('RK')).toBe(1);
});
