import type { LocalDate } from '#event-sourcing';
import { AcceptanceFigures, type JudgedFigure } from '../../../contexts/performance/acceptance-figures.ts';
import {
  AssessAcceptance,
  AssessAcceptanceHandler,
} from '../../../contexts/performance/assess-acceptance.ts';
import { asSomebody, openLog, StoppedClock } from '../../support/open-log.ts';
import { judged } from './figures.ts';

/** Half past midnight in London, while it is still 30 June in UTC. */
const clock = new StoppedClock('2026-06-30T23:30:00.000Z');
const log = openLog(clock);

class KnownFigures extends AcceptanceFigures {
  readonly asked: [string, LocalDate][] = [];

  constructor(private readonly figures: readonly JudgedFigure[]) {
    super();
  }

  asOf(framework: string, date: LocalDate): Promise<readonly JudgedFigure[]> {
    this.asked.push([framework, date]);
    return Promise.resolve(this.figures);
  }
}

const assess = (command: AssessAcceptance, ...figures: readonly JudgedFigure[]) =>
  asSomebody(() =>
    new AssessAcceptanceHandler(log.aggregates, clock, new KnownFigures(figures)).execute(command),
  );

const all = new AssessAcceptance({ framework: 'CSH-2025' });
const p02 = judged('below');
const p03 = judged('below', { provider: 'P03', role: 'secondary' });
const p04 = judged('met', { provider: 'P04' });

it('asks for the figures of today in Europe/London', async () => {
  const figures = new KnownFigures([]);
  const receipt = await asSomebody(() =>
    new AssessAcceptanceHandler(log.aggregates, clock, figures).execute(all),
  );
  expect(figures.asked).toEqual([['CSH-2025', '2026-07-01']]);
  expect(receipt).toEqual({ stream: 'acceptance-CSH-2025', revision: null, position: null, events: 0 });
});

it('assesses only what it was asked for', async () => {
  const others = [
    new AssessAcceptance({ framework: 'CSH-2025', provider: 'P09' }),
    new AssessAcceptance({ framework: 'CSH-2025', area: 'A10' }),
    new AssessAcceptance({ framework: 'CSH-2025', provider: 'P02', area: 'A09', role: 'secondary' }),
  ];
  for (const command of others) expect(await assess(command, p02, p04)).toMatchObject({ events: 0 });
});

it('records the breach of every position that is below, once', async () => {
  expect(await assess(all, p02, p03, p04)).toMatchObject({ events: 2, position: 1 });
  expect(await assess(all, p02, p03, p04)).toMatchObject({ events: 0, position: null });
  const { events } = await log.store.readStream('acceptance-CSH-2025-A09:secondary:P03');
  expect(events.map(({ type }) => type)).toEqual(['AcceptanceBreached']);
});

it('ends each breach in the stream of its position', async () => {
  const ended = [
    judged('not-assessed', { held: false }),
    judged('met', { provider: 'P03', role: 'secondary' }),
  ];
  expect(await assess(all, ...ended)).toMatchObject({ events: 2, position: 3 });
  const { events } = await log.store.readAll({ filter: { streamPrefixes: ['acceptance-CSH-2025-'] } });
  expect(events.map(({ stream, type }) => [stream.slice('acceptance-CSH-2025-'.length), type])).toEqual([
    ['A09:primary:P02', 'AcceptanceBreached'],
    ['A09:secondary:P03', 'AcceptanceBreached'],
    ['A09:primary:P02', 'AcceptanceBreachClosed'],
    ['A09:secondary:P03', 'AcceptanceRestored'],
  ]);
});
