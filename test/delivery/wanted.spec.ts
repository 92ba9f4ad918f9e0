import { isWanted } from '../../src/delivery/subscription.ts';
import { unplaced } from './a-message.ts';

const all = { audience: null, kinds: [], areas: [], providers: [], severity: 'information' } as const;
const urgent = unplaced('R1', { provider: 'P1' });
const toProvider = unplaced('R1', {
  kind: 'offer-made',
  to: 'provider',
  provider: 'P1',
  severity: 'warning',
});

describe('an alert', () => {
  it.each([
    ['everything', all, true],
    ['its kind', { ...all, kinds: ['referral-unplaced'] }, true],
    ['another kind', { ...all, kinds: ['silence'] }, false],
    ['its area', { ...all, areas: ['A2', 'A1'] }, true],
    ['another area', { ...all, areas: ['A2'] }, false],
    ['its provider', { ...all, providers: ['P1'] }, true],
    ['another provider', { ...all, providers: ['P2'] }, false],
    ['urgent ones', { ...all, severity: 'urgent' }, true],
    ['those to a provider', { ...all, audience: 'P1' }, false],
  ] as const)('to the council goes to who wants %s: %#', (_what, wanted, told) =>
    expect(isWanted(wanted, urgent)).toBe(told),
  );
  it.each([
    ['that provider', { ...all, audience: 'P1' }, true],
    ['another provider', { ...all, audience: 'P2' }, false],
    ['the council', all, false],
    ['urgent ones alone', { ...all, audience: 'P1', severity: 'urgent' }, false],
  ] as const)('to a provider goes to %s: %#', (_what, wanted, told) =>
    expect(isWanted(wanted, toProvider)).toBe(told),
  );
  it('of no area is not of the area that is wanted', () =>
    expect(isWanted({ ...all, areas: ['A1'] }, unplaced('R1', { area: null }))).toBe(false));
});
