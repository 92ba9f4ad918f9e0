import { Principal } from '#access';
import { originOf, withOrigin } from '#event-sourcing';
import { AcceptOffer, AcceptOfferHandler } from '../../../../contexts/referrals/answers/accept-offer.ts';
import { CounterOffer, CounterOfferHandler } from '../../../../contexts/referrals/answers/counter-offer.ts';
import { DeclineOffer, DeclineOfferHandler } from '../../../../contexts/referrals/answers/decline-offer.ts';
import {
  TakeLateAcceptance,
  TakeLateAcceptanceHandler,
} from '../../../../contexts/referrals/answers/take-late-acceptance.ts';
import { asBroker, asProvider, Hands, offeredLog } from '../../../support/offered-log.ts';
import { asked, lapsed, noon, now, received, withdrawn } from './asked.ts';

const clock = new Hands(now);
const log = offeredLog(clock);
const late = '2026-07-01T12:00:00.001Z';
const named = (referral: string) => ({ framework: 'CSH-2025', referral, offer: `${referral}.1` });
const accept = (referral: string, more: { answeredAt?: string } = {}) =>
  new AcceptOfferHandler(log.nodes[0]!).execute(new AcceptOffer({ ...named(referral), ...more }));
const decline = (referral: string) =>
  new DeclineOfferHandler(log.nodes[0]!).execute(new DeclineOffer({ ...named(referral), reason: 'OTHER' }));
const counter = (referral: string) =>
  new CounterOfferHandler(log.nodes[0]!).execute(
    new CounterOffer({ ...named(referral), startOn: '2026-07-06', timeSlot: null }),
  );
const recorded = async (referral: string) =>
  (await log.all()).filter(({ stream }) => stream === `referral-CSH-2025-${referral}`).slice(3);
const types = async (referral: string) => (await recorded(referral)).map(({ type }) => type);

beforeEach(() => {
  clock.at = now;
});

describe('an answer that comes too late', () => {
  it('is refused, and the first of its kind is kept', async () => {
    await log.put('RA', [received, ...asked()]);
    clock.at = late;
    for (let tries = 0; tries < 3; tries++)
      await expect(asProvider('P1', () => accept('RA'))).rejects.toMatchObject({ code: 'offer-lapsed' });
    await expect(asProvider('P1', () => decline('RA'))).rejects.toMatchObject({ code: 'offer-lapsed' });
    await expect(asProvider('P1', () => counter('RA'))).rejects.toMatchObject({ code: 'offer-lapsed' });
    expect((await recorded('RA')).map(({ type, data }) => [type, data['answer'], data['at']])).toEqual([
      ['AnswerRefused', 'accept', late],
      ['AnswerRefused', 'decline', late],
      ['AnswerRefused', 'counter', late],
    ]);
  });

  it('is refused again when the same request comes again', async () => {
    await log.put('RB', [received, ...asked(), withdrawn('DIRECT_PAYMENT')]);
    const origin = originOf(Principal.user('u-P1', ['provider'], 'P1'), { key: 'one-key' });
    for (let sent = 0; sent < 2; sent++)
      await expect(withOrigin(origin, () => accept('RB'))).rejects.toMatchObject({ code: 'offer-closed' });
    expect(await types('RB')).toEqual(['OfferWithdrawn', 'AnswerRefused']);
  });

  it('is not kept when it only says again what is on record', async () => {
    await log.put('RC', [received, ...asked()]);
    await asProvider('P1', () => accept('RC'));
    await expect(asProvider('P1', () => accept('RC'))).rejects.toMatchObject({ code: 'offer-closed' });
    expect(await types('RC')).toEqual(['OfferAccepted']);
  });

  it('E4: can be taken by a broker once it was kept', async () => {
    await log.put('RD', [received, ...asked(), lapsed]);
    const take = () =>
      asBroker(() =>
        new TakeLateAcceptanceHandler(log.nodes[0]!).execute(new TakeLateAcceptance(named('RD'))),
      );
    await expect(take()).rejects.toMatchObject({ code: 'late-acceptance-unknown' });
    await expect(asProvider('P1', () => accept('RD'))).rejects.toMatchObject({ code: 'offer-lapsed' });
    expect(await take()).toMatchObject({ events: 1 });
    expect(await take()).toMatchObject({ events: 0 });
  });
});

it('another provider learns nothing of an offer, and nothing of its asking is kept', async () => {
  await log.put('RE', [received, ...asked()]);
  for (const answer of [accept, decline, counter])
    await expect(asProvider('P2', () => answer('RE'))).rejects.toMatchObject({ code: 'offer-unknown' });
  expect(await types('RE')).toEqual([]);
});

it('E31: what the council records later happened when it was given', async () => {
  await log.put('RF', [received, ...asked()]);
  clock.at = late;
  await asBroker(() => accept('RF', { answeredAt: noon }));
  expect(await recorded('RF')).toMatchObject([{ type: 'OfferAccepted', at: late, occurred: noon }]);
});
