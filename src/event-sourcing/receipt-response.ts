import { applyDecorators, Post, SerializeOptions } from '@nestjs/common';
import { ApiCreatedResponse, ApiProperty } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { Receipt } from './aggregates.ts';

/** The receipt of a command as every caller may see it. */
@Exclude()
export class ReceiptResponse implements Receipt {
  @Expose()
  @ApiProperty({ description: 'The stream that the command is about.', example: 'framework-CSH-2025' })
  readonly stream!: string;

  @Expose()
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The last revision of the stream; null when it does not exist, or when there are several.',
  })
  readonly revision!: number | null;

  @Expose()
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The place in the log up to which a reader must wait to see what was recorded.',
  })
  readonly position!: number | null;

  @Expose()
  @ApiProperty({
    type: 'integer',
    description: 'How many events were recorded: 0 when nothing was left to do.',
  })
  readonly events!: number;
}

/** A route that puts a command on the bus: `POST`, answered with 201 and the receipt, and described so. */
export const PostCommand = (path = ''): MethodDecorator =>
  applyDecorators(
    Post(path),
    SerializeOptions({ type: ReceiptResponse }),
    ApiCreatedResponse({
      type: ReceiptResponse,
      description: 'Recorded, or nothing was left to do.',
      headers: {
        'Evenhand-Position': {
          description: 'The position. A question that sends it back waits until its answer knows of it.',
          schema: { type: 'integer' },
        },
      },
    }),
  );
