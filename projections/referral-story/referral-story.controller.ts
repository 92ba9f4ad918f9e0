import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { councilRoles } from '#access';
import { reference } from '#event-sourcing';
import { Exclude, Expose, Type } from 'class-transformer';
import { ExposeWhole } from '../measures/index.ts';
import type { z } from 'zod';
import type { ReferralStory } from './audit-referral.ts';
import type { Basis } from './basis.ts';
import { GetReferralStory } from './get-referral-story.ts';

const question = GetReferralStory.schema.omit({ referral: true });
const council = { groups: [...councilRoles] };
const moment = { format: 'date-time' } as const;

@Exclude()
class RecorderResponse {
  @Expose() @ApiProperty({ enum: ['user', 'token', 'system', 'import'] }) readonly kind!: string;
  @Expose() @ApiProperty() readonly id!: string;
  @Expose() @ApiProperty() readonly role!: string;
}

@Exclude()
class StoryEntryResponse {
  @Expose() @ApiProperty(moment) readonly occurredAt!: string;
  @Expose() @ApiProperty(moment) readonly recordedAt!: string;
  @Expose(council)
  @Type(() => RecorderResponse)
  @ApiProperty({ required: false, description: 'To the council’s own only, as corr and cause.' })
  readonly recordedBy?: RecorderResponse;
  @Expose() @ApiProperty({ description: 'What happened, in a sentence.' }) readonly what!: string;
  @ExposeWhole()
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the step rested on.' })
  readonly basis!: Basis;
  @Expose() @ApiProperty({ example: 'OfferAccepted' }) readonly type!: string;
  @Expose() @ApiProperty() readonly stream!: string;
  @Expose() @ApiProperty({ type: 'integer' }) readonly rev!: number;
  @Expose() @ApiProperty({ type: 'integer' }) readonly pos!: number;
  @Expose() @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @Expose(council) @ApiProperty({ required: false }) readonly corr?: string;
  @Expose(council)
  @ApiProperty({ required: false, example: 'import:offers.csv#17' })
  readonly cause?: string;
}

@Exclude()
class StoryAreaResponse {
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty() readonly name!: string;
  @Expose() @ApiProperty({ enum: [1, 2, 3] }) readonly level!: number;
}

/** `audit referral` as every caller may see it. */
@Exclude()
export class ReferralStoryResponse {
  @Expose() @ApiProperty({ enum: ['referral'] }) readonly audit!: ReferralStory['audit'];
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'R000123' }) readonly referral!: string;
  @Expose() @ApiProperty({ type: String, ...moment, nullable: true }) readonly knownAt!: string | null;
  @Expose() @Type(() => StoryAreaResponse) @ApiProperty({ nullable: true }) readonly area!: StoryAreaResponse;
  @Expose()
  @Type(() => StoryEntryResponse)
  @ApiProperty({ type: [StoryEntryResponse] })
  readonly entries!: StoryEntryResponse[];
  @ExposeWhole()
  @ApiProperty({ type: 'array', items: { type: 'object' }, description: 'As in /audit/fairness.' })
  readonly findings!: ReferralStory['findings'];
}

@ApiTags('audit')
@Controller('api/v1/audit/referrals')
export class ReferralStoryController {
  constructor(private readonly queries: QueryBus) {}

  /** Everything about one referral, in order, with the basis of every choice. */
  @Get(':referral')
  @ApiOkResponse({ type: ReferralStoryResponse })
  @SerializeOptions({ type: ReferralStoryResponse })
  story(
    @Param('referral', { schema: reference }) referral: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new GetReferralStory({ referral, ...asked }));
  }
}
