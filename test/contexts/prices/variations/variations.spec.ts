import { variations } from '../../../../contexts/prices/index.ts';
import {
  RefusePriceVariation,
  refusePriceVariation,
} from '../../../../contexts/prices/variations/refuse-price-variation.ts';
import {
  WithdrawPriceVariation,
  withdrawPriceVariation,
} from '../../../../contexts/prices/variations/withdraw-price-variation.ts';
import { given } from '../../../support/given.ts';
import { agreed as rate } from '../uplifts/uplift-county.ts';
import {
  agree,
  agreedAt,
  held,
  of,
  person,
  refused,
  request,
  requested,
  withdrawn,
} from './variation-facts.ts';

describe('a variation that is requested', () => {
  it('records what the rates are on its day, area by area, whatever begins later', () => {
    given(variations).when(request()).thenRecords(requested());
    given(variations)
      .when(request({ areas: ['A2', 'A1', 'A2'] }))
      .thenRecords(requested());
    given(variations)
      .when(request({}, { by: 'cm-1', askedBy: 'council' }))
      .thenRecords(requested({ askedBy: 'council', requestedBy: 'cm-1' }));
  });

  it('is about the rate that begins on that very day where there is one', () => {
    const rates = [{ area: 'A1', hourlyPence: 2100, effectiveFrom: '2026-06-01' }];
    given(variations)
      .when(request({ areas: ['A1'], effectiveFrom: '2026-06-01' }))
      .thenRecords(requested({ effectiveFrom: '2026-06-01', rates }));
  });

  it('is recorded once, and a reference names one', () => {
    given(variations, requested())
      .when(request({ areas: ['A2', 'A1'] }))
      .thenRecordsNothing();
    given(variations, requested())
      .when(request({ askedPence: 2301 }))
      .thenRejected('variation-known');
    given(variations, requested())
      .when(request({}, { by: 'u-32' }))
      .thenRejected('variation-known');
  });

  it('is refused where there is nothing to vary, or nothing that one may vary', () => {
    given(variations)
      .when(request({}, { may: false }))
      .thenRejected('provider-unknown');
    given(variations)
      .when(request({ areas: ['A1', 'A9'] }))
      .thenRejected('area-unknown');
    given(variations)
      .when(request({ effectiveFrom: '2026-01-04' }))
      .thenRejected('no-rate-to-vary');
    given(variations)
      .when(request({ band: 'enhanced' }))
      .thenRejected('no-rate-to-vary');
    given(variations)
      .when(request({ service: 'live-in' }))
      .thenRejected('no-rate-to-vary');
    const unchanged = request({ areas: ['A1'], askedPence: 2000 });
    given(variations).when(unchanged).thenRejected('rate-unchanged');
  });

  it('waits for the decision on another of the same rates', () => {
    const more = { variation: 'V2', areas: ['A2'], effectiveFrom: '2026-05-01' };
    given(variations, requested()).when(request(more)).thenRejected('variation-waiting');
    const rates = [{ area: 'A2', hourlyPence: 2200, effectiveFrom: '2026-01-05' }];
    const second = requested({ variation: 'V2', effectiveFrom: '2026-05-01', rates });
    for (const decided of [agreedAt(2300), refused, withdrawn])
      given(variations, requested(), decided).when(request(more)).thenRecords(second);
    const other = requested({ variation: 'V0', band: 'enhanced', rates });
    given(variations, other).when(request()).thenRecords(requested());
  });
});

describe('a variation', () => {
  const refuse = (by: string) =>
    refusePriceVariation(new RefusePriceVariation({ ...of, reason: 'Two years are asked for' }), person(by));

  it('is agreed to by a second person, as it was asked for or at another amount', () => {
    given(variations, requested()).when(agree('u-31')).thenRejected('second-person-needed');
    given(variations, requested()).when(agree()).thenRecords(agreedAt(2300));
    given(variations, requested()).when(agree('cm-2', 2250)).thenRecords(agreedAt(2250));
    given(variations, requested(), agreedAt(2250)).when(agree('cm-2', 2250)).thenRecordsNothing();
    given(variations, requested(), agreedAt(2250)).when(agree()).thenRejected('variation-decided');
    given(variations, requested(), refused).when(agree()).thenRejected('variation-decided');
    given(variations).when(agree()).thenRejected('variation-unknown');
  });

  it('is decided by what the rates are then', () => {
    const since = [...held, rate('P1', 'A1', 2050, '2026-03-01')];
    const rates = [
      { area: 'A1', hourlyPence: 2050, effectiveFrom: '2026-03-01' },
      { area: 'A2', hourlyPence: 2200, effectiveFrom: '2026-01-05' },
    ];
    given(variations, requested())
      .when(agree('cm-2', null, since))
      .thenRecords(agreedAt(2300, 'cm-2', { rates }));
    const already = ['A1', 'A2'].map((area) => rate('P1', area, 2300, '2026-04-01'));
    given(variations, requested())
      .when(agree('cm-2', null, [...held, ...already]))
      .thenRejected('rate-unchanged');
  });

  it('is refused by a second person, with reasons', () => {
    given(variations, requested()).when(refuse('u-31')).thenRejected('second-person-needed');
    given(variations, requested()).when(refuse('cm-2')).thenRecords(refused);
    given(variations, requested(), refused).when(refuse('cm-2')).thenRecordsNothing();
    given(variations, requested(), agreedAt(2300)).when(refuse('cm-2')).thenRejected('variation-decided');
    given(variations).when(refuse('cm-2')).thenRejected('variation-unknown');
  });

  it('is taken back by the side that asked, before it is decided', () => {
    const withdraw = (provider: string | null) =>
      withdrawPriceVariation(new WithdrawPriceVariation({ ...of, reason: 'A slip' }), 'u-31', {
        whole: provider === null,
        covers: (each) => provider === null || provider === each,
      });
    given(variations, requested()).when(withdraw('P1')).thenRecords(withdrawn);
    given(variations, requested(), withdrawn).when(withdraw('P1')).thenRecordsNothing();
    given(variations, requested(), refused).when(withdraw('P1')).thenRejected('variation-decided');
    given(variations, requested()).when(withdraw('P2')).thenRejected('variation-unknown');
    given(variations, requested()).when(withdraw(null)).thenRejected('not-who-asked');
    const council = requested({ askedBy: 'council', requestedBy: 'cm-1' });
    given(variations, council).when(withdraw('P1')).thenRejected('not-who-asked');
    given(variations, council).when(withdraw(null)).thenRecords(withdrawn);
  });
});
