import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindLetters } from '../../../../projections/letters/index.ts';
import { href } from '../../links.ts';
import { byName } from '../../names.ts';
import { Reception } from '../../reception.ts';
import { qualityTag } from '../evaluation/evaluation-page.ts';
import { tenderHref } from '../tender-words.ts';
import { given, letterPage, listed } from './letter-page.ts';

@Controller('tenders/:tender/letters')
export class LettersPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Every bidder with what it is told; with `whole=yes` the letters themselves, one after the other. */
  @Get()
  async list(
    @Param('tender') tender: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(tender, '', request, reply);
    if (!found) return;
    const { visit, title, letters } = found;
    const { names, asked, around, framework } = visit;
    const isWhole = visit.search['whole'] === 'yes';
    await reply.view(`tenders/letters/${isWhole ? 'whole' : 'letters'}.njk`, {
      title: 'Letters',
      about: title,
      ...around,
      crumbs: [{ text: title, href: tenderHref(asked, tender) }],
      isDraft: letters.some(({ notifiedAt }) => notifiedAt === null),
      award: tenderHref(asked, tender, 'award'),
      whole: href(`/tenders/${encodeURIComponent(tender)}/letters`, {
        framework: asked.framework,
        whole: 'yes',
      }),
      letters: isWhole ? letters.map((letter) => letterPage(letter, names, framework.authority)) : [],
      rows: letters.map((letter) => ({
        name: names.provider(letter.provider),
        href: tenderHref(asked, tender, `letters/${encodeURIComponent(letter.provider)}`),
        tag: qualityTag(letter.quality),
        given: given(letter, names),
        listed: listed(letter, names),
      })),
    });
  }

  /** The letter to one bidder. */
  @Get(':provider')
  async show(
    @Param('tender') tender: string,
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(tender, `/${encodeURIComponent(provider)}`, request, reply);
    if (!found) return;
    const { visit, title, letters } = found;
    const letter = letters.find((each) => each.provider === provider);
    if (!letter) throw new Rejection('letter-unknown', `There is no letter to ${provider}: it did not bid.`);
    const { names, asked, around, framework } = visit;
    await reply.view('tenders/letters/letter.njk', {
      title: `Letter to ${names.provider(provider)}`,
      about: title,
      ...around,
      crumbs: [
        { text: title, href: tenderHref(asked, tender) },
        { text: 'Letters', href: tenderHref(asked, tender, 'letters') },
      ],
      letter: letterPage(letter, names, framework.authority),
    });
  }

  private async find(tender: string, below: string, request: FastifyRequest, reply: FastifyReply) {
    if (typeof request.asker?.provider === 'string') throw new NotAllowed('The council reads these.');
    const path = `/tenders/${encodeURIComponent(tender)}/letters${below}`;
    const visit = await this.reception.receive(request, reply, { title: 'Letters', path, dated: false });
    if (!visit) return undefined;
    const { framework } = visit.asked;
    const { title, letters } = await this.queries.execute(new FindLetters({ framework, tender }));
    const { names } = visit;
    const sorted = letters.toSorted((a, b) => byName(names.provider(a.provider), names.provider(b.provider)));
    return { visit, title, letters: sorted };
  }
}
