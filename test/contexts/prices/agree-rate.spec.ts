import { AgreeRate, agreeRate } from '../../../contexts/prices/agree-rate.ts';
import { RateAgreed, RateCorrected } from '../../../contexts/prices/rate.events.ts';
import { rates } from '../../../contexts/prices/rates.ts';
import { given } from '../../support/given.ts';

const facts = {
  framework: 'CSH-2025',
  provider: 'P01',
  area: 'A01',
  band: 'standard',
  hourlyPence: 2408,
  effectiveFrom: '2025-01-06',
};
const agree = (more: object = {}, known = { area: true, provider: true }) =>
  agreeRate(new AgreeRate({ ...facts, ...more }), known);
const agreed = new RateAgreed(facts);

describe('agreeing a rate', () => {
  it('records the provider’s own rate for the area', () => {
    given(rates).when(agree()).thenRecords(agreed);
  });

  it('records nothing when it is agreed so', () => {
    given(rates, agreed).when(agree()).thenRecordsNothing();
  });

  it.each([
    ['area', { area: 'A02' }],
    ['band', { band: 'enhanced' }],
    ['date', { effectiveFrom: '2026-04-01' }],
  ])('is another rate in another %s', (_, more) => {
    const other = { ...more, hourlyPence: 2500 };
    given(rates, agreed)
      .when(agree(other))
      .thenRecords(new RateAgreed({ ...facts, ...other }));
  });

  it('is refused when another is agreed from that day', () => {
    given(rates, agreed)
      .when(agree({ hourlyPence: 2409 }))
      .thenRejected('rate-already-agreed');
    given(rates, agreed, new RateCorrected({ ...facts, hourlyPence: 2409 }))
      .when(agree())
      .thenRejected('rate-already-agreed');
  });

  it('is refused without the area or the provider', () => {
    given(rates)
      .when(agree({}, { area: false, provider: true }))
      .thenRejected('area-unknown');
    given(rates)
      .when(agree({}, { area: true, provider: false }))
      .thenRejected('provider-unknown');
  });

  it.each([[-1], [24.08], [100_000_001]])('is malformed at %s pence', (hourlyPence) => {
    expect(() => new AgreeRate({ ...facts, hourlyPence })).toThrow(
      expect.objectContaining({ name: 'ZodError' }),
    );
  });
});
