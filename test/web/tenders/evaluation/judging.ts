import { Principal } from '#access';
import { originOf, withOrigin } from '#event-sourcing';
import { CommandBus } from '@nestjs/cqrs';
import { DeclareInterest } from '../../../../contexts/procurement/tendering/declare-interest.ts';
import type { TenderCouncil } from '../../../support/live-tender.ts';
import type { Window } from '../../account/window.ts';

/** A page with the words of its main part. */
export const text = async (window: Window, path: string) => {
  const { status, body } = await window.get(path);
  const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
  const words = main.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  return { status, body, words };
};
/** Declares as somebody's own the interests in bidders. */
export const declares = async (council: TenderCouncil, window: Window, interests: readonly string[]) => {
  const declare = new DeclareInterest({ framework: 'CSH-2025', tender: 'T-2026', interests: [...interests] });
  const by = Principal.user(window.visitor.user, ['broker']);
  await withOrigin(originOf(by), () => council.server.app.get(CommandBus).execute(declare));
};
