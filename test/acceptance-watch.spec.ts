import { jest } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import { Clock, currentOrigin, foldInMemory, type Projections } from '#event-sourcing';
import { AcceptanceWatch } from '../src/acceptance-watch.ts';
import { frameworks } from '../projections/frameworks/index.ts';
import { County } from './support/county.ts';

class Hands extends Clock {
  at = '2026-06-29T22:59:59.999Z';
  now() {
    return this.at;
  }
}

function watching(failFirst = false) {
  const views = foldInMemory([frameworks], new County().events);
  const projections = { views: async () => views } as unknown as Projections;
  let fail = failFirst;
  const assessed: string[] = [];
  const execute = async () => {
    if (fail) {
      fail = false;
      throw new Error('not now');
    }
    assessed.push(currentOrigin().by.id);
  };
  const failed = jest.fn();
  const clock = new Hands();
  const watch = new AcceptanceWatch(clock, projections, { execute } as unknown as CommandBus, failed);
  return { clock, watch, assessed, failed };
}

describe('acceptance is assessed', () => {
  it('at the start and once after each midnight in Europe/London', async () => {
    const { clock, watch, assessed } = watching();
    watch.look();
    await watch.close();
    expect(assessed).toEqual(['acceptance-watch']);
    clock.at = '2026-06-29T23:00:00.000Z';
    watch.look();
    watch.look();
    await watch.close();
    expect(assessed).toHaveLength(2);
  });

  it('again when it failed, and the failure is told', async () => {
    const { watch, assessed, failed } = watching(true);
    await watch.close();
    expect(failed).toHaveBeenCalledTimes(1);
    watch.look();
    await watch.close();
    expect(assessed).toHaveLength(1);
  });
});
