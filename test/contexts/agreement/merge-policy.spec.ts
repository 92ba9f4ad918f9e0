import { mergePolicy } from '../../../contexts/agreement/merge-policy.ts';
import { defaultPolicy, policyDocument } from '../../../contexts/agreement/policy-document.ts';

describe('laying overrides over a policy', () => {
  it('keeps every key that is left out', () => {
    expect(mergePolicy(defaultPolicy, {})).toEqual(defaultPolicy);
    expect(mergePolicy(defaultPolicy, { acceptance: { minimumPercent: 80 } })).toEqual({
      ...defaultPolicy,
      acceptance: { ...defaultPolicy.acceptance, minimumPercent: 80 },
    });
  });

  it('goes level by level and role by role', () => {
    const { acceptance, awardLimits, order } = mergePolicy(
      mergePolicy(defaultPolicy, { awardLimits: { 1: { primary: 2 } } }),
      {
        acceptance: { scope: { 2: { primary: 'breach' } } },
        awardLimits: { 1: { secondary: 4 }, 2: { primary: 3 } },
        order: { 1: ['primary', 'reserve'] },
      },
    );
    expect(acceptance.scope).toEqual({
      1: { primary: 'breach', secondary: 'breach' },
      2: { primary: 'breach' },
    });
    expect(awardLimits).toEqual({ 1: { primary: 2, secondary: 4 }, 2: { primary: 3 } });
    expect(order).toEqual({ ...defaultPolicy.order, 1: ['primary', 'reserve'] });
  });

  it('replaces arrays and single values whole', () => {
    const { exemptReasons, rateReview } = mergePolicy(defaultPolicy, {
      exemptReasons: ['SAFETY_RISK'],
      rateReview: { floorPence: 1800 },
    });
    expect(exemptReasons).toEqual(['SAFETY_RISK']);
    expect(rateReview).toEqual({ ...defaultPolicy.rateReview, floorPence: 1800 });
  });

  it('leaves the policy that it starts from as it was', () => {
    const before = structuredClone(defaultPolicy);
    mergePolicy(defaultPolicy, { acceptance: { scope: { 1: { primary: 'monitor' } } } });
    expect(defaultPolicy).toEqual(before);
  });

  it.each([
    ['an unknown key', { acceptance: { windowDay: 28 } }, ['acceptance'], /windowDay/],
    ['an unknown level', { awardLimits: { 4: { primary: 1 } } }, ['awardLimits'], /4/],
    ['an unknown role', { order: { 1: ['lead'] } }, ['order', '1', 0], /primary/],
    [
      'a value out of range',
      { acceptance: { minimumPercent: 101 } },
      ['acceptance', 'minimumPercent'],
      /100/,
    ],
    [
      'text for a number',
      { acceptance: { minimumPercent: '80' } },
      ['acceptance', 'minimumPercent'],
      /number/,
    ],
    ['a value for an object', { acceptance: 75 }, ['acceptance'], /object/],
    ['nothing for a number', { acceptance: { windowDays: null } }, ['acceptance', 'windowDays'], /number/],
    ['no object at all', [], [], /object/],
  ])('names the place of %s', (_, overrides, path, says) => {
    expect(() => mergePolicy(defaultPolicy, overrides)).toThrow(
      expect.objectContaining({
        name: 'ZodError',
        issues: [expect.objectContaining({ path, message: expect.stringMatching(says) })],
      }),
    );
  });

  it('is refused when a step would be half described', () => {
    expect(() => mergePolicy(defaultPolicy, { withinStep: { secondary: { invite: 'all' } } })).toThrow(
      expect.objectContaining({
        code: 'policy-incomplete',
        message: expect.stringContaining('withinStep.secondary.choose'),
      }),
    );
    expect(
      mergePolicy(defaultPolicy, { withinStep: { reserve: { invite: 'one' } } }).withinStep.reserve?.invite,
    ).toBe('one');
  });

  it.each([
    ['ends when it begins', ['09:00', '09:00']],
    ['ends before it begins', ['17:00', '09:00']],
  ])('is refused when the working day %s, because no deadline would ever come', (_, workingDay) => {
    expect(() => mergePolicy(defaultPolicy, { deadline: { workingDay } })).toThrow(
      expect.objectContaining({ code: 'working-day-empty' }),
    );
  });

  it('begins with defaults that are a policy', () => {
    expect(policyDocument.parse(defaultPolicy)).toEqual(defaultPolicy);
  });
});
