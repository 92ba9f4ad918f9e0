import type { OwnOffer } from '../../../projections/own-offers/index.ts';
import { criterionWords } from '../criterion-words.ts';
import { day, moment } from '../moments.ts';
import { hours } from '../numbers.ts';
import { declineReasons } from '../reason-words.ts';
import { codeWords } from '../wording.ts';

const reasonWords = (code: string): string =>
  declineReasons.find(({ value }) => value === code)?.text ?? codeWords(code);

function accepted({ package: placed, notChosen, late }: OwnOffer): readonly string[] {
  const after = late ? ['Your answer came after the deadline, and the council took it.'] : [];
  if (notChosen)
    return [...after, `You said yes, and another provider was chosen: ${criterionWords[notChosen]}.`];
  return [
    ...after,
    placed === null ? 'You said yes. It is not placed with you yet.' : 'The care is placed with you.',
  ];
}

const withdrawn = (reason: string | null): string =>
  `The council took the offer back${reason === null ? '' : `: ${codeWords(reason).toLowerCase()}`}. It does not count.`;

function outcome(offer: OwnOffer): readonly string[] {
  switch (offer.outcome) {
    case 'accepted':
      return accepted(offer);
    case 'declined':
      return [
        offer.reason === null ? 'You declined.' : `You declined: ${reasonWords(offer.reason).toLowerCase()}.`,
      ];
    case 'lapsed':
      return [`There was no answer by ${moment(offer.deadline)}.`];
    case 'withdrawn':
      return [withdrawn(offer.reason)];
    case 'pending':
      return [];
  }
}

function exemption({ exemption: asked }: OwnOffer): readonly string[] {
  if (!asked) return [];
  if (asked.decision === 'validated') return ['The council agreed that it does not count against you.'];
  if (asked.decision === 'refused')
    return ['The council was asked that it should not count, and refused: it counts.'];
  return ['The council is asked that it should not count, and has not decided yet.'];
}

function proposal({ counter, partly }: OwnOffer): readonly string[] {
  const other = [
    ...(counter?.timeSlot ? [`another time (${counter.timeSlot})`] : []),
    ...(counter?.startOn ? [`the start on ${day(counter.startOn)}`] : []),
  ].join(' and ');
  if (other !== '') return [`You proposed ${other}.`];
  return partly === null ? [] : [`You can take ${hours(partly)} hours a week of it.`];
}

/** What became of an offer, in sentences that its provider may read. */
export const answerWords = (offer: OwnOffer): readonly string[] => [
  ...proposal(offer),
  ...(offer.outcome === 'pending' && (offer.counter ?? offer.partly) !== null
    ? ['The council decides on it.']
    : []),
  ...outcome(offer),
  ...exemption(offer),
];
