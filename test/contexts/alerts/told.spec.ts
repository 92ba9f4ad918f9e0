import { type CommandClass, originOf, withOrigin } from '#event-sourcing';
import { Principal } from '#access';
import { alertsWhenJudged, alertsWhenOffered, EndAlert, RaiseAlert } from '../../../contexts/alerts/index.ts';
import { EndAlertHandler } from '../../../contexts/alerts/end-alert.ts';
import { RaiseAlertHandler } from '../../../contexts/alerts/raise-alert.ts';
import { TellOffer, TellOfferHandler } from '../../../contexts/alerts/tell-offer.ts';
import { TellUnplaced, TellUnplacedHandler } from '../../../contexts/alerts/tell-unplaced.ts';
import {
  AcceptanceBreached,
  AcceptanceRestored,
  AcceptanceStillBelow,
  RangeOfNeedsConcernEnded,
} from '../../../contexts/performance/index.ts';
import { ReferralUnplaced } from '../../../contexts/referrals/index.ts';
import { recorded } from '../../support/given.ts';
import { Hands, offeredLog } from '../../support/offered-log.ts';
import {
  accepted,
  asked,
  declined,
  lapsed,
  now,
  of,
  placed,
  received,
  recalled,
  withdrawn,
} from '../referrals/answers/asked.ts';

const log = offeredLog(new Hands(now));

/** Lets the policy react to everything that was recorded about a referral so far, each time from the beginning. */
async function policyActs(referral: string): Promise<void> {
  const [node] = log.nodes;
  const handlers = new Map<unknown, { execute(command: never): Promise<unknown> }>([
    [TellOffer, new TellOfferHandler(node!)],
    [TellUnplaced, new TellUnplacedHandler(node!)],
  ]);
  const events = (await log.all()).filter(({ stream }) => stream === `referral-CSH-2025-${referral}`);
  const react = alertsWhenOffered.react as Record<string, (data: never, event: never) => readonly object[]>;
  for (const event of events)
    for (const command of react[event.type]?.(event.data as never, event as never) ?? [])
      await withOrigin(originOf(Principal.system('policy')), () =>
        handlers.get(command.constructor as CommandClass)!.execute(command as never),
      );
}

const alertsOf = async (referral: string) =>
  (await log.all())
    .filter(({ stream, data }) => stream.startsWith('alert-') && JSON.stringify(data).includes(referral))
    .map(({ type, data }) => {
      const { kind, finding } = data as { kind: string; finding?: string };
      return [type, kind, finding ?? ''];
    });

const made = ['AlertRaised', 'offer-made', 'An offer waits for your answer.'];
const over = ['AlertEnded', 'offer-made', ''];

describe('a provider is told', () => {
  it('of its offer once, with the deadline', async () => {
    await log.put('TA', [received, ...asked()]);
    await policyActs('TA');
    await policyActs('TA');
    expect(await alertsOf('TA')).toEqual([made]);
    const raised = (await log.all()).find(({ stream }) => stream === 'alert-CSH-2025-offer-made:TA.1');
    expect(raised?.data).toMatchObject({ dueAt: '2026-07-01T12:00:00.000Z', provider: 'P1', area: 'A1' });
  });

  it.each([
    [
      'TB',
      [lapsed],
      [['AlertRaised', 'offer-closed', 'The offer is closed: there was no answer by the deadline.']],
    ],
    [
      'TC',
      [withdrawn('NEED_ENDED')],
      [['AlertRaised', 'offer-closed', 'The offer is closed: the council took it back.']],
    ],
    ['TD', [declined('NO_CAPACITY_STAFF')], []],
    ['TE', [accepted()], []],
  ])('%s: that it is closed, unless it closed it itself', async (referral, events, told) => {
    await log.put(referral, [received, ...asked()]);
    await policyActs(referral);
    await log.put(referral, events);
    await policyActs(referral);
    expect(await alertsOf(referral)).toEqual([made, over, ...told]);
  });

  it('nothing of an offer that was answered before it could be told', async () => {
    await log.put('TF', [received, ...asked(), lapsed]);
    await policyActs('TF');
    expect(await alertsOf('TF')).toEqual([]);
  });

  it('nothing by what an import tells', () => {
    const byImport = recorded(received, { by: { kind: 'import', id: 'b-1', role: 'contract-manager' } });
    const [offer] = asked().slice(1);
    expect(alertsWhenOffered.react.ReferralOffered(offer as never, byImport as never)).toEqual([]);
  });
});

describe('the council is told', () => {
  const unplaced = new ReferralUnplaced({ ...of, version: 1, round: 1, at: now, reason: 'NOBODY_TOOK_IT' });
  const nobody = 'Every step of the order was tried, and nobody took the referral.';

  it.each([
    ['TG', placed],
    ['TH', recalled],
  ])('%s: that nobody took a referral, until somebody does or nobody needs to', async (referral, end) => {
    await log.put(referral, [received, ...asked(), declined('NO_CAPACITY_STAFF'), unplaced]);
    await policyActs(referral);
    const told = async () => (await alertsOf(referral)).filter(([, kind]) => kind === 'referral-unplaced');
    expect(await told()).toEqual([['AlertRaised', 'referral-unplaced', nobody]]);
    await log.put(referral, [end]);
    await policyActs(referral);
    expect(await told()).toEqual([
      ['AlertRaised', 'referral-unplaced', nobody],
      ['AlertEnded', 'referral-unplaced', ''],
    ]);
  });

  const position = { framework: 'CSH-2025', area: 'A1', role: 'primary', provider: 'P1' } as const;
  const figure = {
    ...{ asOf: '2026-06-30', window: { from: '2026-04-08', to: '2026-06-30' }, policyVersion: 1 },
    ...{ minimumPercent: 75, accepted: 2, counted: 3 },
  };
  const period = { from: '2026-06-03', to: '2026-06-30' };

  /** What the condition streams hold after these judgements, one after the other. */
  async function judged(...facts: readonly object[]) {
    const [node] = log.nodes;
    const begun = (await log.all()).length;
    for (const [index, fact] of facts.entries()) {
      const react = alertsWhenJudged.react as unknown as Record<
        string,
        (data: object, event: { pos: number }) => object[]
      >;
      const { type } = fact as { type: string };
      for (const command of react[type]!(fact, { pos: 1_000 + index }))
        await withOrigin(originOf(Principal.system('policy')), () =>
          command instanceof RaiseAlert
            ? new RaiseAlertHandler(node!).execute(command)
            : new EndAlertHandler(node!).execute(command as EndAlert),
        );
    }
    return (await log.all())
      .slice(begun)
      .map(({ type, data }) => `${type} ${(data as { alert: string }).alert}`);
  }

  it('of a breach once, again at the close of a period, and when it is over', async () => {
    const name = (kind: string) => `CSH-2025-acceptance-${kind}:A1:primary:P1`;
    expect(
      await judged(
        new AcceptanceBreached({ ...position, ...figure }),
        new AcceptanceStillBelow({ ...position, ...figure, period }),
        new AcceptanceStillBelow({ ...position, ...figure, period }),
        new AcceptanceRestored({ ...position, ...figure, accepted: 3 }),
      ),
    ).toEqual([
      `AlertRaised ${name('below-minimum')}:1`,
      `AlertRaised ${name('still-below')}:1`,
      `AlertEnded ${name('still-below')}:1`,
      `AlertRaised ${name('still-below')}:2`,
      `AlertEnded ${name('below-minimum')}:1`,
      `AlertEnded ${name('still-below')}:2`,
      `AlertRaised ${name('restored')}:1`,
    ]);
  });

  it('nothing when what was never told is over', async () => {
    const ended = { ...position, segment: 'carers:double', asOf: '2026-06-30', reason: 'reflects' as const };
    expect(await judged(new RangeOfNeedsConcernEnded(ended))).toEqual([]);
  });
});
