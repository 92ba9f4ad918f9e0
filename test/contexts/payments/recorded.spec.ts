import { recorded } from '../../../contexts/payments/index.ts';

const delivery = {
  ...{ provider: 'P01', area: 'A01', package: 'K1', day: '2026-10-25' },
  ...{ service: 'home-care', band: 'standard', minutes: 60 },
};
const refused = (change: object) => {
  const { error } = recorded.safeParse({ deliveries: [{ ...delivery, ...change }] });
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

it('takes the minutes of a day, of one worker or two', () => {
  expect(refused({})).toBeUndefined();
  expect(refused({ minutes: 1440 })).toBeUndefined();
  expect(refused({ minutes: 2880, workers: 2 })).toBeUndefined();
});

it.each([0, -15, 7.5])('refuses %d minutes (E70)', (minutes) => {
  expect(refused({ minutes })).toEqual([expect.stringMatching(/^deliveries\.0\.minutes: /)]);
});

it('refuses a day of 25 hours, and says what to do', () => {
  const tooLong = ['deliveries.0.minutes: more than 24 hours of a worker in one day: correct the return'];
  expect(refused({ minutes: 1500 })).toEqual(tooLong);
  expect(refused({ minutes: 2881, workers: 2 })).toEqual(tooLong);
});

it('refuses what is recorded twice, what it does not know and a day that does not exist', () => {
  const twice = recorded.safeParse({ deliveries: [delivery, { ...delivery, minutes: 30 }] });
  expect(twice.error?.issues).toMatchObject([
    { path: ['deliveries', 1], message: 'K1, 2026-10-25, home-care, standard, P01 is here twice: leave one' },
  ]);
  expect(refused({ hours: 1 })).toHaveLength(1);
  expect(refused({ day: '2026-02-30' })).toHaveLength(1);
});

it('refuses a span that ends before it begins', () => {
  const cost = { provider: 'P01', area: 'A01', from: '2026-04-02', to: '2026-04-01', costPence: 1 };
  expect(() => recorded.parse({ costs: [cost] })).toThrow(
    'the last day comes before the first: swap from and to',
  );
});
