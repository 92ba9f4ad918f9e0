import { reference } from '#event-sourcing';
import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import type { Proposal } from '../../contexts/procurement/index.ts';
import { ExposeWhole } from '../measures/index.ts';
import { FindLimitCosts, type LimitsCompared } from './find-limit-costs.ts';
import { FindAllocation } from './find-allocation.ts';
import { type CertificateDocument, GetCertificate } from './get-certificate.ts';

const question = FindAllocation.schema.omit({ tender: true });
type Asked = z.output<typeof question>;

const decidedAt = { type: String, format: 'date-time', nullable: true, description: 'Null: a proposal.' };
const from = { format: 'date' } as const;
const to = { type: String, format: 'date', nullable: true, description: 'Exclusive; null: no end.' } as const;
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;
const whole = (description: string) => ({ type: 'object', additionalProperties: true, description }) as const;

/** Who is best given what. */
@Exclude()
export class AllocationResponse implements Proposal {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'T-2026' }) readonly tender!: string;
  @Expose() @ApiProperty() readonly title!: string;
  @Expose() @ApiProperty(decidedAt) readonly decidedAt!: string | null;
  @Expose() @ApiProperty(from) readonly from!: string;
  @Expose() @ApiProperty(to) readonly to!: string | null;
  @ExposeWhole()
  @ApiProperty(
    list('Every primary and secondary position: who gets it, with how many millionths of a point, and why.'),
  )
  readonly positions!: Proposal['positions'];
  @ExposeWhole()
  @ApiProperty(list('Every bidder, and what it is given.'))
  readonly bidders!: Proposal['bidders'];
  @Expose() @ApiProperty({ type: 'integer' }) readonly filled!: number;
  @Expose()
  @ApiProperty({ type: 'integer', description: 'What the positions are worth together, by the objective.' })
  readonly reached!: number;
  @Expose() @ApiProperty({ description: 'SHA-256 of the certificate’s document.' }) readonly digest!: string;
  @Expose()
  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether the decision named that digest.' })
  readonly isAsDecided!: boolean | null;
}

/** What award limits cost. */
@Exclude()
export class LimitCostsResponse implements LimitsCompared {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'T-2026' }) readonly tender!: string;
  @Expose() @ApiProperty() readonly title!: string;
  @Expose() @ApiProperty(from) readonly from!: string;
  @Expose() @ApiProperty(to) readonly to!: string | null;
  @ExposeWhole()
  @ApiProperty(list('The same tender under limits of 1, 2, 3, none (null) and those of the policy.'))
  readonly limits!: LimitsCompared['limits'];
}

/** Why no allocation is better. */
@Exclude()
export class CertificateResponse implements CertificateDocument {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'T-2026' }) readonly tender!: string;
  @Expose() @ApiProperty(decidedAt) readonly decidedAt!: string | null;
  @Expose()
  @ApiProperty({ description: 'SHA-256 of the canonical JSON of the three below.' })
  readonly digest!: string;
  @ExposeWhole() @ApiProperty(whole('Who may get what.')) readonly problem!: CertificateDocument['problem'];
  @ExposeWhole()
  @ApiProperty(whole('Who gets what.'))
  readonly allocation!: CertificateDocument['allocation'];
  @ExposeWhole()
  @ApiProperty(whole('That no allocation fills more positions, and none that fills as many is worth more.'))
  readonly certificate!: CertificateDocument['certificate'];
}

@ApiTags('procurement')
@Controller('api/v1/tenders/:tender')
export class AllocationController {
  constructor(private readonly queries: QueryBus) {}

  /** The best allocation of a tender under the award limits, and why each position goes to whom it goes. */
  @Get('allocation')
  @ApiOkResponse({ type: AllocationResponse })
  @SerializeOptions({ type: AllocationResponse })
  allocation(
    @Param('tender', { schema: reference }) tender: string,
    @Query({ schema: question }) asked: Asked,
  ) {
    return this.queries.execute(new FindAllocation({ tender, ...asked }));
  }

  /** The certificate that no allocation is better, to be checked by anybody's own program. */
  @Get('allocation/certificate')
  @ApiOkResponse({ type: CertificateResponse })
  @SerializeOptions({ type: CertificateResponse })
  certificate(
    @Param('tender', { schema: reference }) tender: string,
    @Query({ schema: question }) asked: Asked,
  ) {
    return this.queries.execute(new GetCertificate({ tender, ...asked }));
  }

  /** What award limits of 1, 2, 3, none and the policy's cost, and how far each spreads the work. */
  @Get('limits')
  @ApiOkResponse({ type: LimitCostsResponse })
  @SerializeOptions({ type: LimitCostsResponse })
  limits(@Param('tender', { schema: reference }) tender: string, @Query({ schema: question }) asked: Asked) {
    return this.queries.execute(new FindLimitCosts({ tender, ...asked }));
  }
}
