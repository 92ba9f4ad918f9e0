import { z } from 'zod';
import { contrastWithWhite } from './web/theme.ts';

/** The environment, read and checked once; every key is explained in README, "Settings". */
const environment = z.object({
  EVENHAND_DATA: z.string().min(1).default('./data'),
  EVENT_STORE: z
    .string()
    .default('sqlite')
    .refine((store) => store === 'sqlite', 'sqlite: the log is embedded in the data folder'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  THEME_COLOUR: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #12436D')
    .refine(
      (colour) => contrastWithWhite(colour) >= 4.5,
      'a colour with a contrast of at least 4.5 : 1 with white',
    )
    .default('#12436D'),
});

export interface Config {
  readonly data: string;
  readonly logLevel: string;
  readonly themeColour: string;
}

/** Something in the environment cannot be used; the message names the key and what it may be. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
}

/** Throws BadConfiguration. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const { success, data, error } = environment.safeParse(env);
  if (!success) {
    const wrong = error.issues.map(({ path, message }) => `${path.join('.')} must be ${message}`);
    throw new BadConfiguration(`${wrong.join('; ')}.`);
  }
  return { data: data.EVENHAND_DATA, logLevel: data.LOG_LEVEL, themeColour: data.THEME_COLOUR };
}
