import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { reference } from '#event-sourcing';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { ExposeWhole } from '../measures/index.ts';
import { ExplainOrder } from './explain-order.ts';
import type { OrderExplained } from './order-explained.ts';

const question = ExplainOrder.schema.omit({ referral: true });
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;
const standings = ['to-decide', 'to-offer', 'unplaced', 'waiting', 'placed', 'withdrawn', 'split'];

/** The order of a referral as every caller may see it. */
@Exclude()
export class OrderResponse implements OrderExplained {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'R000123' }) readonly referral!: string;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly version!: number;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly round!: number;
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ enum: standings }) readonly standing!: OrderExplained['standing'];
  @Expose()
  @ApiProperty({ type: [String], example: ['primary', 'secondary', 'reserve'] })
  readonly order!: OrderExplained['order'];
  @ExposeWhole()
  @ApiProperty(
    list(
      'Each step as recorded: policy version, candidates with every value, criteria, seed and deadline; whom it asked, ' +
        'why in words, whether the engine asks the same again (same), and what it would do otherwise (differences).',
    ),
  )
  readonly steps!: OrderExplained['steps'];
  @ExposeWhole()
  @ApiProperty(list('Whoever was passed over, when and why.'))
  readonly skips!: OrderExplained['skips'];
  @ExposeWhole()
  @ApiProperty(
    list('Each choice among those who said yes, as the steps: contenders, decidedBy, words, same.'),
  )
  readonly choices!: OrderExplained['choices'];
  @ExposeWhole()
  @ApiProperty(list('Each offer, its outcome, and by what another came first, in words.'))
  readonly offers!: OrderExplained['offers'];
  @Expose()
  @ApiProperty({ description: 'Whether every step and every choice comes out the same again.' })
  readonly same!: boolean;
}

@ApiTags('audit')
@Controller('api/v1/referrals/:referral/order')
export class OrderController {
  constructor(private readonly queries: QueryBus) {}

  /** Why a referral was offered in this order, and the same order worked out again from what was recorded. */
  @Get()
  @ApiOkResponse({ type: OrderResponse })
  @SerializeOptions({ type: OrderResponse })
  order(
    @Param('referral', { schema: reference }) referral: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new ExplainOrder({ referral, ...asked }));
  }
}
