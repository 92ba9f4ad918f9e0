import type { Letter, ToldPosition, ToldScore } from '../../../../contexts/procurement/index.ts';
import { day, moment } from '../../moments.ts';
import type { Names } from '../../names.ts';
import { pounds } from '../../referral-offer.ts';
import { capital } from '../../wording.ts';
import { pointsWords } from '../evaluation/evaluation-words.ts';
import { rateName } from '../tender-words.ts';
import { groundsWords, winnerName } from './letter-words.ts';

const scores = (answers: readonly ToldScore[], scale: number) =>
  answers.map(({ title, weight, minimum, score, reason }) => ({
    ...{ title, weight, reason: reason ?? '–' },
    score: score === null ? '–' : `${score} of ${scale}`,
    isBelow: score !== null && minimum !== null && score < minimum,
  }));

const points = (of: ToldPosition['own'] | ToldPosition['winner']) =>
  of && { quality: pointsWords(of.quality), price: pointsWords(of.price), total: pointsWords(of.total) };

/** The positions that the reader is given, and not those of the reserve list: `primary in Area A1`. */
export const given = ({ positions }: Letter, names: Names): readonly string[] =>
  positions
    .filter(({ grounds }) => grounds === 'awarded')
    .map(({ area, role }) => `${role} in ${names.area(area)}`);

/** The areas on whose reserve list the reader is to be. */
export const listed = ({ positions }: Letter, names: Names): readonly string[] =>
  positions.filter(({ grounds }) => grounds === 'listed').map(({ area }) => names.area(area));

function qualityWords({ quality, minimumQualityPercent }: Letter): string {
  if (!quality) return 'The quality of your bid was not assessed.';
  const reached = `Your bid has ${pointsWords(quality.points)} of 100 points for quality, and ${minimumQualityPercent} are needed`;
  if (quality.passed) return `${reached}: it passed.`;
  return quality.failed.length > 0
    ? `${reached}. It did not pass: an answer is below the minimum for its question.`
    : `${reached}: it did not pass.`;
}

/** How long the reader can ask before anything is confirmed. */
function askWords({ notifiedAt, standstillEndsOn }: Letter, authority: string): string {
  const write = `To ask about this letter, or to object, write to the contract managers of ${authority}`;
  if (notifiedAt === null) return `${write}.`;
  return standstillEndsOn === null
    ? `${write}. There is no standstill.`
    : `${write} by the end of ${day(standstillEndsOn)}. The award is not confirmed before that day is over.`;
}

/** A letter as its page shows it: what is given, own scores and points, the winners', the reasons, and how to ask. */
export function letterPage(letter: Letter, names: Names, authority: string) {
  const { from, to, weights, scale, notifiedAt } = letter;
  return {
    id: letter.provider,
    to: names.provider(letter.provider),
    sent: notifiedAt === null ? null : moment(notifiedAt),
    given: given(letter, names),
    listed: listed(letter, names),
    period: `${day(from)}${to === null ? ' on' : `, until ${day(to)}`}`,
    quality: qualityWords(letter),
    answers: scores(letter.answers, scale),
    weights: `Of 100 points in all, quality can have ${weights.quality} and price ${weights.price}.`,
    positions: letter.positions.map((position) => ({
      name: `${names.area(position.area)}, ${position.role}`,
      own: points(position.own),
      rank: position.own ? String(position.own.rank) : '–',
      winner: position.winner
        ? { name: winnerName(letter, position.winner.provider, names), ...points(position.winner) }
        : null,
      why: groundsWords(letter, position, names),
    })),
    winners: letter.winners.map(({ provider, answers }) => ({
      id: provider,
      name: winnerName(letter, provider, names),
      answers: scores(answers, scale),
    })),
    rejected: letter.rejected.map(({ area, hourlyPence, reason, ...rate }) => ({
      text: `${capital(rateName(rate))} in ${names.area(area)}, ${pounds(hourlyPence)}`,
      reason,
    })),
    ask: askWords(letter, authority),
  };
}
