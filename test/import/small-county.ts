import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The files of an import folder, by name. */
export type Files = Readonly<Record<string, string | Buffer>>;

const framework = {
  reference: 'HC-1',
  title: 'Home care',
  authority: 'A council',
  regime: 'PA2023',
  startsOn: '2025-01-06',
  endsOn: '2031-01-05',
};

/** A few rows of every kind, all of them sound. */
export const smallCounty = {
  'framework.json': JSON.stringify(framework),
  'areas.csv': `area,name,level,expected_weekly_hours,expected_customers
A01,Aldmoor,1,837.25,86
A02,Bexwell,2,,
`,
  'providers.csv': `provider,name,cqc_rating,joined_on
P01,Harbour Living,Good,2025-01-06
P02,Lantern Care,,2025-01-06
P03,"Kestrel, ""North""",Requires improvement,2025-01-06
`,
  'positions.csv': `area,role,provider,from,to,rank
A01,primary,P01,2025-01-06,2026-01-01,
A01,primary,P02,2026-01-01,,
A01,secondary,P02,2025-01-06,2026-01-01,
A01,reserve,P03,2025-01-06,,1
`,
  'rates.csv': `provider,area,band,hourly_rate,effective_from
P01,A01,standard,30.43,2025-01-06
`,
  'suspensions.csv': `provider,from,to,reason
P03,2025-07-04,2025-07-29,CQC_CONCERN
`,
  'referrals.csv': `referral,area,raised_at,weekly_hours,carers,rural,time_slot,urgency,start_by
R1,A01,2025-02-03T10:30:00Z,3.5,2,0,evening,urgent,2025-02-15
R2,A01,2025-06-03T10:30:00+01:00,14,1,1,daytime,standard,
`,
  'offers.csv': `offer,referral,provider,role,offered_at,deadline,outcome,decided_at,reason
O1,R1,P01,primary,2025-02-03T10:42:00Z,2025-02-03T12:42:00Z,declined,2025-02-03T12:35:11Z,TRAVEL_RURAL
O2,R1,P02,secondary,2025-02-03T12:58:11Z,2025-02-03T14:58:11Z,accepted,2025-02-03T13:07:12Z,
O3,R2,P01,primary,2025-06-03T09:42:00Z,2025-06-03T12:42:00Z,lapsed,,
O4,R2,P02,secondary,2025-06-03T12:50:00Z,2025-06-03T16:50:00Z,withdrawn,2025-06-03T13:50:00Z,CUSTOMER_CHANGED_PLAN
O5,R2,P03,reserve,2025-06-04T12:50:00Z,2025-06-04T16:50:00Z,pending,,
`,
  'skips.csv': `referral,role,provider,at,reason
R2,reserve,P03,2025-06-03T13:55:00Z,SUSPENDED
`,
  'exemptions.csv': `offer,requested_at,decided_at,decision,requested_by,decided_by
O1,2025-02-04T09:00:00Z,2025-02-05T09:00:00Z,validated,staff-01,staff-02
O3,2025-06-04T09:00:00Z,,,staff-01,
`,
  'packages.csv': `package,referral,offer,provider,weekly_hours,placed_at,started_on,ended_on,end_reason
K1,R1,O2,P02,3.5,2025-02-03T13:07:12Z,2025-02-05,2025-06-30,CARE_HOME
K2,R2,,P03,14,2025-06-05T13:07:12Z,,2025-06-06,START_FAILED
`,
} as const satisfies Files;

/** Rows that the small county is read as, framework.json included. */
export const smallCountyRows = 24;

/** The county with a text replaced in one of its files, which must be there. */
export function replacing(file: keyof typeof smallCounty, from: string, to: string): Files {
  const text = smallCounty[file];
  if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
  return { ...smallCounty, [file]: text.replace(from, () => to) };
}

/** The county with further lines at the end of one of its files. */
export const adding = (file: keyof typeof smallCounty, ...lines: readonly string[]): Files => ({
  ...smallCounty,
  [file]: `${smallCounty[file]}${lines.join('\n')}\n`,
});

/** Folders that a specification makes, to be removed when it is done. */
export class Folders {
  private readonly made: string[] = [];

  /** An empty folder. */
  empty(): string {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-import-'));
    this.made.push(folder);
    return folder;
  }

  /** A folder with these files. */
  holding(files: Files): string {
    const folder = join(this.empty(), 'county');
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  }

  remove(): void {
    for (const folder of this.made.splice(0)) rmSync(folder, { recursive: true, force: true });
  }
}
