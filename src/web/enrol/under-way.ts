import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Enrolling, EnrolmentStage } from '../../identity/enrolling.ts';
import type { Enrolment } from '../../identity/enrolment.ts';

/** The enrolment that a session is at this stage of; undefined when the reply is sent already, to where it goes on. */
export async function underWay(
  enrolment: Enrolment,
  stage: EnrolmentStage,
  { session }: FastifyRequest,
  reply: FastifyReply,
): Promise<Enrolling | undefined> {
  const held = session.enrolment;
  if (!held || !enrolment.isUnderWay(held)) await reply.redirect('/sign-in?said=link-over', 303);
  else if (held.stage === stage) return held;
  else await reply.redirect(`/enrol/${held.stage}`, 303);
  return undefined;
}
