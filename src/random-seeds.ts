import { randomBytes } from 'node:crypto';
import { Seeds } from '../contexts/referrals/order/seeds.ts';

/** Seeds from the operating system's chance. */
export class RandomSeeds extends Seeds {
  draw(): string {
    return randomBytes(16).toString('hex');
  }
}
