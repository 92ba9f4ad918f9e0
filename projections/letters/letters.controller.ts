import { reference } from '#event-sourcing';
import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { ExposeWhole } from '../measures/index.ts';
import { FindLetters, type Letters } from './find-letters.ts';

const question = FindLetters.schema.omit({ tender: true });

/** What the bidders of a tender are told. */
@Exclude()
export class LettersResponse implements Letters {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'T-2026' }) readonly tender!: string;
  @Expose() @ApiProperty() readonly title!: string;
  @ExposeWhole()
  @ApiProperty({
    ...{ type: 'array', items: { type: 'object', additionalProperties: true } },
    description:
      'To the council every bidder’s, drafts while `notifiedAt` is null; to a bidder its own, once it is sent.',
  })
  readonly letters!: Letters['letters'];
}

@ApiTags('procurement')
@Controller('api/v1/tenders/:tender/letters')
export class LettersController {
  constructor(private readonly queries: QueryBus) {}

  /** The letters of a tender: own scores, the winners' scores and points, and the reasons. */
  @Get()
  @ApiOkResponse({ type: LettersResponse })
  @SerializeOptions({ type: LettersResponse })
  letters(
    @Param('tender', { schema: reference }) tender: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new FindLetters({ tender, ...asked }));
  }
}
