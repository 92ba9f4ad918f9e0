import {
  ClarificationAnswered,
  ClarificationAsked,
  EvaluatorAppointed,
  EvaluatorDismissed,
  EvaluatorInterestDeclared,
  tender,
  TenderCancelled,
  TenderExtended,
} from '../../../../contexts/procurement/index.ts';
import {
  AnswerClarification,
  answerClarification,
} from '../../../../contexts/procurement/tendering/answer-clarification.ts';
import {
  AppointEvaluator,
  appointEvaluator,
} from '../../../../contexts/procurement/tendering/appoint-evaluator.ts';
import {
  AskClarification,
  askClarification,
} from '../../../../contexts/procurement/tendering/ask-clarification.ts';
import { CancelTender, cancelTender } from '../../../../contexts/procurement/tendering/cancel-tender.ts';
import {
  DeclareInterest,
  declareInterest,
} from '../../../../contexts/procurement/tendering/declare-interest.ts';
import {
  DismissEvaluator,
  dismissEvaluator,
} from '../../../../contexts/procurement/tendering/dismiss-evaluator.ts';
import { ExtendTender, extendTender } from '../../../../contexts/procurement/tendering/extend-tender.ts';
import { given } from '../../../support/given.ts';
import { of, opened } from './tenders.ts';

const now = '2026-07-01T08:00:00.000Z';
const over = opened({ questionsUntil: now, deadline: '2026-07-01T07:59:59.999Z' });
const onTheDot = opened({ questionsUntil: '2026-07-01T07:59:59.999Z', deadline: now });
const cancelled = new TenderCancelled({ ...of, reason: 'No budget' });

describe('more time', () => {
  const extend = (deadline: string) =>
    extendTender(new ExtendTender({ ...of, deadline, reason: 'A question' }));
  const later = '2026-07-02T16:00:00.000Z';

  it('is everybody’s, later only, and only while bids are received', () => {
    given(tender, onTheDot)
      .when(extend(later))
      .thenRecords(new TenderExtended({ ...of, deadline: later, reason: 'A question' }));
    given(tender, opened()).when(extend('2026-07-01T16:00:00Z')).thenRecordsNothing();
    given(tender, opened()).when(extend('2026-07-01T15:00:00Z')).thenRejected('deadline-not-later');
    given(tender, over).when(extend(later)).thenRejected('deadline-passed');
    given(tender, opened(), cancelled).when(extend(later)).thenRejected('tender-cancelled');
    given(tender).when(extend(later)).thenRejected('tender-unknown');
  });
});

describe('cancelling', () => {
  const cancel = cancelTender(new CancelTender({ ...of, reason: 'No budget' }));

  it('ends a tender once', () => {
    given(tender, opened()).when(cancel).thenRecords(cancelled);
    given(tender, opened(), cancelled).when(cancel).thenRecordsNothing();
    given(tender).when(cancel).thenRejected('tender-unknown');
  });
});

describe('a question', () => {
  const facts = { ...of, clarification: 'C1', provider: 'P01', text: 'Is travel inside?' };
  const ask = (more: object = {}, may = true) =>
    askClarification(new AskClarification({ ...facts, ...more }), may);
  const was = new ClarificationAsked({ ...facts, askedAt: now });
  const answer = (text = 'Yes.') =>
    answerClarification(new AnswerClarification({ ...of, clarification: 'C1', text }));
  const answered = new ClarificationAnswered({
    ...of,
    ...{ clarification: 'C1', text: 'Yes.', sharedWith: 'all', answeredAt: now },
  });

  it('is asked until questions close, by a bidder for itself', () => {
    given(tender, opened()).when(ask()).thenRecords(was);
    given(tender, opened(), was).when(ask()).thenRecordsNothing();
    given(tender, opened(), was)
      .when(ask({ text: 'Other' }))
      .thenRejected('clarification-exists');
    given(tender, opened(), was)
      .when(ask({ provider: 'P02' }))
      .thenRejected('clarification-exists');
    given(tender, opened()).when(ask({}, false)).thenRejected('provider-unknown');
    given(tender, onTheDot).when(ask()).thenRejected('questions-closed');
    given(tender, over).when(ask()).thenRejected('deadline-passed');
  });

  it('the council may still put before all of them until the deadline', () => {
    given(tender, onTheDot)
      .when(ask({ provider: null }))
      .thenRecords(new ClarificationAsked({ ...facts, provider: null, askedAt: now }));
  });

  it('is answered once, for all', () => {
    given(tender, opened(), was).when(answer()).thenRecords(answered);
    given(tender, opened(), was, answered).when(answer()).thenRecordsNothing();
    given(tender, opened(), was, answered).when(answer('No.')).thenRejected('clarification-answered');
    given(tender, opened()).when(answer()).thenRejected('clarification-unknown');
    given(tender, over, was).when(answer()).thenRejected('deadline-passed');
  });
});

describe('an evaluator', () => {
  const appointed = new EvaluatorAppointed({ ...of, evaluator: 'u-2', appointedAt: now });
  const appoint = appointEvaluator(new AppointEvaluator({ ...of, evaluator: 'u-2' }));
  const dismiss = dismissEvaluator(new DismissEvaluator({ ...of, evaluator: 'u-2', reason: 'Away' }));
  const declare = (interests: readonly string[], person = 'u-2', unknown: readonly string[] = []) =>
    declareInterest(new DeclareInterest({ ...of, interests: [...interests] }), person, unknown);
  const declared = (interests: readonly string[]) =>
    new EvaluatorInterestDeclared({
      ...of,
      ...{ evaluator: 'u-2', interests: [...interests], declaredAt: now },
    });

  it('is appointed once, and dismissed', () => {
    given(tender, opened()).when(appoint).thenRecords(appointed);
    given(tender, opened(), appointed).when(appoint).thenRecordsNothing();
    given(tender, opened(), appointed)
      .when(dismiss)
      .thenRecords(new EvaluatorDismissed({ ...of, evaluator: 'u-2', reason: 'Away' }));
    given(tender, opened()).when(dismiss).thenRecordsNothing();
    given(tender, opened(), cancelled).when(appoint).thenRejected('tender-cancelled');
  });

  it('declares the own interests, none as well, and changes them', () => {
    given(tender, opened(), appointed)
      .when(declare(['P03', 'P01', 'P03']))
      .thenRecords(declared(['P01', 'P03']));
    given(tender, opened(), appointed).when(declare([])).thenRecords(declared([]));
    given(tender, opened(), appointed, declared(['P01', 'P03']))
      .when(declare(['P03', 'P01']))
      .thenRecordsNothing();
    given(tender, opened(), appointed, declared([])).when(declare([])).thenRecordsNothing();
  });

  it('is nobody who was not appointed, and knows providers that there are', () => {
    given(tender, opened(), appointed).when(declare([], 'u-3')).thenRejected('evaluator-unknown');
    given(tender, opened(), appointed)
      .when(declare(['P99'], 'u-2', ['P99']))
      .thenRejected('provider-unknown');
  });
});
