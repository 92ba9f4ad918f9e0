import { tender, TenderOpened } from '../../../../contexts/procurement/index.ts';
import { OpenTender, openTender } from '../../../../contexts/procurement/tendering/open-tender.ts';
import { given } from '../../../support/given.ts';
import { terms } from '../../../support/live-tender.ts';
import { agreement, asked, opened } from './tenders.ts';

const open = (more: object = {}, others: readonly string[] = []) =>
  openTender(new OpenTender({ ...(asked as object), ...more } as never), { framework: agreement, others });

describe('opening a tender', () => {
  it('records the terms', () => {
    given(tender)
      .when(open())
      .thenRecords(new TenderOpened({ ...(asked as object), openedAt: '2026-07-01T08:00:00.000Z' } as never));
  });

  it('records nothing when it is open on these terms, and is refused on others', () => {
    given(tender, opened()).when(open()).thenRecordsNothing();
    given(tender, opened())
      .when(open({ scale: 10 }))
      .thenRejected('tender-exists');
  });

  it.each([
    ['area-unknown', { lots: [{ area: 'A3', role: 'primary' }] }],
    ['role-not-in-level', { lots: [{ area: 'A9', role: 'primary' }] }],
    ['named-twice', { lots: [terms.lots[0], terms.lots[0]] }],
    ['named-twice', { rates: [terms.rates[0], terms.rates[0]] }],
    ['named-twice', { questions: [terms.questions[0], terms.questions[0]] }],
    ['weights-not-100', { weights: { quality: 60, price: 50 } }],
    ['minimum-above-scale', { questions: [{ ...terms.questions[0], minimum: 6 }] }],
    ['benchmark-needed', { priceMethod: 'share-of-benchmark' }],
    ['benchmark-unused', { benchmarkPence: 2400 }],
    ['deadline-not-ahead', { questionsUntil: '2026-06-30T08:00:00Z', deadline: '2026-07-01T08:00:00Z' }],
    ['questions-after-deadline', { questionsUntil: '2026-07-01T16:00:01Z' }],
    ['regime-differs', { regime: 'PSR' }],
    ['generation-unknown', { generation: 2 }],
  ])('is refused %s', (code, more) => {
    given(tender).when(open(more)).thenRejected(code);
  });

  it('is refused when its streams could be taken for another one’s, or there is no framework', () => {
    given(tender)
      .when(open({}, ['T-2026-A']))
      .thenRejected('tender-reference-ambiguous');
    given(tender)
      .when(open({}, ['T']))
      .thenRejected('tender-reference-ambiguous');
    const none = { framework: { ...agreement, terms: null }, others: [] };
    given(tender)
      .when(openTender(new OpenTender(asked), none))
      .thenRejected('framework-unknown');
  });

  it('may take questions until the deadline, score to the whole scale, and have a benchmark with its method', () => {
    const sound = {
      questionsUntil: terms.deadline,
      questions: [{ ...terms.questions[0], minimum: 5 }],
      ...{ priceMethod: 'share-of-benchmark', benchmarkPence: 2400 },
    };
    const facts = { ...(asked as object), ...sound, openedAt: '2026-07-01T08:00:00.000Z' };
    given(tender)
      .when(open(sound))
      .thenRecords(new TenderOpened(facts as never));
  });
});
