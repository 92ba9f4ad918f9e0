import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { ExposeWhole } from '../measures/index.ts';
import { GetReleasePackage } from './get-release-package.ts';
import type { ReleasePackage } from './release.ts';

/** A release package of the Open Contracting Data Standard 1.1. */
@Exclude()
export class ReleasePackageResponse implements ReleasePackage {
  @Expose() @ApiProperty({ example: 'urn:uuid:0b0f3d0e-6a3c-5d0a-9f0e-0a3b0a6f7c11' }) readonly uri!: string;
  @Expose() @ApiProperty({ enum: ['1.1'] }) readonly version!: '1.1';
  @Expose() @ApiProperty({ type: [String] }) readonly extensions!: string[];
  @Expose() @ApiProperty({ format: 'date-time' }) readonly publishedDate!: string;
  @ExposeWhole()
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly publisher!: ReleasePackage['publisher'];
  @ExposeWhole()
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: "As the standard's release schema says.",
  })
  readonly releases!: ReleasePackage['releases'];
}

@ApiTags('open contracting')
@Controller('api/v1/export')
export class OpenContractingController {
  constructor(private readonly queries: QueryBus) {}

  /** The framework, its tenders, awards and amendments, and what was called off, as open contracting data. */
  @Get('ocds')
  @ApiOkResponse({ type: ReleasePackageResponse })
  @SerializeOptions({ type: ReleasePackageResponse })
  ocds(@Query({ schema: GetReleasePackage.schema }) asked: z.output<typeof GetReleasePackage.schema>) {
    return this.queries.execute(new GetReleasePackage(asked));
  }
}
