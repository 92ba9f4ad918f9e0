import fc from '../support/fast-check.ts';
import { fairness } from '../../projections/fairness/index.ts';
import { at, cleanHistory, deadline, filesOf, type Tables } from './clean-histories.ts';
import { Importing } from './data-folder.ts';

const later = at(deadline + 1000);
const change = (rows: Tables[string] | undefined, fields: Readonly<Record<string, string>>) => {
  Object.assign(rows![0]!, fields);
};

/** One breach of each kind. */
const breaches: Readonly<Record<string, (history: Tables) => void>> = {
  BID_READ_EARLY: ({ openings }) => change(openings, { opened_at: at(deadline - 1) }),
  LATE_BID_ACCEPTED: ({ bids }) => change(bids, { received_at: at(deadline + 1) }),
  CONFLICTED_EVALUATOR: ({ interests, bids }) => change(interests, { interests: bids![0]!['provider']! }),
  PRICE_BEFORE_QUALITY: ({ quality }) => change(quality, { assessed_at: later }),
  'PRICE_BEFORE_QUALITY, failed': ({ quality }) => change(quality, { passed: '0' }),
  'RATE_REJECTED_UNEXPLAINED, not asked': (history) => void history['rate-reviews']!.shift(),
  'RATE_REJECTED_UNEXPLAINED, not answered': (history) => void history['rate-reviews']!.splice(1, 1),
  UNEQUAL_INFORMATION: ({ clarifications, bids }) =>
    change(clarifications, {
      shared_with:
        bids!
          .slice(1)
          .map(({ provider }) => provider)
          .join(';') || 'P99',
    }),
  RATE_NOT_IN_FORCE: ({ packages }) =>
    change(packages, { hourly_rate: `${packages![0]!['hourly_rate']}.01` }),
  UPLIFT_WITHOUT_SECOND_PERSON: ({ uplifts }) => change(uplifts, { approved_by: 'u-9', approved_at: at(1) }),
};
const codes: ReadonlySet<string> = new Set(Object.keys(breaches).map((name) => name.split(',')[0]!));

/** Which of these codes the audit finds in a history that was imported. */
async function foundIn(history: Tables): Promise<readonly string[]> {
  const importing = Importing.start();
  try {
    const { problems, refused } = await importing.import(filesOf(history));
    expect([problems, refused]).toEqual([[], 0]);
    const { findings } = fairness(await importing.known(), {});
    return [...new Set(findings.map(({ code }) => code).filter((code) => codes.has(code)))];
  } finally {
    await importing.end();
  }
}

describe('the audit of what was imported', () => {
  it('raises no alarm about any history in which all went as it must', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        expect(await foundIn(cleanHistory(draw))).toEqual([]);
      }),
      { numRuns: 60, seed: 45 },
    );
  });

  it.each(Object.entries(breaches))('finds %s, and that alone, in any history', async (name, breach) => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const history = cleanHistory(draw);
        breach(history);
        expect(await foundIn(history)).toEqual([name.split(',')[0]]);
      }),
      { numRuns: 8, seed: 45 },
    );
  });
});
