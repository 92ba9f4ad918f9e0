import { deterministicId, type RecordedEvent } from '#event-sourcing';
import { findings, type Mail, tellable } from '../support/three-nodes/findings.ts';
import { alertsAfter, each, packageOf, storyOf, upTo } from '../support/three-nodes/plan.ts';

interface Happened {
  readonly log: readonly RecordedEvent[];
  readonly mails: readonly Mail[];
}

const keyOf = ({ id }: RecordedEvent) => deterministicId('effect', 'mail', id);

/** Everything as it must happen, once. */
function asPlanned(referrals = 2 * each): Happened {
  const log: RecordedEvent[] = [];
  const record = (stream: string, named: string) => {
    const [type = '', provider] = named.split(' ');
    const pos = log.length;
    log.push({
      ...({} as RecordedEvent),
      id: `event-${pos}`,
      pos,
      stream,
      type,
      data: provider ? { provider } : {},
    });
  };
  for (const referral of upTo(referrals)) {
    for (const named of storyOf(referral)) record(`referral-F1-${referral}`, named);
    for (const named of packageOf(referral)) record(`package-F1-${referral}.p1`, named);
  }
  for (const named of alertsAfter(referrals)) record('acceptance-F1-A01:primary:P01', named);
  const told = log.filter(({ type }) => tellable.includes(type));
  for (const event of told)
    for (const type of ['EffectClaimed', 'EffectPerformed']) record(`effect-${keyOf(event)}`, type);
  return { log, mails: told.map((event) => ({ key: keyOf(event), node: 0 })) };
}

const found = ({ log, mails }: Happened, referrals = 2 * each) => findings(log, mails, referrals);
const planned = asPlanned();
const firstOf = (wanted: string) => planned.log.findIndex(({ type }) => type === wanted);
/** The log with the first event of a type gone, or there twice. */
const without = (type: string): Happened => ({ ...planned, log: planned.log.toSpliced(firstOf(type), 1) });
const twice = (type: string): Happened => {
  const at = firstOf(type);
  return { ...planned, log: planned.log.toSpliced(at, 0, planned.log[at]!) };
};
const [mail] = planned.mails;

describe('what is looked for in the log of several nodes', () => {
  it('is not found where everything happened once, also half-way', () => {
    expect(found(planned)).toEqual([]);
    expect(found(asPlanned(each), each)).toEqual([]);
  });

  it('is not found where a claim was taken over and the mail came again', () => {
    const again = twice('EffectClaimed');
    expect(found(again)).toEqual([]);
    expect(found({ ...again, mails: [...planned.mails, mail!] })).toEqual([]);
  });

  const wrong: readonly (readonly [what: string, happened: Happened])[] = [
    ...[
      'OfferLapsed',
      'ReferralOffered',
      'OfferAccepted',
      'ProviderChosen',
      'ReferralPlaced',
      'PackagePlaced',
      'AcceptanceBreached',
      'AcceptanceRestored',
    ].flatMap((type) => [[`${type} twice`, twice(type)] as const, [`no ${type}`, without(type)] as const]),
    ['a mail performed twice', twice('EffectPerformed')],
    ['a mail never said to be performed', without('EffectPerformed')],
    ['a mail sent without a claim', without('EffectClaimed')],
    ['a mail sent twice under one claim', { ...planned, mails: [...planned.mails, mail!] }],
    ['a mail that never arrived', { ...planned, mails: planned.mails.slice(1) }],
    ['a mail that nobody knows', { ...planned, mails: [...planned.mails, { key: 'x', node: 0 }] }],
  ];
  it.each(wrong)('is found: %s', (_, happened) => {
    expect(found(happened)).not.toEqual([]);
  });
});
