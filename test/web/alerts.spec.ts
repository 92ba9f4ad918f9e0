import type { OpenAlert, OpenConcern } from '../../projections/alerts/index.ts';
import { alertList } from '../../src/web/alerts.ts';
import { askedOn, sampleNames } from '../support/documents.ts';

const alert: OpenAlert = {
  kind: 'acceptance-below-minimum',
  framework: 'CSH-2025',
  provider: 'P38',
  area: 'A03',
  role: 'primary',
  percent: 27.7,
  accepted: 5,
  counted: 18,
  minimumPercent: 75,
  asOf: '2026-06-30',
  window: { from: '2026-04-08', to: '2026-06-30' },
  policyVersion: 1,
  raisedAt: '2026-07-01T08:00:00.000Z',
  escalations: [],
};

const only = (...alerts: OpenAlert[]) => ({ alerts, concerns: [] });

const others = Array.from({ length: 6 }, (_, index) => ({
  ...alert,
  area: `A1${index}`,
  percent: 70 - index,
}));

describe('the open alerts', () => {
  it('say who, where, how much and since when, and lead to the offers they were judged by', () => {
    const { first } = alertList(only(alert), sampleNames, askedOn('2026-09-30'));
    expect(first).toEqual([
      {
        tag: { text: 'below 75%', colour: 'red' },
        what: 'Care by P38: 27.7% in Area A03 as primary',
        found: '5 of 18 offers accepted, as judged on 30 June 2026.',
        since: '2026-07-01T08:00:00.000Z',
        href: '/offers?framework=CSH-2025&provider=P38&area=A03&role=primary&state=counted&asOf=2026-06-30',
      },
    ]);
  });

  it('E32: say that they still last after a period closed', () => {
    const { kind: _kind, framework: _framework, ...figure } = { ...alert, asOf: '2026-07-20', accepted: 4 };
    const period = { from: '2026-06-22', to: '2026-07-19' };
    const escalations = [{ ...figure, at: '2026-07-20T00:00:30.000Z', period }];
    const { first } = alertList(only({ ...alert, escalations }), sampleNames, askedOn('2026-09-30'));
    expect(first[0]?.found).toBe(
      '5 of 18 offers accepted, as judged on 30 June 2026. ' +
        'Still so after the period to 19 July 2026: 4 of 18 offers.',
    );
  });

  it('begin with the furthest below; after five the others fold away', () => {
    const { count, first, more } = alertList(only(...others, alert), sampleNames, askedOn('2026-06-30'));
    expect(count).toBe(7);
    expect(first.map(({ what }) => what.slice(13, 18))).toEqual([
      '27.7%',
      '65% i',
      '66% i',
      '67% i',
      '68% i',
    ]);
    expect(more).toHaveLength(2);
  });

  it('say of which needs too little is accepted, after the breaches, and lead to the offers', () => {
    const { kind: _kind, escalations: _escalations, ...figure } = alert;
    const concern: OpenConcern = {
      ...figure,
      kind: 'range-of-needs',
      ...{ segment: 'carers:2', accepted: 5, counted: 12, percent: 41.6 },
      others: { accepted: 26, counted: 28, percent: 92.8 },
      ...{ chanceMillionths: 1147, correctedMillionths: 2294 },
      flags: ['below-minimum', 'under-represented'],
    };
    const both = { alerts: [alert], concerns: [concern] };
    const { first } = alertList(both, sampleNames, askedOn('2026-09-30'));
    expect(first.map(({ tag }) => tag.text)).toEqual(['below 75%', 'range of needs']);
    expect(first[1]).toEqual({
      tag: { text: 'range of needs', colour: 'orange' },
      what: 'Care by P38: 41.6% of care by two workers at once in Area A03 as primary',
      found:
        '5 of 12 offers accepted, of all others 26 of 28, as judged on 30 June 2026; ' +
        'chance alone would do that in 0.3% of cases.',
      since: '2026-07-01T08:00:00.000Z',
      href: '/offers?framework=CSH-2025&provider=P38&area=A03&role=primary&segment=carers%3A2&state=counted&asOf=2026-06-30',
    });
  });

  it('are none when nothing is open', () => {
    expect(alertList(only(), sampleNames, askedOn('2026-06-30'))).toEqual({ count: 0, first: [], more: [] });
  });
});
