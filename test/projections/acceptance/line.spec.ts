import fc from '../../support/fast-check.ts';
import { headroom, meets, recovery } from '../../../projections/acceptance/line.ts';

const shares = fc
  .tuple(fc.nat(5000), fc.integer({ min: 1, max: 5000 }))
  .map(([a, b]) => ({ accepted: Math.min(a, b), counted: b }));
const lines = fc.integer({ min: 0, max: 100 });
const after = (
  { accepted, counted }: { accepted: number; counted: number },
  more: number,
  declines: number,
) => ({
  accepted: accepted + more,
  counted: counted + more + declines,
});

describe('the line', () => {
  it.each([
    [9, 12, true, 0, 0],
    [8, 11, false, null, 1],
    [6, 10, false, null, 6],
    [20, 24, true, 2, 0],
    [299, 399, false, null, 1],
    [300, 400, true, 0, 0],
    [0, 1, false, null, 3],
  ])('of 75: %d of %d meets it: %p, headroom %p, recovery %p', (accepted, counted, met, room, back) => {
    const share = { accepted, counted };
    expect([meets(share, 75), headroom(share, 75), recovery(share, 75)]).toEqual([met, room, back]);
  });

  it('says nothing of nothing', () => {
    const nothing = { accepted: 0, counted: 0 };
    expect([headroom(nothing, 75), recovery(nothing, 75)]).toEqual([null, null]);
  });

  it('of 0 has no headroom to speak of, of 100 no way back', () => {
    expect([headroom({ accepted: 0, counted: 3 }, 0), recovery({ accepted: 0, counted: 3 }, 0)]).toEqual([
      null,
      0,
    ]);
    expect([headroom({ accepted: 3, counted: 3 }, 100), recovery({ accepted: 3, counted: 3 }, 100)]).toEqual([
      0,
      null,
    ]);
    expect([headroom({ accepted: 2, counted: 3 }, 100), recovery({ accepted: 2, counted: 3 }, 100)]).toEqual([
      null,
      null,
    ]);
  });

  it('holds after as many declines as the headroom says, and not after one more', () => {
    fc.assert(
      fc.property(shares, lines, (share, line) => {
        const declines = headroom(share, line);
        fc.pre(declines !== null);
        expect([meets(after(share, 0, declines), line), meets(after(share, 0, declines + 1), line)]).toEqual([
          true,
          false,
        ]);
      }),
    );
  });

  it('is reached by as many acceptances in a row as the recovery says, and by no fewer', () => {
    fc.assert(
      fc.property(shares, lines, (share, line) => {
        const more = recovery(share, line);
        fc.pre(more !== null && more > 0);
        expect([meets(after(share, more, 0), line), meets(after(share, more - 1, 0), line)]).toEqual([
          true,
          false,
        ]);
      }),
    );
  });
});
