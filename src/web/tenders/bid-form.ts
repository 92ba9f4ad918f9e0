import type { BidContent } from '../../../contexts/procurement/index.ts';
import type { TenderShown } from '../../../projections/tenders/index.ts';
import { ticked } from '../account/ticked.ts';
import { toPence } from '../forms/typed-values.ts';
import { byName, type Names } from '../names.ts';
import type { FieldProblem } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { rateName } from './tender-words.ts';

const roles = ['primary', 'secondary', 'reserve'] as const;
const longestAnswer = 4000;

/** What a form says of a bid: the positions that are ticked, the text of each rate and of each answer. */
export const bidSent = (body: unknown) => ({
  lots: ticked(body, 'lots'),
  text: (name: string): string => typed(body, name).replaceAll('\r\n', '\n').trim(),
});
export type BidSent = ReturnType<typeof bidSent>;

/** The areas of a tender in the order of their names, each with its positions and the rates that are asked for. */
export function bidRows({ lots, rates }: TenderShown, names: Names, sent: BidSent) {
  const areas = [...new Set(lots.map(({ area }) => area))].map((area) => ({ area, name: names.area(area) }));
  return areas
    .toSorted((a, b) => byName(a.name, b.name))
    .map(({ area, name }, row) => ({
      area,
      name,
      roles: roles.map((role) => ({
        role,
        value: `${area}/${role}`,
        open: lots.some((lot) => lot.area === area && lot.role === role),
        checked: sent.lots.includes(`${area}/${role}`),
      })),
      rates: rates.map(({ service, band }, column) => {
        const field = `rate-${row + 1}-${column + 1}`;
        return { field, service, band, text: rateName({ service, band }), value: sent.text(field) };
      }),
    }));
}

/** The questions of a tender with what was typed. */
export const bidAnswers = ({ questions }: TenderShown, sent: BidSent) =>
  questions.map(({ question, title }, row) => {
    const name = `answer-${row + 1}`;
    return { name, question, title, value: sent.text(name) };
  });

/** A bid as the command takes it, and what is wrong with the form. A rate of an area that is not bid for is left out. */
export function readBid(
  tender: TenderShown,
  names: Names,
  sent: BidSent,
): { readonly problems: readonly FieldProblem[]; readonly content: BidContent } {
  const problems: FieldProblem[] = [];
  const lots = tender.lots.filter(({ area, role }) => sent.lots.includes(`${area}/${role}`));
  if (lots.length === 0) problems.push({ field: 'lots', text: 'Choose at least one position' });
  const rows = bidRows(tender, names, sent).filter(({ area }) => lots.some((lot) => lot.area === area));
  const rates = rows.flatMap(({ area, name, rates: lines }) =>
    lines.map(({ field, service, band, text, value }) => {
      const hourlyPence = toPence(value);
      if (!hourlyPence)
        problems.push({ field, text: `Enter your rate for ${text} in ${name} in pounds, such as 24.08` });
      return { area, service, band, hourlyPence: hourlyPence ?? 0 };
    }),
  );
  const answers = bidAnswers(tender, sent).map(({ name, question, title, value }) => {
    if (value === '') problems.push({ field: name, text: `Answer the question “${title}”` });
    if (value.length > longestAnswer)
      problems.push({ field: name, text: `Answer “${title}” in ${longestAnswer} characters at most` });
    return { question, text: value };
  });
  return { problems, content: { lots, rates, answers } };
}
