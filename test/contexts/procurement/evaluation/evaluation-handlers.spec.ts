import { Principal } from '#access';
import { originOf, withOrigin } from '#event-sourcing';
import {
  AssessQuality,
  AssessQualityHandler,
} from '../../../../contexts/procurement/evaluation/assess-quality.ts';
import {
  EvaluatePrices,
  EvaluatePricesHandler,
} from '../../../../contexts/procurement/evaluation/evaluate-prices.ts';
import { EvaluationDesk } from '../../../../contexts/procurement/evaluation/evaluation-desk.ts';
import {
  ModerateScore,
  ModerateScoreHandler,
} from '../../../../contexts/procurement/evaluation/moderate-score.ts';
import { ScoreAnswer, ScoreAnswerHandler } from '../../../../contexts/procurement/evaluation/score-answer.ts';
import {
  BidOpened,
  BidsOpened,
  bid,
  EvaluatorAppointed,
  EvaluatorInterestDeclared,
  tender,
  TenderOpened,
} from '../../../../contexts/procurement/index.ts';
import {
  ConcludeRateReview,
  ConcludeRateReviewHandler,
} from '../../../../contexts/procurement/rate-review/conclude-rate-review.ts';
import { FlagRates, FlagRatesHandler } from '../../../../contexts/procurement/rate-review/flag-rates.ts';
import {
  ReceiveRateExplanation,
  ReceiveRateExplanationHandler,
} from '../../../../contexts/procurement/rate-review/receive-rate-explanation.ts';
import {
  RequestRateExplanation,
  RequestRateExplanationHandler,
} from '../../../../contexts/procurement/rate-review/request-rate-explanation.ts';
import { ConflictOfInterestDeclared } from '../../../../contexts/referrals/index.ts';
import { conflict } from '../../../../contexts/referrals/conflicts/conflict.ts';
import { asSomebody, openLog, StoppedClock } from '../../../support/open-log.ts';
import { now, of, terms } from './evaluation.ts';

const log = openLog();
const as = <T>(asker: Principal, work: () => T): T => withOrigin(originOf(asker), work);
const evaluator = Principal.token('t-7', 'u-2', ['broker']);
const manager = Principal.user('u-1', ['contract-manager']);
const offers = { A: 2000, B: 2050, C: 1500 };
const rate = { ...of, area: 'A01', service: 'home-care' as const, band: 'standard' };
const score = (provider: string, asker = evaluator) =>
  as(asker, () =>
    new ScoreAnswerHandler(log.aggregates).execute(
      new ScoreAnswer({ ...of, provider, question: 'Q1', score: 80 }),
    ),
  );

beforeAll(() =>
  asSomebody(async () => {
    for (const [provider, hourlyPence] of Object.entries(offers)) {
      const content = {
        lots: [{ area: 'A01', role: 'primary' as const }],
        rates: [{ area: 'A01', service: 'home-care' as const, band: 'standard', hourlyPence }],
        answers: [{ question: 'Q1', text: 'Yes.' }],
      };
      const opened = new BidOpened({ ...of, provider, openedAt: now, openedBy: 'u-1', salt: null, content });
      await log.aggregates.transact(bid, `CSH-2025-T1-${provider}`, () => [opened]);
    }
    await log.aggregates.transact(tender, 'CSH-2025-T1', () => [
      new TenderOpened(terms),
      new EvaluatorAppointed({ ...of, evaluator: 'u-2', appointedAt: now }),
      new EvaluatorInterestDeclared({ ...of, evaluator: 'u-2', interests: [], declaredAt: now }),
      new BidsOpened({ ...of, openedAt: now, bidders: Object.keys(offers) }),
    ]);
  }),
);

it('judges the bids of a tender from the first score to the prices of an area', async () => {
  const desk = new EvaluationDesk(log.aggregates, new StoppedClock());
  for (const provider of Object.keys(offers)) {
    // A token of the evaluator's is the evaluator.
    expect(await score(provider)).toMatchObject({ stream: `bid-CSH-2025-T1-${provider}`, events: 1 });
    const moderate = new ModerateScore({ ...of, provider, question: 'Q1', score: 80, reason: 'Agreed.' });
    await as(manager, () => new ModerateScoreHandler(log.aggregates).execute(moderate));
    await as(manager, () =>
      new AssessQualityHandler(log.aggregates).execute(new AssessQuality({ ...of, provider })),
    );
  }
  const flag = () =>
    as(manager, () =>
      new FlagRatesHandler(log.aggregates, desk).execute(new FlagRates({ ...of, area: 'A01' })),
    );
  expect(await flag()).toMatchObject({ stream: 'bid-CSH-2025-T1-C', events: 1 });
  expect(await flag()).toMatchObject({ events: 0 });
  const evaluate = () =>
    as(manager, () =>
      new EvaluatePricesHandler(log.aggregates, desk).execute(new EvaluatePrices({ ...of, area: 'A01' })),
    );
  await expect(evaluate()).rejects.toMatchObject({ code: 'rate-under-review' });
  const dueOn = '2026-07-10';
  await as(manager, () =>
    new RequestRateExplanationHandler(log.aggregates).execute(
      new RequestRateExplanation({ ...rate, provider: 'C', dueOn }),
    ),
  );
  const explain = (asker: Principal) =>
    as(asker, () =>
      new ReceiveRateExplanationHandler(log.aggregates).execute(
        new ReceiveRateExplanation({ ...rate, provider: 'C', text: 'Short ways.' }),
      ),
    );
  await expect(explain(Principal.user('u-8', ['provider'], 'A'))).rejects.toMatchObject({
    code: 'explanation-not-requested',
  });
  expect(await explain(Principal.user('u-9', ['provider'], 'C'))).toMatchObject({ events: 1 });
  const conclude = new ConcludeRateReview({
    ...rate,
    provider: 'C',
    outcome: 'rejected',
    reason: 'No travel.',
  });
  await as(manager, () => new ConcludeRateReviewHandler(log.aggregates).execute(conclude));
  expect(await evaluate()).toMatchObject({ stream: 'tender-CSH-2025-T1', events: 1 });
  const { prices } = await log.aggregates.load(tender, 'CSH-2025-T1');
  expect(prices.get('A01')?.ranking.map(({ provider }) => provider)).toEqual(['A', 'B']);
});

it('knows the interests that are in the register of the council', async () => {
  await asSomebody(() =>
    log.aggregates.transact(conflict, 'u-2', () => [
      new ConflictOfInterestDeclared({ provider: 'B', person: 'u-2' }),
    ]),
  );
  await expect(score('B')).rejects.toMatchObject({ code: 'conflict-of-interest' });
});
