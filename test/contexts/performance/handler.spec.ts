import type { LocalDate, Position } from '#event-sourcing';
import {
  AcceptanceFigures,
  type Judged,
  type JudgedFigure,
  type JudgedFigures,
} from '../../../contexts/performance/acceptance-figures.ts';
import {
  AssessAcceptance,
  AssessAcceptanceHandler,
  FiguresOutOfDate,
} from '../../../contexts/performance/assess-acceptance.ts';
import { asSomebody, openLog, StoppedClock } from '../../support/open-log.ts';
import { judged } from './figures.ts';

/** Half past midnight in London, while it is still 30 June in UTC. */
const clock = new StoppedClock('2026-06-30T23:30:00.000Z');
const log = openLog(clock);

class KnownFigures extends AcceptanceFigures {
  readonly asked: [string, LocalDate, Judged | undefined][] = [];

  constructor(private readonly figures: readonly JudgedFigure[]) {
    super();
  }

  async asOf(framework: string, date: LocalDate, part?: Judged): Promise<JudgedFigures> {
    this.asked.push([framework, date, part]);
    return { through: await log.store.last(), figures: this.figures, period: null };
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
  expect(figures.asked).toEqual([['CSH-2025', '2026-07-01', {}]]);
  expect(receipt).toEqual({ stream: 'acceptance-CSH-2025', revision: null, position: null, events: 0 });
});

it('asks for the figures of what it is to assess, and of nothing else', async () => {
  const parts = [
    { provider: 'P09' },
    { area: 'A10' },
    { provider: 'P02', area: 'A09', role: 'secondary' as const },
  ];
  const figures = new KnownFigures([]);
  for (const part of parts) {
    const command = new AssessAcceptance({ framework: 'CSH-2025', ...part });
    await asSomebody(() => new AssessAcceptanceHandler(log.aggregates, clock, figures).execute(command));
  }
  expect(figures.asked.map(([, , part]) => part)).toEqual(parts);
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

it('E32: tells a breach that lasts once more, when a payment period has closed', async () => {
  const lasting = judged('below', { provider: 'P05' });
  await assess(all, lasting);
  const period = { from: '2026-06-08', to: '2026-07-05' };
  const figures = { asOf: async () => ({ through: await log.store.last(), figures: [lasting], period }) };
  const again = () =>
    asSomebody(() => new AssessAcceptanceHandler(log.aggregates, clock, figures).execute(all));
  expect([await again(), await again()]).toMatchObject([{ events: 1 }, { events: 0 }]);
  const { events } = await log.store.readStream('acceptance-CSH-2025-A09:primary:P05');
  expect(events.map(({ type }) => type)).toEqual(['AcceptanceBreached', 'AcceptanceStillBelow']);
});

describe('while another node judges the same position', () => {
  const stream = 'acceptance-CSH-2025-A09:primary:P20';
  const own = (status: JudgedFigure['status']) => judged(status, { provider: 'P20' });

  /** Figures that were below, and are met by the time they are judged: the other node has seen both. */
  class Overtaken extends AcceptanceFigures {
    asked = 0;

    async asOf(): Promise<JudgedFigures> {
      const through: Position | null = await log.store.last();
      if (++this.asked > 1) return { through, figures: [own('met')], period: null };
      await assess(all, own('below'));
      await assess(all, own('met'));
      return { through, figures: [own('below')], period: null };
    }
  }

  it('old figures are not judged by: they are asked for again', async () => {
    const figures = new Overtaken();
    const handler = new AssessAcceptanceHandler(log.aggregates, clock, figures);
    expect(await asSomebody(() => handler.execute(all))).toMatchObject({ events: 0 });
    expect(figures.asked).toBe(2);
    const { events } = await log.store.readStream(stream);
    expect(events.map(({ type }) => type)).toEqual(['AcceptanceBreached', 'AcceptanceRestored']);
  });

  it('figures that stay behind are an error, not a judgement', async () => {
    const figures = { asOf: async () => ({ through: null, figures: [own('below')], period: null }) };
    const handler = new AssessAcceptanceHandler(log.aggregates, clock, figures);
    await expect(asSomebody(() => handler.execute(all))).rejects.toThrow(FiguresOutOfDate);
  });
});
