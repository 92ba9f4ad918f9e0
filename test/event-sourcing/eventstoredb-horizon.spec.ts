import { Horizon } from '../../src/event-sourcing/eventstoredb-horizon.ts';

const at = (time: string) => `2026-11-22T${time}.000Z`;

describe('what is recorded on a server of many writers', () => {
  it('is not before what was seen of others whose clocks are a little ahead', () => {
    const horizon = new Horizon();
    horizon.saw(at('10:00:50'));
    expect(horizon.stamp(at('10:00:00'))).toBe(at('10:00:50'));
    expect(horizon.stamp(at('10:00:51'))).toBe(at('10:00:51'));
  });

  it('goes by its own clock when another is far ahead', () => {
    const horizon = new Horizon();
    horizon.saw('2027-11-22T10:00:00.000Z');
    expect(horizon.stamp(at('10:00:00'))).toBe(at('10:00:00'));
    expect(horizon.stamp(at('10:00:01'))).toBe(at('10:00:01'));
  });

  it('never goes back in one process', () => {
    const horizon = new Horizon();
    expect(horizon.stamp(at('10:00:00'))).toBe(at('10:00:00'));
    expect(horizon.stamp(at('09:00:00'))).toBe(at('10:00:00'));
  });
});
