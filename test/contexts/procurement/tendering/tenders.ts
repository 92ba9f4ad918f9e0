import { defaultPolicy } from '../../../../contexts/agreement/index.ts';
import {
  AreaDefined,
  framework,
  FrameworkEstablished,
  PolicyAdopted,
} from '../../../../contexts/agreement/index.ts';
import { TenderOpened } from '../../../../contexts/procurement/index.ts';
import { folded } from '../../../support/given.ts';
import { terms } from '../../../support/live-tender.ts';

export const of = { framework: terms.framework, tender: terms.tender };

/** As the command takes them. */
export const asked = structuredClone(terms) as never;

/** Opened on 1 June 2026; whoever decides in `given` does so at 08:00 UTC on 1 July. */
export const opened = (more: Partial<Omit<TenderOpened, 'type'>> = {}): TenderOpened =>
  new TenderOpened({
    ...(structuredClone(terms) as object),
    openedAt: '2026-06-01T08:00:00.000Z',
    ...more,
  } as never);

/** A framework with the level 1 areas A1 and A2 and the level 3 area A9. */
export const agreement = folded(framework, [
  new FrameworkEstablished({
    framework: of.framework,
    ...{ title: 'Care at Home', authority: 'Westmarch Council', regime: 'PCR2015' },
    ...{ startsOn: '2025-01-06', endsOn: '2031-01-05' },
  }),
  new PolicyAdopted({
    framework: of.framework,
    ...{ version: 1, effectiveFrom: '2025-01-06', policy: defaultPolicy, reason: 'First' },
  }),
  ...(['A1', 'A2', 'A9'] as const).map(
    (area) =>
      new AreaDefined({
        framework: of.framework,
        ...{ area, name: area, level: area === 'A9' ? 3 : 1 },
        ...{ expectedWeeklyMinutes: null, expectedCustomers: null },
      }),
  ),
]);
