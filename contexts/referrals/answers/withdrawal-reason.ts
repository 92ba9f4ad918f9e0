import { z } from 'zod';

/** Why the council takes an offer back; ERROR (a wrong provider, area or need) waits for a second person. */
export const withdrawalReason = z.enum(['CUSTOMER_CHOICE', 'DIRECT_PAYMENT', 'ERROR']);
