import { Principal } from '#access';
import {
  type Clock,
  type Projections,
  originOf,
  type Views,
  ViewsNotReady,
  withOrigin,
} from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import {
  type AlertKind,
  conditionName,
  conditionOf,
  EndAlert,
  RaiseAlert,
} from '../../contexts/alerts/index.ts';
import { raisedAlerts } from '../../projections/raised-alerts/index.ts';
import { aboutToLapse } from './about-to-lapse.ts';
import type { Condition, Lasting } from './condition.ts';
import { reserveAboveBaseline } from './reserve-above-baseline.ts';
import { riskBandUp } from './risk-band-up.ts';
import { silenceOf } from './silence.ts';
import { viewLagging } from './view-lagging.ts';

const minute = 60_000;

/** Sees that alerts of what no single event brings about are raised while it lasts, and over when it is. */
export class ConditionWatch {
  private readonly conditions: readonly Condition[];
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;
  private failing = false;
  private looks = 0;

  /** @param silentHours without any answer are silence. */
  constructor(
    private readonly clock: Clock,
    private readonly projections: Projections,
    private readonly bus: CommandBus,
    private readonly failed: (error: unknown) => void,
    silentHours: number,
  ) {
    this.conditions = [aboutToLapse, silenceOf(silentHours), reserveAboveBaseline, riskBandUp];
    this.timer = setInterval(() => void this.look(), minute).unref();
    void this.look();
  }

  /** Resolves when everything that lasts is told and everything else is over; what failed is told once. */
  look(): Promise<void> {
    this.looking ??= this.tell(this.looks++ % 60 === 0)
      .then(
        () => (this.failing = false),
        (error: unknown) => {
          if (!this.failing) this.failed(error);
          this.failing = true;
        },
      )
      .then(() => (this.looking = undefined));
    return this.looking;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async tell(hourly: boolean): Promise<void> {
    const views = await this.views();
    const lagging = viewLagging(await this.projections.status());
    await this.settle('view-lagging', lagging, views);
    if (!views) return;
    const now = this.clock.now();
    for (const condition of this.conditions)
      if (hourly || !condition.hourly) await this.settle(condition.kind, condition.find(views, now), views);
  }

  /** Undefined while they answer nothing. */
  private async views(): Promise<Views | undefined> {
    try {
      return await this.projections.views();
    } catch (error) {
      if (error instanceof ViewsNotReady) return undefined;
      throw error;
    }
  }

  private async settle(kind: AlertKind, found: readonly Lasting[], views: Views | undefined): Promise<void> {
    const rows = views?.withTerm(raisedAlerts, `lasting/${kind}`, `lasting/${kind}`) ?? [];
    const told = new Map(rows.map((row) => [conditionOf(row.alert), row] as const));
    const lasting = new Map(found.map((each) => [conditionName({ ...each, kind }), each] as const));
    for (const [name, each] of lasting)
      if (!told.has(name)) await this.ask(new RaiseAlert({ ...each, kind, through: null }));
    for (const [name, { framework }] of told)
      if (!lasting.has(name))
        await this.ask(
          new EndAlert({ kind, framework, about: aboutOf(name, kind, framework), through: null }),
        );
  }

  private ask(command: EndAlert | RaiseAlert): Promise<unknown> {
    const origin = originOf(Principal.system('condition-watch'));
    return withOrigin(origin, () => this.bus.execute(command));
  }
}

const aboutOf = (name: string, kind: AlertKind, framework: string | null) =>
  name.slice(`${framework ?? 'council'}-${kind}:`.length);
