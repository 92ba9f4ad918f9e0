import { deterministicId, type RecordedEvent } from '#event-sourcing';
import { alertsAfter, packageOf, storyOf, upTo } from './plan.ts';

/** A mail as it arrived: by its key, from a node. */
export interface Mail {
  readonly key: string;
  readonly node: number;
}

/** Events that somebody must be told of. */
export const tellable = ['OfferLapsed', 'AcceptanceBreached', 'AcceptanceRestored'];

const named = ({ type, data }: RecordedEvent) => {
  const { provider = '' } = data as { readonly provider?: string };
  return `${type} ${provider}`.trim();
};
const list = (texts: readonly string[]) => texts.join(', ') || 'nothing';

function compare(what: string, found: readonly string[], expected: readonly string[]): readonly string[] {
  return list(found) === list(expected) ? [] : [`${what}: ${list(found)}; expected: ${list(expected)}`];
}

function ofEffect(
  event: RecordedEvent,
  log: readonly RecordedEvent[],
  mails: readonly Mail[],
): readonly string[] {
  const key = deterministicId('effect', 'mail', event.id);
  const steps = log.filter(({ stream }) => stream === `effect-${key}`).map(({ type }) => type);
  const [claimed, performed] = ['EffectClaimed', 'EffectPerformed'].map(
    (type) => steps.filter((step) => step === type).length,
  ) as [number, number];
  const sent = mails.filter((mail) => mail.key === key).length;
  const what = `the mail about ${event.type} at ${event.pos}`;
  return [
    ...(performed === 1 ? [] : [`${what} was performed ${performed} times`]),
    ...(sent > 0 ? [] : [`${what} never arrived`]),
    // Each sending has a claim of its own: more than one of either only where a node did not live to say that it was done.
    ...(sent <= claimed ? [] : [`${what} arrived ${sent} times under ${claimed} claims`]),
  ];
}

/** What is wrong with a log in which so many referrals have been settled, and with the mails that went out. */
export function findings(
  log: readonly RecordedEvent[],
  mails: readonly Mail[],
  referrals: number,
): readonly string[] {
  const streams = Map.groupBy(log, ({ stream }) => stream);
  const told = log.filter(({ type }) => tellable.includes(type));
  const keys = new Set(told.map(({ id }) => deterministicId('effect', 'mail', id)));
  return [
    ...upTo(referrals).flatMap((referral) => [
      ...compare(referral, (streams.get(`referral-F1-${referral}`) ?? []).map(named), storyOf(referral)),
      ...compare(
        `the package of ${referral}`,
        log.filter(({ stream }) => stream.startsWith(`package-F1-${referral}.`)).map(named),
        packageOf(referral),
      ),
    ]),
    ...compare(
      'alerts',
      log.filter(({ stream }) => stream.startsWith('acceptance-')).map(named),
      alertsAfter(referrals),
    ),
    ...told.flatMap((event) => ofEffect(event, log, mails)),
    ...mails.filter(({ key }) => !keys.has(key)).map(({ key }) => `a mail that nobody knows: ${key}`),
  ];
}
