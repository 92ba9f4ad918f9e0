import { CustomerPreferenceRecorded } from '../../../../contexts/referrals/index.ts';
import { Desk, county, holder, of, skipping } from './desk.ts';

describe('passing over a provider', () => {
  it('is for whoever is next, and the only way past it', () => {
    const desk = new Desk();
    expect(desk.skip('primary', 'P', 'CUSTOMER_CHOICE')).toEqual(['StepSkipped primary P CUSTOMER_CHOICE']);
    expect(desk.skip('primary', 'P', 'CUSTOMER_CHOICE')).toEqual([]);
    expect(desk.skip('secondary', 'S', 'CONFLICT_OF_INTEREST')).toEqual([
      'StepSkipped secondary S CONFLICT_OF_INTEREST',
    ]);
    expect(desk.skip('reserve', 'R1', 'OUT_OF_SCOPE')).toEqual(['StepSkipped reserve R1 OUT_OF_SCOPE']);
    expect(desk.offer()).toEqual(['StepOpened reserve', 'ReferralOffered R1.1 R2']);
  });

  it('comes after those who are passed over by themselves', () => {
    const desk = new Desk([holder('P', 'primary', { suspended: true }), holder('S', 'secondary')]);
    expect(desk.skip('secondary', 'S', 'CUSTOMER_CHOICE')).toEqual([
      ...['StepSkipped primary P SUSPENDED', 'StepSkipped secondary S CUSTOMER_CHOICE'],
    ]);
  });

  it('is refused out of turn, and once it was asked or nobody is asked any more', () => {
    const desk = new Desk();
    const skipS = skipping('secondary', 'S', 'CUSTOMER_CHOICE');
    expect(desk.refused(skipS)).toBe('not-its-turn');
    desk.offer();
    expect(desk.refused(skipS)).toBe('not-its-turn');
    expect(desk.refused(skipping('primary', 'P', 'CUSTOMER_CHOICE'))).toBe('not-its-turn');
    expect(desk.refused(skipping('primary', 'P9', 'CUSTOMER_CHOICE'))).toBe('not-its-turn');
    desk.accept('R1.1');
    expect(desk.refused(skipS)).toBe('referral-placed');
  });

  it('needs a reason that is true where the record can tell', () => {
    const desk = new Desk([holder('P', 'primary', { suspended: true, belowGood: true }), ...county.slice(1)]);
    expect(desk.refused(skipping('secondary', 'S', 'SUSPENDED'))).toBe('skip-unfounded');
    expect(desk.refused(skipping('secondary', 'S', 'BELOW_GOOD'))).toBe('skip-unfounded');
    expect(desk.refused(skipping('secondary', null, 'NO_HOLDER'))).toBe('skip-unfounded');
    expect(desk.refused(skipping('primary', 'P', 'NO_HOLDER'))).toBe('skip-unfounded');
    expect(desk.refused(skipping('primary', null, 'SUSPENDED'))).toBe('skip-unfounded');
    expect(desk.skip('primary', 'P', 'SUSPENDED')).toEqual(['StepSkipped primary P SUSPENDED']);
  });

  it('is not the choice of a customer who would rather have that one', () => {
    const desk = new Desk();
    desk.record(new CustomerPreferenceRecorded({ ...of, provider: 'P' }));
    expect(desk.refused(skipping('primary', 'P', 'CUSTOMER_CHOICE'))).toBe('skip-unfounded');
  });

  it('says that nobody holds a role, of a role that the level has', () => {
    const desk = new Desk([holder('S', 'secondary')]);
    expect(desk.skip('primary', null, 'NO_HOLDER')).toEqual(['StepSkipped primary nobody NO_HOLDER']);
    desk.ground = { ...desk.ground, level: 2 };
    expect(desk.refused(skipping('secondary', 'S', 'CUSTOMER_CHOICE'))).toBe('role-not-in-level');
  });
});
