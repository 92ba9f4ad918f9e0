import { Principal } from '#access';
import { localDate } from '#event-sourcing';
import type { ICommand } from '@nestjs/cqrs';
import { areas, framework } from './county-at-hand.ts';
import type { DeskInMemory } from './desk-in-memory.ts';

export const broker = Principal.user('u-broker', ['broker']);
export const colleague = Principal.user('u-colleague', ['broker', 'contract-manager']);

/** One of these; the same pick gives the same one. */
export const among = <T>(all: readonly T[], pick: number): T => all[pick % all.length]!;

/** A referral that was received, mostly; and an offer of it, an open one when there is one, mostly. */
export function about(desk: DeskInMemory, pick: number) {
  const referral = among([...desk.referrals.slice(-3), 'R1'], pick);
  const all = [...desk.referral(referral).offers];
  const open = all.filter(([, { outcome }]) => outcome === 'pending');
  const [offer, facts] = among(open.length > 0 && pick % 7 > 0 ? open : all, pick >> 2) ?? [
    'R1.1',
    undefined,
  ];
  return { framework, referral, offer, provider: facts?.provider ?? 'P1' };
}

export const need = (pick: number) => ({
  area: among(['A1', ...areas], pick),
  weeklyMinutes: 300 + 60 * (pick % 3),
  carers: among([1, 1, 1, 2] as const, pick >> 2),
  rural: false,
  timeSlot: among(['daytime', 'daytime', 'night'] as const, pick >> 1),
  urgency: among(['standard', 'standard', 'urgent'] as const, pick >> 3),
  startBy: null,
});

export type Asked = readonly [command: ICommand, as: Principal];
export type Verb = (desk: DeskInMemory, pick: number) => readonly Asked[];

/** As the provider, or as the council for it. */
export function answer(
  make: (of: { framework: string; referral: string; offer: string }, pick: number) => ICommand,
): Verb {
  return (desk, pick) => {
    const { provider, ...of } = about(desk, pick);
    const own = Principal.user(`u-${provider}`, ['provider'], provider);
    return [[make(of, pick), pick % 3 === 0 ? broker : own]];
  };
}

export const decide =
  (make: (of: { framework: string; referral: string; offer: string }, pick: number) => ICommand): Verb =>
  (desk, pick) => {
    const { provider: _provider, ...of } = about(desk, pick);
    return [[make(of, pick), broker]];
  };

export const onReferral =
  (make: (of: { framework: string; referral: string }, pick: number) => ICommand): Verb =>
  (desk, pick) => [[make({ framework, referral: about(desk, pick).referral }, pick), broker]];

export const onPackage =
  (make: (of: { framework: string; referral: string; package: string }, today: string) => ICommand): Verb =>
  (desk, pick) => {
    const { referral } = about(desk, pick);
    const { placed } = desk.referral(referral);
    if (!placed) return [];
    return [[make({ framework, referral, package: placed.package }, localDate(desk.log.now)), broker]];
  };
