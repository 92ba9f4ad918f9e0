import { jest } from '@jest/globals';
import {
  foldInMemory,
  type Instant,
  type ProjectionStatus,
  type Projections,
  ViewsNotReady,
} from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import { EndAlertHandler } from '../../contexts/alerts/end-alert.ts';
import { EndAlert, RaiseAlert } from '../../contexts/alerts/index.ts';
import { RaiseAlertHandler } from '../../contexts/alerts/raise-alert.ts';
import { allProjections } from '../../projections/projections.module.ts';
import { ConditionWatch } from '../../src/conditions/condition-watch.ts';
import { accepted, asked, noon, now, received } from '../contexts/referrals/answers/asked.ts';
import { Hands, offeredLog } from '../support/offered-log.ts';

const clock = new Hands(now);
const log = offeredLog(clock);
const failed = jest.fn<(error: unknown) => void>();
const live: ProjectionStatus = { name: 'rates', version: 1, state: 'live', position: 7, lag: 0, error: null };
let status: readonly ProjectionStatus[] = [live];
let ready = true;

/** Looks once, as a process does that starts and is stopped again; answers what it recorded. */
async function look(silentHours = 24): Promise<readonly string[]> {
  const begun = (await log.all()).length;
  const projections = {
    views: async () => {
      if (!ready) throw new ViewsNotReady('not now');
      return foldInMemory(allProjections, await log.all());
    },
    status: async () => status,
  } as unknown as Projections;
  const execute = (command: EndAlert | RaiseAlert) =>
    command instanceof RaiseAlert
      ? new RaiseAlertHandler(log.nodes[0]!).execute(command)
      : new EndAlertHandler(log.nodes[0]!).execute(command);
  const watch = new ConditionWatch(
    clock,
    projections,
    { execute } as unknown as CommandBus,
    failed,
    silentHours,
  );
  await watch.look();
  await watch.close();
  return (await log.all())
    .slice(begun)
    .map(({ type, data }) => `${type} ${(data as { alert: string }).alert}`);
}

const at = (instant: Instant) => {
  clock.at = instant;
};

beforeEach(() => {
  status = [live];
  ready = true;
  failed.mockClear();
});
afterEach(() => expect(failed).not.toHaveBeenCalled());

describe('the watch of what lasts', () => {
  it('tells of an offer in the last quarter of its time, and that it is over when it is answered', async () => {
    await log.put('RA', [received, ...asked()]);
    // 28 hours were given: 7 of them are a quarter.
    at('2026-07-01T05:00:00.000Z');
    expect(await look()).toEqual([]);
    at('2026-07-01T05:00:00.001Z');
    expect(await look()).toEqual(['AlertRaised CSH-2025-offer-about-to-lapse:RA.1:1']);
    expect(await look()).toEqual([]);
    await log.put('RA', [accepted()]);
    expect(await look()).toEqual(['AlertEnded CSH-2025-offer-about-to-lapse:RA.1:1']);
  });

  it('tells of silence once nobody has answered for so many hours', async () => {
    at(now);
    await log.put('RB', [received, ...asked('2026-07-20T12:00:00.000Z', 'primary', ['P2'])]);
    at('2026-07-02T07:59:59.999Z');
    expect(await look()).toEqual([]);
    at('2026-07-02T08:00:00.000Z');
    expect(await look()).toEqual(['AlertRaised CSH-2025-silence:answers:1']);
    await log.put('RB', [accepted()]);
    expect(await look()).toEqual(['AlertEnded CSH-2025-silence:answers:1']);
  });

  it('tells of a view that has stopped, also while nothing can be asked of the views', async () => {
    status = [{ ...live, state: 'parked', error: 'a fault' }];
    ready = false;
    expect(await look()).toEqual(['AlertRaised council-view-lagging:rates:1']);
    expect(await look()).toEqual([]);
    status = [live];
    expect(await look()).toEqual([]);
    ready = true;
    expect(await look()).toEqual(['AlertEnded council-view-lagging:rates:1']);
    status = [
      { ...live, lag: 999 },
      { ...live, name: 'referrals', lag: 1_000 },
    ];
    expect(await look()).toEqual(['AlertRaised council-view-lagging:referrals:1']);
  });

  it('tells a failure once and goes on', async () => {
    const views = jest.fn<() => Promise<never>>().mockRejectedValue(new Error('no disk'));
    const watch = new ConditionWatch(clock, { views } as never, {} as CommandBus, failed, 24);
    await watch.look();
    await watch.look();
    await watch.close();
    expect(views).toHaveBeenCalledTimes(2);
    expect(failed).toHaveBeenCalledTimes(1);
    failed.mockClear();
    expect(noon).toBeDefined();
  });
});
