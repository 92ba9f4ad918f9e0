import type { Instant, Projection, RecordedEvent } from '#event-sourcing';
import type {
  AnswerRefused,
  OfferAccepted,
  OfferCountered,
  OfferDeclined,
  OfferNotChosen,
  OfferPartiallyAccepted,
  OfferWithdrawn,
  ReferralOffered,
} from '../../contexts/referrals/index.ts';

/** Whether providers answer at all. */
export interface Answering {
  readonly framework: string;
  /** When each offer was made that nobody's answer has followed: lapsed ones too, for silence let them lapse. */
  readonly unanswered: Readonly<Record<string, Instant>>;
}

type Fact =
  | AnswerRefused
  | OfferAccepted
  | OfferCountered
  | OfferDeclined
  | OfferNotChosen
  | OfferPartiallyAccepted
  | OfferWithdrawn
  | ReferralOffered;

const without = (row: Answering, offer: string): Answering => {
  const { [offer]: _gone, ...unanswered } = row.unanswered;
  return { ...row, unanswered };
};
/** An import tells of answers that were given elsewhere, and long ago. */
const answered = (row: Answering, _event: unknown, { by }: RecordedEvent): Answering =>
  by.kind === 'import' ? row : { ...row, unanswered: {} };

/** A row for each framework: any answer of any provider ends the silence. */
export const answering: Projection<Answering, Fact> = {
  name: 'answering',
  version: 1,
  key: ({ framework }) => framework,
  initial: { framework: '', unanswered: {} },
  evolve: {
    ReferralOffered: (row, { framework, offer }, { at, by }) =>
      by.kind === 'import'
        ? { ...row, framework }
        : { framework, unanswered: { ...row.unanswered, [offer]: at } },
    OfferWithdrawn: (row, { offer }) => without(row, offer),
    OfferNotChosen: (row, { offer }) => without(row, offer),
    OfferAccepted: answered,
    OfferDeclined: answered,
    OfferCountered: answered,
    OfferPartiallyAccepted: answered,
    AnswerRefused: answered,
  },
};

/** Since when nobody answers; null: nobody is asked, or somebody did. */
export const silentSince = ({ unanswered }: Answering): Instant | null =>
  Object.values(unanswered).toSorted()[0] ?? null;
