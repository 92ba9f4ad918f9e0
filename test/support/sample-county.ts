import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { County } from './county.ts';
import { westmarch } from './expected.ts';

const rows = (file: string): readonly Record<string, string>[] =>
  parse(readFileSync(join(westmarch, `${file}.csv`)), { columns: true });
const orNull = (text: string | undefined) => (text === undefined || text === '' ? null : text);
const minutesOf = (hours: string | undefined) => Math.round(Number(hours) * 60);

let read: County | undefined;

/** The sample county, read without the importer. */
export function sampleCounty(): County {
  read ??= readSample();
  return read;
}

function readSample(): County {
  const terms = JSON.parse(readFileSync(join(westmarch, 'framework.json'), 'utf8'));
  const { reference, policy, ...rest } = terms;
  const county = new County(reference, policy, rest);
  for (const row of rows('areas')) county.area(row['area']!, Number(row['level']) as 1 | 2 | 3);
  for (const row of rows('providers')) county.provider(row['provider']!);
  for (const { area, role, provider, from, to, rank } of rows('positions')) {
    const dates = { from: from!, to: orNull(to), rank: rank ? Number(rank) : null };
    county.position(area!, role as 'primary', provider!, dates);
  }
  for (const { provider, area, hourly_rate: rate, effective_from: from, band } of rows('rates'))
    county.rate(provider!, area!, Math.round(Number(rate) * 100), from, band);
  for (const { provider, from, to, reason } of rows('suspensions'))
    county.suspension(provider!, from!, orNull(to), reason);
  for (const row of rows('referrals')) {
    county.referral(row['referral']!, row['area']!, {
      raisedAt: row['raised_at']!,
      weeklyMinutes: minutesOf(row['weekly_hours']),
      carers: Number(row['carers']) as 1 | 2,
      rural: row['rural'] === '1',
      timeSlot: row['time_slot'] as 'daytime',
      urgency: row['urgency'] as 'standard',
      startBy: orNull(row['start_by']),
    });
  }
  const referralOf = new Map<string, string>();
  for (const row of rows('offers')) {
    referralOf.set(row['offer']!, row['referral']!);
    county.offer(row['offer']!, {
      referral: row['referral']!,
      provider: row['provider']!,
      role: row['role'] as 'primary',
      offeredAt: row['offered_at']!,
      deadline: row['deadline']!,
      outcome: row['outcome'] as 'accepted',
      decidedAt: orNull(row['decided_at']),
      reason: orNull(row['reason']),
    });
  }
  for (const { referral, role, provider, at, reason } of rows('skips'))
    county.skip(referral!, role as 'primary', provider!, at!, reason);
  for (const row of rows('exemptions')) {
    county.exemption({
      offer: row['offer']!,
      referral: referralOf.get(row['offer']!)!,
      requestedAt: row['requested_at']!,
      requestedBy: row['requested_by']!,
      decidedAt: orNull(row['decided_at']),
      decision: orNull(row['decision']) as 'validated' | null,
      decidedBy: orNull(row['decided_by']),
    });
  }
  for (const row of rows('packages')) {
    county.package(row['package']!, {
      referral: row['referral']!,
      offer: orNull(row['offer']),
      provider: row['provider']!,
      weeklyMinutes: minutesOf(row['weekly_hours']),
      placedAt: row['placed_at']!,
      startedOn: orNull(row['started_on']),
      endedOn: orNull(row['ended_on']),
      endReason: orNull(row['end_reason']) as 'DIED' | null,
    });
  }
  return county;
}
