import type { framework } from '../../agreement/index.ts';

/** The framework agreement as far as decisions need it. */
export type Framework = (typeof framework)['initial'];
