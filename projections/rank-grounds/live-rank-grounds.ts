import { EventStore, Projections, type Views } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { type RankGround, RankGrounds } from '../../contexts/agreement/index.ts';
import { rateInForce, ratesByKey } from '../../contexts/prices/index.ts';
import { rates } from '../rates/index.ts';
import { answersIn } from './answers-in.ts';

/** The live views as a review of ranks asks for them: as far as the log went when the question came. */
@Injectable()
export class LiveRankGrounds extends RankGrounds {
  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
  ) {
    super();
  }

  override async of(question: Parameters<RankGrounds['of']>[0]): Promise<readonly RankGround[]> {
    const { framework, area, providers, on } = question;
    const views = await this.upToDate();
    const answers = answersIn(views, question);
    return providers.map((provider) => {
      const agreed = views.get(rates, `${framework}/${provider}`)?.rates ?? [];
      return {
        provider,
        ...(answers.get(provider) ?? { accepted: 0, counted: 0 }),
        hourlyPence: rateInForce(ratesByKey(agreed), area, on),
      };
    });
  }

  private async upToDate(): Promise<Views> {
    const last = await this.store.last();
    if (last !== null) await this.projections.reached(last);
    return this.projections.views();
  }
}
