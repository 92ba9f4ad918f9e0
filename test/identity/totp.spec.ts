import { stepOf } from '../../src/identity/totp.ts';

/** RFC 6238, appendix B: '12345678901234567890' as base32, and the last six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('the code of a moment', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('of %i s is %s', (now, code) => {
    const step = Math.floor(now / 30);
    expect(stepOf(secret, code, now)).toBe(step);
    expect(stepOf(secret, `${code.slice(0, 3)} ${code.slice(3)} `, now)).toBe(step);
  });

  it('counts in the step before and the step after, and in no other', () => {
    const [from, step] = [1_234_567_890, 41_152_263];
    const at = (now: number) => stepOf(secret, '005924', now);
    expect([at(from - 31), at(from - 30), at(from + 29), at(from + 59), at(from + 60)]).toEqual([
      undefined,
      step,
      step,
      step,
      undefined,
    ]);
  });

  it.each(['', '00592', '0059240', '００５９２４', '5924', '-05924', '005925'])('is not %p', (code) =>
    expect(stepOf(secret, code, 1_234_567_890)).toBeUndefined(),
  );
});
