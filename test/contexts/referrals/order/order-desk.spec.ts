import { Principal } from '#access';
import { type DomainEvent, type Instant, originOf, toNewEvents, withOrigin } from '#event-sourcing';
import { RateAgreed } from '../../../../contexts/prices/index.ts';
import { ProviderAdmitted } from '../../../../contexts/providers/index.ts';
import {
  ConflictOfInterestDeclared,
  Placements,
  ReferralAmended,
} from '../../../../contexts/referrals/index.ts';
import {
  OverrideConflict,
  OverrideConflictHandler,
} from '../../../../contexts/referrals/conflicts/override-conflict.ts';
import {
  RefuseExemption,
  RefuseExemptionHandler,
} from '../../../../contexts/referrals/exemptions/refuse-exemption.ts';
import {
  ValidateExemption,
  ValidateExemptionHandler,
} from '../../../../contexts/referrals/exemptions/validate-exemption.ts';
import { LapseOffer, LapseOfferHandler } from '../../../../contexts/referrals/answers/lapse-offer.ts';
import { OfferNext, OfferNextHandler } from '../../../../contexts/referrals/order/offer-next.ts';
import { OrderDesk } from '../../../../contexts/referrals/order/order-desk.ts';
import { Seeds } from '../../../../contexts/referrals/order/seeds.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { openLog, StoppedClock } from '../../../support/open-log.ts';
import { adopted, area, established, position } from '../../agreement/events.ts';
import { of, received } from './desk.ts';

class Drawn extends Seeds {
  draw = () => 'a'.repeat(32);
}
const lastPlacedAt = '2026-05-01T09:00:00.000Z';
class Told extends Placements {
  /** What happens while the ground is looked up. */
  meanwhile = () => Promise.resolve();
  override lastPlaced = () => Promise.resolve(new Map([['P02', lastPlacedAt]]));
  override async placed() {
    await this.meanwhile();
    return false;
  }
}

const log = openLog();
const told = new Told();
const record = async (stream: string, ...facts: readonly DomainEvent[]): Promise<void> => {
  const events = toNewEvents(stream, facts, originOf(Principal.system('a-test')));
  await log.store.append({ stream, expected: 'any', events });
};
const offerNext = (referral: string, now?: Instant) => {
  const desk = new OrderDesk(log.aggregates, new StoppedClock(now), told, new Drawn());
  const ask = () => new OfferNextHandler(desk).execute(new OfferNext({ ...of, referral, parallel: null }));
  return withOrigin(originOf(Principal.token('t-1', 'u-1', ['broker'])), ask);
};

beforeAll(async () => {
  const held = (where: string, provider: string) => position(where, 'primary', provider);
  await record(
    `framework-${of.framework}`,
    ...[established, adopted(), area('A01'), area('A02')],
    ...[held('A01', 'P01'), held('A02', 'P02')],
  );
  for (const provider of ['P01', 'P02']) {
    const facts = { provider, name: `Care by ${provider}`, cqcRating: 'Inadequate' as const };
    await record(`provider-${provider}`, new ProviderAdmitted({ ...facts, joinedOn: '2025-01-06' }));
    const rate = { framework: of.framework, provider, area: 'A02', band: 'standard', hourlyPence: 2040 };
    await record(
      `rates-${of.framework}-${provider}`,
      new RateAgreed({ ...rate, effectiveFrom: '2025-01-06' }),
    );
  }
  for (const reference of ['R1', 'R2', 'R3'])
    await record(`referral-${of.framework}-${reference}`, received({ referral: reference }));
});

describe('what a decision on the order rests on', () => {
  it('is looked up anew when the need changes meanwhile', async () => {
    let turns = 0;
    told.meanwhile = async () => {
      turns += 1;
      if (turns > 1) return;
      const { type: _type, ...need } = received({ area: 'A02', version: 2 });
      await record(`referral-${of.framework}-R1`, new ReferralAmended({ ...need, reason: 'MOVED' }));
    };
    await offerNext('R1');
    expect(turns).toBe(2);
    const { steps, offers } = await log.aggregates.load(referral, `${of.framework}-R1`);
    expect([...offers.values()].map(({ provider, version }) => [provider, version])).toEqual([['P02', 2]]);
    expect(steps[0]).toMatchObject({ seed: 'a'.repeat(32), policyVersion: 1 });
    const candidate = {
      provider: 'P02',
      rank: null,
      barredBy: null,
      warning: 'BELOW_GOOD',
      preferred: false,
    };
    expect(steps[0]?.candidates).toEqual([{ ...candidate, hourlyPence: 2040, lastPlacedAt }]);
    told.meanwhile = () => Promise.resolve();
  });

  it('knows the interests of the person behind a token', async () => {
    await record('conflict-u-1', new ConflictOfInterestDeclared({ person: 'u-1', provider: 'P01' }));
    await expect(offerNext('R2')).rejects.toMatchObject({ code: 'conflict-of-interest' });
  });

  it('E54: keeps whoever has an interest from deciding about an answer, and nobody else', async () => {
    const lapse = new LapseOffer({ ...of, referral: 'R2', offer: 'R2.1' });
    const asked = (id: string) =>
      withOrigin(originOf(Principal.user(id, ['broker'])), () =>
        new LapseOfferHandler(log.aggregates).execute(lapse),
      );
    await expect(asked('u-1')).rejects.toMatchObject({ code: 'conflict-of-interest' });
    await expect(asked('u-2')).rejects.toMatchObject({ code: 'offer-unknown' });
  });

  it('E54: nor may that person say what does not count, or let another go on', async () => {
    const by = <Result>(id: string, ask: () => Promise<Result>) =>
      withOrigin(originOf(Principal.user(id, ['contract-manager'])), ask);
    const offer = { ...of, referral: 'R2', offer: 'R2.1' };
    const validate = () => new ValidateExemptionHandler(log.aggregates).execute(new ValidateExemption(offer));
    const refuse = () => new RefuseExemptionHandler(log.aggregates).execute(new RefuseExemption(offer));
    const override = () =>
      new OverrideConflictHandler(log.aggregates).execute(
        new OverrideConflict({ ...of, referral: 'R2', person: 'u-9', evidence: 'File note 9' }),
      );
    for (const ask of [validate, refuse, override]) {
      await expect(by('u-1', ask)).rejects.toMatchObject({ code: 'conflict-of-interest' });
      await expect(by('u-2', ask)).rejects.toMatchObject({
        code: expect.stringMatching(/-unknown$/) as unknown,
      });
    }
  });

  it('is nothing for a referral that there is not, or under a framework that has ended', async () => {
    await expect(offerNext('R9')).rejects.toMatchObject({ code: 'referral-unknown' });
    await expect(offerNext('R3', '2031-01-06T09:00:00.000Z')).rejects.toMatchObject({
      code: 'framework-ended',
    });
  });

  it('is given up when it is out of date each time', async () => {
    // The desk and the log do not agree on the date.
    await expect(offerNext('R3', '2026-07-03T09:00:00.000Z')).rejects.toMatchObject({
      name: 'GroundOutdated',
    });
  });
});
