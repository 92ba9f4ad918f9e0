import { addDays, localDate } from '#event-sourcing';
import { allFrameworks, type FrameworkRow } from '../../projections/frameworks/index.ts';
import type { Session } from '../cli/session.ts';
import { LiveDesk, type Wanted } from './live-desk.ts';

/** The areas of a level, those of the demonstration's own provider first: the first who is primary anywhere. */
function areasOf({ areas, positions }: FrameworkRow, level: number): readonly string[] {
  const held = positions.filter(({ role, to }) => role === 'primary' && to === null);
  const [own] = held.map(({ provider }) => provider).toSorted();
  const ours = new Set(held.filter(({ provider }) => provider === own).map(({ area }) => area));
  const found = Object.values(areas).filter((each) => each.level === level);
  return found.map(({ area }) => area).toSorted((a, b) => Number(ours.has(b)) - Number(ours.has(a)));
}

/** A referral in each state that the desk knows, so that a newcomer finds work as broker and as provider. */
function work(framework: FrameworkRow): readonly Wanted[] {
  const [own = '', second = '', third = '', ...others] = areasOf(framework, 1);
  const [rural = ''] = areasOf(framework, 3);
  const [town = ''] = areasOf(framework, 2);
  const [fourth = third] = others;
  return [
    { area: third, weeklyMinutes: 630, urgency: 'urgent', course: [] },
    { area: town, weeklyMinutes: 420, course: [] },
    { area: own, weeklyMinutes: 840, course: ['offer'] },
    { area: own, weeklyMinutes: 315, timeSlot: 'evening', course: ['offer'] },
    { area: second, weeklyMinutes: 600, carers: 2, course: ['offer'] },
    { area: fourth, weeklyMinutes: 525, course: ['offer', 'decline'] },
    { area: third, weeklyMinutes: 480, timeSlot: 'weekend', course: ['offer', 'decline', 'decline'] },
    { area: fourth, weeklyMinutes: 360, course: ['offer', 'counter'] },
    { area: third, weeklyMinutes: 900, course: ['offer', 'partly'] },
    { area: rural, weeklyMinutes: 210, course: ['offer', 'decline-all'] },
    { area: second, weeklyMinutes: 735, course: ['offer', 'accept'] },
  ];
}

/** Today's work at the desk of a fresh demonstration. Answers how many referrals there are. */
export async function doTodaysWork(session: Session): Promise<number> {
  const { folder, policies } = session;
  const [framework] = allFrameworks(await folder.projections.views());
  if (!framework) throw new Error('The demonstration has a framework.');
  await policies.start();
  const desk = new LiveDesk(session, framework, addDays(localDate(folder.clock.now()), 7));
  const all = work(framework);
  for (const [i, wanted] of all.entries()) await desk.take(`N${String(i + 1).padStart(5, '0')}`, wanted);
  return all.length;
}
