/** Why an offer is declined whose other time or start was not taken (domain E10). */
export const counterNotTaken = 'COUNTER_OFFER_NOT_TAKEN';

/** Why an offer is declined of which the provider would have taken a part (domain E9). */
export const partNotTaken = 'PART_NOT_TAKEN';
