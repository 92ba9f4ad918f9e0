import {
  uplifts,
  UpliftProposed,
  UpliftRefused,
  UpliftWithdrawn,
} from '../../../../contexts/prices/index.ts';
import { RefuseUplift, refuseUplift } from '../../../../contexts/prices/uplifts/refuse-uplift.ts';
import { WithdrawUplift, withdrawUplift } from '../../../../contexts/prices/uplifts/withdraw-uplift.ts';
import { given } from '../../../support/given.ts';
import {
  approve,
  approved,
  everything,
  now,
  of,
  person,
  type Plan,
  propose,
  proposed,
  unbounded,
} from './uplift-county.ts';

describe('an uplift that is proposed', () => {
  it('records everything that the new rates follow from, with the rounding of the policy where it names none', () => {
    given(uplifts).when(propose()).thenRecords(proposed());
    given(uplifts, proposed()).when(propose()).thenRecordsNothing();
    given(uplifts, proposed()).when(propose({}, 'cm-3')).thenRejected('uplift-exists');
  });

  it.each<Partial<Plan>>([
    { formula: { kind: 'percent', milliPercent: 4000 } },
    { scope: { ...everything, areas: ['A1'] } },
    { exceptions: [{ provider: 'P1', milliPercent: 0 }] },
    { bounds: { ...unbounded, mostPence: 2500 } },
    { rounding: { mode: 'up', incrementPence: 4 } },
    { effective: { rule: 'anniversary', yearFrom: '2026-04-01' } },
    { evidence: 'Paper 13' },
  ])('is not taken for another one that bears its reference: %j', (more) => {
    given(uplifts, proposed()).when(propose(more)).thenRejected('uplift-exists');
  });

  it('says that it is below the practice of 3 %, and is not refused for it', () => {
    const below = (milliPercent: number) =>
      (propose({ formula: { kind: 'percent', milliPercent } })(new Map(), now)[0] as UpliftProposed)
        .belowPractice;
    expect([2900, 3000].map(below)).toEqual([true, false]);
  });

  it('is refused when it contradicts itself or the framework', () => {
    const part = { name: 'Wages', weightPercent: 60, milliPercent: 1, series: null, publishedOn: null };
    given(uplifts)
      .when(propose({ formula: { kind: 'weighted', parts: [part] } }))
      .thenRejected('weights-not-whole');
    given(uplifts)
      .when(propose({ bounds: { ...unbounded, leastPence: 2, mostPence: 1 } }))
      .thenRejected('bounds-crossed');
    given(uplifts)
      .when(propose({ scope: { ...everything, areas: ['A9'] } }))
      .thenRejected('area-unknown');
    const exception = { provider: 'P1', milliPercent: 0 };
    given(uplifts)
      .when(propose({ exceptions: [exception, exception] }))
      .thenRejected('exception-twice');
    given(uplifts)
      .when(propose({ exceptions: [{ ...exception, provider: 'P9' }] }))
      .thenRejected('provider-unknown');
    given(uplifts)
      .when(propose({ scope: { ...everything, providers: ['P1', 'P9'] } }))
      .thenRejected('provider-unknown');
  });

  it('is decided by a second person, once, and then stays so', () => {
    given(uplifts, proposed()).when(approve('cm-1')).thenRejected('second-person-needed');
    given(uplifts, proposed()).when(approve()).thenRecords(approved());
    given(uplifts, proposed(), approved()).when(approve()).thenRecordsNothing();
    const refuse = (id: string) => refuseUplift(new RefuseUplift({ ...of, reason: 'No' }), person(id));
    const refused = new UpliftRefused({ ...of, reason: 'No', refusedAt: now, refusedBy: 'cm-2' });
    given(uplifts, proposed()).when(refuse('cm-1')).thenRejected('second-person-needed');
    given(uplifts, proposed()).when(refuse('cm-2')).thenRecords(refused);
    given(uplifts, proposed(), refused).when(refuse('cm-2')).thenRecordsNothing();
    given(uplifts, proposed(), refused).when(approve()).thenRejected('uplift-decided');
    given(uplifts).when(approve()).thenRejected('uplift-unknown');
    const withdraw = withdrawUplift(new WithdrawUplift({ ...of, reason: 'Wrong day' }));
    const withdrawn = new UpliftWithdrawn({ ...of, reason: 'Wrong day' });
    given(uplifts, proposed()).when(withdraw).thenRecords(withdrawn);
    given(uplifts, proposed(), withdrawn).when(withdraw).thenRecordsNothing();
    given(uplifts, proposed(), approved()).when(withdraw).thenRejected('uplift-decided');
  });

  it('is refused when it raises nothing, or the same rates on the same day as another', () => {
    given(uplifts, proposed({ scope: { ...everything, bands: ['live-in'] } }))
      .when(approve())
      .thenRejected('uplift-without-rates');
    const second = proposed({ uplift: 'U2' });
    given(uplifts, proposed(), approved(), second)
      .when(approve('cm-2', 'U2'))
      .thenRejected('uplifts-overlap');
    const elsewhere = proposed({ uplift: 'U2', scope: { ...everything, areas: ['A2'] } });
    const here = proposed({ scope: { ...everything, areas: ['A1'] } });
    given(uplifts, here, approved(['P1']), elsewhere)
      .when(approve('cm-2', 'U2'))
      .thenRecords(approved(['P1', 'P2'], 'U2'));
  });
});
