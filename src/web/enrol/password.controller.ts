import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Clock, Rejection } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Enrolling } from '../../identity/enrolling.ts';
import { Enrolment } from '../../identity/enrolment.ts';
import { passwordProblem } from '../../identity/password-rules.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { pendingSignIn } from '../sign-in/pending-sign-in.ts';
import { typed } from '../sign-in/typed.ts';
import { underWay } from './under-way.ts';

interface Typed {
  readonly name: string;
  readonly email: string;
}

/** Who one is, in a set-up, and a password. */
@Controller('enrol/password')
export class EnrolPasswordController {
  constructor(
    private readonly enrolment: Enrolment,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const held = await underWay(this.enrolment, 'password', request, reply);
    if (held) await showForm(reply, template, this.page(held, { name: '', email: '' }));
  }

  @Post()
  async choose(
    @Body() form: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const held = await underWay(this.enrolment, 'password', request, reply);
    if (!held) return;
    const person = this.enrolment.person(held) ?? {
      name: typed(form, 'name').trim(),
      email: typed(form, 'email').trim(),
    };
    const password = typed(form, 'password');
    const problems = this.problems(held, person, password);
    if (problems.length === 0) {
      try {
        await this.goOn(await this.enrolment.choosePassword(held, person, password), request, reply);
        return;
      } catch (error) {
        if (!(error instanceof Rejection && error.code === 'email-taken')) throw error;
        problems.push({ field: 'email', text: error.message });
      }
    }
    await showForm(reply, template, { ...this.page(held, person), problems });
  }

  private async goOn(
    next: Awaited<ReturnType<Enrolment['choosePassword']>>,
    { session }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    session.enrolment = next?.stage === 'sign-in' ? undefined : next;
    if (next?.stage === 'sign-in') session.pending = pendingSignIn(next.user, null, this.clock.now());
    if (!next) await reply.redirect('/sign-in?said=link-over', 303);
    else
      await reply.redirect(next.stage === 'sign-in' ? '/sign-in/second-factor' : `/enrol/${next.stage}`, 303);
  }

  private problems(held: Enrolling, { name, email }: Typed, password: string): FieldProblem[] {
    const wrong: FieldProblem[] = [];
    if (held.purpose === 'set-up') {
      if (name === '' || name.length > 100)
        wrong.push({ field: 'name', text: 'Enter your name, 100 letters at most' });
      if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254)
        wrong.push({ field: 'email', text: 'Enter your email address, such as name@example.org' });
    }
    const text = passwordProblem(password, { name, email });
    return text === undefined ? wrong : [...wrong, { field: 'password', text }];
  }

  private page(held: Enrolling, { name, email }: Typed) {
    const person = this.enrolment.person(held);
    return {
      title: held.purpose === 'set-up' ? 'Set up Evenhand' : 'Choose a password',
      setUp: held.purpose === 'set-up',
      person: person ?? { name, email },
    };
  }
}

const template = 'enrol/password';
