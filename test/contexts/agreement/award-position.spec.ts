import { AwardPosition, awardPosition } from '../../../contexts/agreement/award-position.ts';
import { framework } from '../../../contexts/agreement/framework.ts';
import { PositionVacated, type FrameworkEvent } from '../../../contexts/agreement/framework.events.ts';
import { given } from '../../support/given.ts';
import { adopted, area, established, knownBy, position, positionFacts } from './events.ts';

const award = (...facts: Parameters<typeof positionFacts>) =>
  awardPosition(new AwardPosition(positionFacts(...facts)), true);
const areas = [area('A01'), area('A02'), area('A03'), area('B01', 2), area('C01', 3)];
const agreed = (...events: readonly FrameworkEvent[]) =>
  given(framework, established, adopted(), ...areas, ...events);
const limited = (...events: readonly FrameworkEvent[]) =>
  given(framework, established, adopted({ awardLimits: { 1: { primary: 2 } } }), ...areas, ...events);
const vacated = (area: string, provider: string, on: string) =>
  new PositionVacated({
    ...knownBy(positionFacts(area, 'primary', provider)),
    on,
    reason: 'Provider withdrew',
  });

describe('awarding a position', () => {
  it('records who holds it from when', () => {
    agreed()
      .when(award('A01', 'primary', 'P01'))
      .thenRecords(position('A01', 'primary', 'P01'));
  });

  it('records nothing when it is held so', () => {
    agreed(position('A01', 'primary', 'P01'))
      .when(award('A01', 'primary', 'P01'))
      .thenRecordsNothing();
  });

  it('leaves secondary and reserve to several', () => {
    agreed(position('A01', 'reserve', 'P01'))
      .when(award('A01', 'reserve', 'P02'))
      .thenRecords(position('A01', 'reserve', 'P02'));
  });

  it.each([
    ['without an area', 'area-unknown', award('A99', 'primary', 'P01')],
    [
      'when it ends on its first day',
      'position-ends-before-it-starts',
      award('A01', 'primary', 'P01', '2026-01-01', '2026-01-01'),
    ],
    [
      'before the framework starts',
      'position-outside-framework',
      award('A01', 'primary', 'P01', '2025-01-05'),
    ],
    ['after the framework ends', 'position-outside-framework', award('A01', 'primary', 'P01', '2031-01-06')],
    [
      'beyond the framework’s end',
      'position-outside-framework',
      award('A01', 'primary', 'P01', '2026-01-01', '2031-01-07'),
    ],
    ['as secondary in level 2', 'role-not-in-level', award('B01', 'secondary', 'P01')],
    ['as primary in level 3', 'role-not-in-level', award('C01', 'primary', 'P01')],
  ])('is refused %s: %s', (_, code, decide) => {
    agreed().when(decide).thenRejected(code);
  });

  it('is refused without a framework or an admitted provider', () => {
    given(framework)
      .when(award('A01', 'primary', 'P01'))
      .thenRejected('framework-unknown');
    agreed()
      .when(awardPosition(new AwardPosition(positionFacts('A01', 'primary', 'P01')), false))
      .thenRejected('provider-unknown');
  });

  it('may last until the framework’s last day', () => {
    agreed()
      .when(award('A01', 'primary', 'P01', '2031-01-05', '2031-01-06'))
      .thenRecords(position('A01', 'primary', 'P01', '2031-01-05', '2031-01-06'));
  });

  describe('with one primary at a time', () => {
    const held = position('A01', 'primary', 'P01', '2025-01-06', '2026-01-01');

    it('is refused for a date that another holds', () => {
      agreed(held)
        .when(award('A01', 'primary', 'P02', '2025-12-31'))
        .thenRejected('primary-held-by-another');
    });

    it('may begin on the day the other ends', () => {
      agreed(held)
        .when(award('A01', 'primary', 'P02', '2026-01-01'))
        .thenRecords(position('A01', 'primary', 'P02', '2026-01-01'));
    });

    it('may follow one that was vacated before its first referral', () => {
      agreed(position('A01', 'primary', 'P01'), vacated('A01', 'P01', '2025-01-06'))
        .when(award('A01', 'primary', 'P02'))
        .thenRecords(position('A01', 'primary', 'P02'));
    });
  });

  it('is refused when the same provider holds the role there, or held it from that day', () => {
    agreed(position('A01', 'primary', 'P01'))
      .when(award('A01', 'primary', 'P01', '2026-01-01'))
      .thenRejected('position-held');
    agreed(position('A01', 'primary', 'P01'), vacated('A01', 'P01', '2025-01-06'))
      .when(award('A01', 'primary', 'P01'))
      .thenRejected('position-held');
  });

  describe('within the award limits', () => {
    const two = [position('A01', 'primary', 'P01'), position('A02', 'primary', 'P01')];

    it('is refused for one position too many', () => {
      limited(...two)
        .when(award('A03', 'primary', 'P01'))
        .thenRejected('award-limit-exceeded');
    });

    it.each([
      ['another provider', 'A03', 'primary', 'P02'],
      ['another role', 'A03', 'secondary', 'P01'],
      ['another level', 'B01', 'primary', 'P01'],
    ] as const)('counts %s apart', (_, area, role, provider) => {
      limited(...two)
        .when(award(area, role, provider))
        .thenRecords(position(area, role, provider));
    });

    it('counts what is held at once, not what was vacated', () => {
      limited(...two, vacated('A02', 'P01', '2026-01-01'))
        .when(award('A03', 'primary', 'P01', '2026-01-01'))
        .thenRecords(position('A03', 'primary', 'P01', '2026-01-01'));
      limited(...two, vacated('A02', 'P01', '2026-01-01'))
        .when(award('A03', 'primary', 'P01', '2025-12-31'))
        .thenRejected('award-limit-exceeded');
    });

    it('looks at every date of the position, also those to come', () => {
      const later = [
        position('A01', 'primary', 'P01', '2027-01-01'),
        position('A02', 'primary', 'P01', '2028-01-01'),
      ];
      limited(...later)
        .when(award('A03', 'primary', 'P01'))
        .thenRejected('award-limit-exceeded');
      limited(...later)
        .when(award('A03', 'primary', 'P01', '2026-01-01', '2028-01-01'))
        .thenRecords(position('A03', 'primary', 'P01', '2026-01-01', '2028-01-01'));
    });

    it('takes on each date the limit of the policy in force', () => {
      const stricter = adopted(
        { awardLimits: { 1: { primary: 1 } } },
        { version: 2, effectiveFrom: '2027-01-01' },
      );
      agreed(stricter, position('A01', 'primary', 'P01'))
        .when(award('A02', 'primary', 'P01'))
        .thenRejected('award-limit-exceeded');
      agreed(stricter, position('A01', 'primary', 'P01'))
        .when(award('A02', 'primary', 'P01', '2026-01-01', '2027-01-01'))
        .thenRecords(position('A02', 'primary', 'P01', '2026-01-01', '2027-01-01'));
    });

    it('knows a limit of none', () => {
      given(framework, established, adopted({ awardLimits: { 1: { primary: 0 } } }), area('A01'))
        .when(award('A01', 'primary', 'P01'))
        .thenRejected('award-limit-exceeded');
    });
  });
});
