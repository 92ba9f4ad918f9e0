import { Principal } from '#access';
import { AwardPosition, awardPosition } from '../../../../contexts/agreement/award-position.ts';
import {
  ApproveLimitException,
  approveLimitException,
} from '../../../../contexts/agreement/exceptions/approve-limit-exception.ts';
import {
  LimitExceptionApproved,
  LimitExceptionRefused,
  LimitExceptionRequested,
  LimitExceptionUsed,
} from '../../../../contexts/agreement/exceptions/limit-exception.events.ts';
import {
  RefuseLimitException,
  refuseLimitException,
} from '../../../../contexts/agreement/exceptions/refuse-limit-exception.ts';
import {
  RequestLimitException,
  requestLimitException,
} from '../../../../contexts/agreement/exceptions/request-limit-exception.ts';
import { framework } from '../../../../contexts/agreement/framework.ts';
import { PositionVacated, type FrameworkEvent } from '../../../../contexts/agreement/framework.events.ts';
import { given } from '../../../support/given.ts';
import { adopted, area, established, knownBy, position, positionFacts } from '../events.ts';

const now = '2026-07-01T08:00:00.000Z';
const of = { framework: 'CSH-2025', area: 'A03', role: 'primary', provider: 'P01' } as const;
const why = { reason: 'Nobody else bid for the area', evidence: 'Minute 7 of the board' };
const requested = new LimitExceptionRequested({ ...of, ...why, requestedAt: now, requestedBy: 'u-1' });
const approved = new LimitExceptionApproved({ ...of, decidedAt: now, decidedBy: 'u-2' });
const used = new LimitExceptionUsed({ ...of, from: '2025-01-06' });
const colleague = Principal.user('u-2', ['contract-manager']);
const asker = Principal.token('t-1', 'u-1', ['contract-manager']);

const award = (...facts: Parameters<typeof positionFacts>) =>
  awardPosition(new AwardPosition(positionFacts(...facts)), true);
const third = award('A03', 'primary', 'P01');
const request = (by = 'u-1') => requestLimitException(new RequestLimitException({ ...of, ...why }), by);
const approve = (by: Principal) => approveLimitException(new ApproveLimitException(of), by);
const refuse = (by: Principal) =>
  refuseLimitException(new RefuseLimitException({ ...of, reason: 'Too much on one' }), by);

/** Two level 1 areas are P01’s as primary, and the limit is two. */
const limited = (...events: readonly FrameworkEvent[]) =>
  given(
    framework,
    established,
    adopted({ awardLimits: { 1: { primary: 2 } } }),
    ...['A01', 'A02', 'A03', 'A04'].map((each) => area(each)),
    position('A01', 'primary', 'P01'),
    position('A02', 'primary', 'P01'),
    ...events,
  );

describe('S4:81-89: a limit of two primary positions of level 1', () => {
  it('refuses the third, allows it after one was vacated, and limits no reserve', () => {
    limited().when(third).thenRejected('award-limit-exceeded');
    const vacated = new PositionVacated({
      ...knownBy(positionFacts('A02', 'primary', 'P01')),
      ...{ on: '2026-01-01', reason: 'Provider withdrew' },
    });
    limited(vacated)
      .when(award('A03', 'primary', 'P01', '2026-01-01'))
      .thenRecords(position('A03', 'primary', 'P01', '2026-01-01'));
    const everywhere = ['A01', 'A02', 'A03'].map((each) => position(each, 'reserve', 'P01'));
    limited(...everywhere)
      .when(award('A04', 'reserve', 'P01'))
      .thenRecords(position('A04', 'reserve', 'P01'));
  });

  it('is passed by an exception that somebody asked for and a second person approved', () => {
    limited().when(request()).thenRecords(requested);
    limited(requested).when(third).thenRejected('award-limit-exceeded');
    limited(requested).when(approve(colleague)).thenRecords(approved);
    limited(requested, approved)
      .when(third)
      .thenRecords(position('A03', 'primary', 'P01'), used);
  });

  it('is passed once by one exception, and in its own area only', () => {
    limited(requested, approved)
      .when(award('A04', 'primary', 'P01'))
      .thenRejected('award-limit-exceeded');
    const again = new PositionVacated({
      ...knownBy(positionFacts('A03', 'primary', 'P01')),
      ...{ on: '2025-02-01', reason: 'Provider withdrew' },
    });
    limited(requested, approved, position('A03', 'primary', 'P01'), used, again)
      .when(award('A03', 'primary', 'P01', '2026-01-01'))
      .thenRejected('award-limit-exceeded');
  });

  it('leaves an exception unspent by an award within the limit', () => {
    const elsewhere = { ...of, provider: 'P02' };
    limited(
      new LimitExceptionRequested({ ...requested, ...elsewhere }),
      new LimitExceptionApproved({ ...approved, ...elsewhere }),
    )
      .when(award('A03', 'primary', 'P02'))
      .thenRecords(position('A03', 'primary', 'P02'));
  });
});

describe('an exception', () => {
  it('is decided by somebody else than who asked, whatever stands between', () => {
    limited(requested).when(approve(asker)).thenRejected('second-person-needed');
    limited(requested).when(refuse(asker)).thenRejected('second-person-needed');
  });

  it('is refused, also after it was approved, and then it opens nothing', () => {
    const refused = new LimitExceptionRefused({
      ...of,
      ...{ decidedAt: now, decidedBy: 'u-2', reason: 'Too much on one' },
    });
    limited(requested, approved).when(refuse(colleague)).thenRecords(refused);
    limited(requested, approved, refused).when(third).thenRejected('award-limit-exceeded');
    limited(requested, refused)
      .when(request('u-3'))
      .thenRecords(new LimitExceptionRequested({ ...requested, requestedBy: 'u-3' }));
  });

  it('is asked for once, and approved once', () => {
    limited(requested).when(request()).thenRecordsNothing();
    limited(requested).when(request('u-3')).thenRejected('limit-exception-requested');
    limited(requested, approved).when(approve(colleague)).thenRecordsNothing();
  });

  it('is not decided before it is asked for, nor asked for an area that is not there', () => {
    limited().when(approve(colleague)).thenRejected('limit-exception-unknown');
    limited().when(refuse(colleague)).thenRejected('limit-exception-unknown');
    given(framework, established, adopted()).when(request()).thenRejected('area-unknown');
    given(framework).when(request()).thenRejected('framework-unknown');
  });

  it('cannot be asked for where the policy says never', () => {
    given(framework, established, adopted({ limitException: 'never' }), area('A03'))
      .when(request())
      .thenRejected('limit-exception-not-allowed');
  });
});
