import { type Receipt, Rejection } from '#event-sourcing';
import { AcceptOffer, AcceptOfferHandler } from '../../contexts/referrals/answers/accept-offer.ts';
import { LapseOffer, LapseOfferHandler } from '../../contexts/referrals/answers/lapse-offer.ts';
import { WithdrawOffer, WithdrawOfferHandler } from '../../contexts/referrals/answers/withdraw-offer.ts';
import { OfferAccepted } from '../../contexts/referrals/index.ts';
import { asked, noon, now, received } from '../contexts/referrals/answers/asked.ts';
import { asBroker, asProvider, Hands, offeredLog } from '../support/offered-log.ts';

const clock = new Hands(now);
const log = offeredLog(clock);

/** A referral of its own with an offer to each. */
const offered = (referral: string, ...providers: string[]) =>
  log.put(referral, [received, ...asked(noon, providers.length > 1 ? 'reserve' : 'primary', providers)]);

const accept = (referral: string, node = 0, nth = 1, provider = 'P1') =>
  asProvider(provider, () =>
    new AcceptOfferHandler(log.nodes[node]!).execute(
      new AcceptOffer({ framework: 'CSH-2025', referral, offer: `${referral}.${nth}` }),
    ),
  );
const about = (referral: string) => ({ framework: 'CSH-2025', referral, offer: `${referral}.1` });

/** The receipts of those that succeeded, and the refusal codes of the others. */
async function told(tries: readonly Promise<Receipt>[]) {
  const over = await Promise.allSettled(tries);
  const receipts = over.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const refusals = over.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  return { receipts, refusals };
}
const codes = (refusals: readonly unknown[]) => [
  ...new Set(refusals.map((each) => (each instanceof Rejection ? each.code : String(each)))),
];
const count = (types: readonly string[], type: string) => types.filter((each) => each === type).length;

beforeEach(() => {
  clock.at = now;
});

describe('E43: who comes first', () => {
  it('of 1,000 that accept one offer at once has it, and 999 are refused', async () => {
    await offered('RA', 'P1');
    const { receipts, refusals } = await told(Array.from({ length: 1000 }, () => accept('RA')));
    expect(receipts.map(({ events }) => events)).toEqual([1]);
    expect(refusals).toHaveLength(999);
    expect(codes(refusals)).toEqual(['offer-closed']);
    expect(await log.types('RA')).toEqual([
      'ReferralReceived',
      'StepOpened',
      'ReferralOffered',
      'OfferAccepted',
    ]);
  });

  it('has it also when the others ask another node', async () => {
    for (const round of Array.from({ length: 20 }, (_, i) => i)) {
      const referral = `RB${round}`;
      await offered(referral, 'P1');
      const { receipts, refusals } = await told([0, 1, 0, 1].map((node) => accept(referral, node)));
      expect(receipts.map(({ events }) => events)).toEqual([1]);
      expect(codes(refusals)).toEqual(['offer-closed']);
      expect(count(await log.types(referral), 'OfferAccepted')).toBe(1);
    }
  });

  it.each([
    ['lapse', 'OfferLapsed', 'offer-lapsed'],
    ['withdrawal', 'OfferWithdrawn', 'offer-closed'],
  ])('an acceptance or a %s, is what the stream says', async (kind, other, code) => {
    for (const round of Array.from({ length: 20 }, (_, i) => i)) {
      const referral = `R${kind}${round}`;
      await offered(referral, 'P1');
      // In time for the answer that was given at the deadline, too late for silence.
      clock.at = kind === 'lapse' ? '2026-07-01T12:00:00.001Z' : now;
      const yes = () =>
        asBroker(() =>
          new AcceptOfferHandler(log.nodes[0]!).execute(
            new AcceptOffer({ ...about(referral), answeredAt: kind === 'lapse' ? noon : now }),
          ),
        );
      const end = () =>
        asBroker(() =>
          kind === 'lapse'
            ? new LapseOfferHandler(log.nodes[1]!).execute(new LapseOffer(about(referral)))
            : new WithdrawOfferHandler(log.nodes[1]!).execute(
                new WithdrawOffer({ ...about(referral), reason: 'CUSTOMER_CHOICE' }),
              ),
        );
      const { receipts, refusals } = await told(round % 2 ? [yes(), end()] : [end(), yes()]);
      expect(receipts).toHaveLength(1);
      const [winner, ...rest] = (await log.types(referral)).slice(3);
      const either = [
        ['OfferAccepted', 'offer-closed'],
        [other, code, 'AnswerRefused'],
      ];
      expect(either).toContainEqual([winner, ...codes(refusals), ...rest]);
    }
  });

  it('both of two reserves that say yes are recorded, in the order of the stream', async () => {
    await offered('RC', 'P1', 'P2');
    const { receipts } = await told([accept('RC', 0, 1, 'P1'), accept('RC', 1, 2, 'P2')]);
    expect(new Set(receipts.map(({ revision }) => revision))).toEqual(new Set([4, 5]));
    const yes = (await log.all()).filter(
      ({ type, stream }) => type === OfferAccepted.type && stream.endsWith('-RC'),
    );
    const ofFirst = receipts[0]!.revision === 4 ? ['RC.1', 'RC.2'] : ['RC.2', 'RC.1'];
    expect(yes.map(({ data }) => data['offer'])).toEqual(ofFirst);
  });
});
