import { EventStore, type LocalDate, Projections } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import {
  AcceptanceFigures,
  closedPeriod,
  type Judged,
  type JudgedFigure,
  type JudgedFigures,
} from '../../contexts/performance/index.ts';
import { alerts } from '../alerts/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { rangeOfNeeds } from '../range-of-needs/index.ts';
import { type AcceptanceDocument, countedAcceptance } from './acceptance.ts';
import { isOf } from './counted-offers.ts';
import { judgedNeeds } from './judged-needs.ts';
import { cellKey, heldOn } from './status.ts';

type Cell = Pick<JudgedFigure, 'provider' | 'area' | 'role'>;

/** The live views as the judge of breaches asks for them. */
@Injectable()
export class LiveAcceptanceFigures extends AcceptanceFigures {
  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
  ) {
    super();
  }

  override async asOf(framework: string, date: LocalDate, part: Judged = {}): Promise<JudgedFigures> {
    const through = await this.store.last();
    if (through !== null) await this.projections.reached(through);
    const views = await this.projections.views();
    const question = { framework, asOf: date, ...part };
    const counted = countedAcceptance(views, question);
    const { document } = counted;
    const needs = judgedNeeds(views, rangeOfNeeds(views, question, counted));
    const named = frameworkNamed(views, framework);
    const held = heldOn(named, date);
    const known = new Set(document.rows.map((row) => cellKey(row)));
    const gone = views
      .withTerm(alerts, `${framework}/open`, `${framework}/open`)
      .filter((row) => !known.has(cellKey(row)) && isOf(row, part))
      .map((row) => ({ ...row, accepted: 0, counted: 0, status: 'not-assessed' as const }));
    const figures = [...document.rows, ...gone].map((row) => ({
      ...figureOf(document, row, held),
      needs: needs(row),
    }));
    return { through, figures, period: closedPeriod(named.startsOn, date) };
  }
}

function figureOf(
  { asOf, window, policyVersion, minimumPercent }: AcceptanceDocument,
  {
    provider,
    area,
    role,
    accepted,
    counted,
    status,
  }: Cell & Pick<JudgedFigure, 'accepted' | 'counted' | 'status'>,
  held: ReadonlySet<string>,
): Omit<JudgedFigure, 'needs'> {
  const figure = { asOf, window, policyVersion, minimumPercent, accepted, counted, status };
  return { provider, area, role, ...figure, held: held.has(cellKey({ provider, area, role })) };
}
