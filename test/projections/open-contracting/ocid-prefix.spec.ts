import type { Rejection } from '#event-sourcing';
import { demandOcidPrefix } from '../../../projections/open-contracting/index.ts';

describe('the prefix of the ids', () => {
  it('is given, and not that of a national service', () => {
    expect(demandOcidPrefix('ocds-a1b2c3')).toBe('ocds-a1b2c3');
    for (const [wrong, code] of [
      [undefined, 'ocid-prefix-missing'],
      ['ocds-h6vhtk', 'ocid-prefix-national'],
    ] as const)
      expect(() => demandOcidPrefix(wrong)).toThrow(expect.objectContaining({ code }) as Rejection);
  });
});
