import fc from '../../support/fast-check.ts';
import { type VariationEvent, variations } from '../../../contexts/prices/index.ts';
import {
  RefusePriceVariation,
  refusePriceVariation,
} from '../../../contexts/prices/variations/refuse-price-variation.ts';
import { fairness } from '../../../projections/fairness/index.ts';
import { fairnessCsv } from '../../../projections/fairness/fairness-csv.ts';
import {
  agree,
  agreedAt,
  of,
  person,
  refused,
  request,
  requested,
  withdrawn,
} from '../../contexts/prices/variations/variation-facts.ts';
import { now } from '../../contexts/prices/uplifts/uplift-county.ts';
import { County } from '../../support/county.ts';
import { folded } from '../../support/given.ts';

const code = 'VARIATION_WITHOUT_SECOND_PERSON';
const recorded = (events: readonly VariationEvent[]) => {
  const county = new County('F1');
  for (const event of events) county.record('variations-F1', event, now);
  return county;
};
const document = (...events: readonly VariationEvent[]) => fairness(recorded(events).views(), {});
const found = (...events: readonly VariationEvent[]) =>
  document(...events).findings.filter((finding) => finding.code === code);

describe('VARIATION_WITHOUT_SECOND_PERSON', () => {
  it('names the variation, the provider, who decided, and both facts', () => {
    expect(found(requested({ requestedBy: 'cm-2', askedBy: 'council' }), agreedAt(2250))).toEqual([
      {
        ...{ code, provider: 'P1', variation: 'V1' },
        because:
          'cm-2 requested the variation V1, and cm-2 agreed to it on 1 July 2026 at 09:00: a second person must decide.',
        events: [0, 1].map((rev) => ({ stream: 'variations-F1', rev })),
      },
    ]);
  });

  it.each([
    ['one person, once by a token', 't-7.cm-2', 'cm-2', true],
    ['one person, once at the machine', 'cm-2', 'operator.cm-2', true],
    ['two people', 'cm-1', 'cm-2', false],
    ['two people with tokens', 't-1.cm-1', 't-2.cm-2', false],
    ['two people of whom one is called like the beginning of the other', 'cm-2', 'cm-21', false],
  ])('%s', (_, requestedBy, by, is) => {
    expect(found(requested({ requestedBy }), agreedAt(2250, by)).length).toBe(is ? 1 : 0);
  });

  it('is found of one that nobody had requested, and of none that was not agreed to', () => {
    expect(found(agreedAt(2250))[0]?.because).toContain('which nobody had requested');
    const own = requested({ requestedBy: 'cm-2' });
    expect(found(own)).toEqual([]);
    expect(found(own, refused)).toEqual([]);
    expect(found(own, withdrawn)).toEqual([]);
  });

  it('has a column of its own', () => {
    const [head = '', ...rows] = fairnessCsv(document(requested({ requestedBy: 'cm-2' }), agreedAt(2250)))
      .trim()
      .split(/\r?\n/);
    const at = head.split(',').indexOf('variation');
    expect(rows.map((row) => row.split(',').at(at - head.split(',').length))).toEqual(['V1']);
  });
});

describe('the audit of variations', () => {
  const people = ['u-31', 'cm-1', 'cm-2', 't-7.cm-1', 'operator.cm-2'];
  const moves = fc.array(
    fc.record({
      move: fc.constantFrom('request', 'agree', 'refuse'),
      by: fc.constantFrom(...people),
      pence: fc.constantFrom(2250, 2300),
    }),
    { minLength: 2, maxLength: 8 },
  );

  it('raises no alarm of any history that came of commands, and finds each breach put into one', () => {
    let agreed = 0;
    fc.assert(
      fc.property(moves, (history) => {
        const events: VariationEvent[] = [];
        for (const { move, by, pence } of history) {
          const decide = {
            request: request({}, { by, askedBy: by === 'u-31' ? 'provider' : 'council' }),
            agree: agree(by, pence),
            refuse: refusePriceVariation(new RefusePriceVariation({ ...of, reason: 'No' }), person(by)),
          }[move];
          try {
            events.push(...decide(folded(variations, events), now));
          } catch {
            // What is refused leaves no trace.
          }
        }
        expect(found(...events)).toEqual([]);
        const [asked, decision] = events;
        if (asked?.type !== 'PriceVariationRequested' || decision?.type !== 'PriceVariationAgreed') return;
        agreed += 1;
        const planted = agreedAt(decision.agreedPence, asked.requestedBy);
        expect(found(asked, planted)).toHaveLength(1);
      }),
      { numRuns: 200, seed: 28 },
    );
    expect(agreed).toBeGreaterThan(20);
  });
});
