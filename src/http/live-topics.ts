import type { RecordedEvent, Views } from '#event-sourcing';
import { ofItsOwn } from '../../projections/referral-story/own-events.ts';
import { referrals } from '../../projections/referrals/index.ts';

/** What of the council's pages each category of streams is on; of any other nobody is told. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  referral: ['desk'],
  package: ['desk', 'packages'],
  acceptance: ['alerts'],
  provider: ['providers'],
  rates: ['providers'],
  framework: ['agreement'],
};
/** The most referrals that one message names. */
const named = 20;

const categoryOf = ({ stream }: RecordedEvent): string => stream.slice(0, stream.indexOf('-'));

/** What the events are about, as open pages of the council's know it: kinds, and referrals such as `referral:R000123`. */
export function topicsOf(events: readonly RecordedEvent[]): readonly string[] {
  const topics = new Set<string>();
  const about = new Set<string>();
  for (const event of events) {
    for (const kind of kinds[categoryOf(event)] ?? []) topics.add(kind);
    const { referral, offer } = event.data;
    if (typeof referral === 'string') about.add(`referral:${referral}`);
    if (typeof offer === 'string') topics.add('offers');
  }
  return [...topics, ...(about.size > named ? ['referral:*'] : about)];
}

const positions: ReadonlySet<string> = new Set(['PositionAwarded', 'PositionVacated', 'PositionCorrected']);

function concerned(views: Views, event: RecordedEvent, provider: string): boolean {
  const { type, data } = event;
  const category = categoryOf(event);
  if (category === 'provider' || category === 'rates' || positions.has(type))
    return data['provider'] === provider;
  if (!ofItsOwn.has(type)) return false;
  const { framework, referral, offer, package: placed } = data;
  const row = views.get(referrals, `${String(framework)}/${String(referral)}`);
  const things =
    placed === undefined
      ? row?.offers.filter((each) => each.offer === offer)
      : row?.packages.filter((each) => each.package === placed);
  return things?.some((each) => each.provider === provider) ?? false;
}

/** Of the events those that a provider may be told of: what is of its own offers, packages, positions, rates and standing. */
export const concerning = (
  views: Views,
  events: readonly RecordedEvent[],
  provider: string,
): readonly RecordedEvent[] => events.filter((event) => concerned(views, event, provider));
