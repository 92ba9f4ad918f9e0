import { provider } from '../../../contexts/providers/provider.ts';
import { ResumeOffers, resumeOffers } from '../../../contexts/providers/resume-offers.ts';
import { folded, given } from '../../support/given.ts';
import { admitted, paused, resumed } from './events.ts';

const resume = (from: string, on: string, visible = true) =>
  resumeOffers(new ResumeOffers({ provider: 'P01', framework: 'CSH-2025', area: 'A01', from, on }), visible);
// Today is 2026-07-01 for whoever is given something.
const since = given(provider, admitted, paused('2026-06-15'), paused('2026-06-15', null, null));

describe('resuming offers', () => {
  it('ends the pause today or later, and only that one', () => {
    since.when(resume('2026-06-15', '2026-07-01')).thenRecords(resumed('2026-06-15', '2026-07-01'));
    const both = [paused('2026-06-15'), paused('2026-06-15', null, null)];
    const { pauses } = folded(provider, [...both, resumed('2026-06-15', '2026-07-01')]);
    expect(pauses.map(({ area, to }) => [area, to])).toEqual([
      ['A01', '2026-07-01'],
      [null, null],
    ]);
  });

  it('may end it earlier than was said, also before it began', () => {
    given(provider, admitted, paused('2026-07-10', '2026-07-20'))
      .when(resume('2026-07-10', '2026-07-10'))
      .thenRecords(resumed('2026-07-10', '2026-07-10'));
  });

  it('records nothing when it ends on that day', () => {
    given(provider, admitted, paused('2026-06-01', '2026-06-08'))
      .when(resume('2026-06-01', '2026-06-08'))
      .thenRecordsNothing();
  });

  it('is refused for yesterday, and outside the pause', () => {
    since.when(resume('2026-06-15', '2026-06-30')).thenRejected('resumption-backdated');
    const later = given(provider, admitted, paused('2026-07-10', '2026-07-20'));
    later.when(resume('2026-07-10', '2026-07-09')).thenRejected('resumed-outside-pause');
    later.when(resume('2026-07-10', '2026-07-21')).thenRejected('resumed-outside-pause');
  });

  it('is refused without such a pause, or such a provider, or another’s', () => {
    since.when(resume('2026-06-16', '2026-07-01')).thenRejected('pause-unknown');
    given(provider).when(resume('2026-06-15', '2026-07-01')).thenRejected('provider-unknown');
    since.when(resume('2026-06-15', '2026-07-01', false)).thenRejected('provider-unknown');
  });
});
