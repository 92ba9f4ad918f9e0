import { FindWhatIf } from '../../../projections/what-if/index.ts';
import { href, type Asked } from '../links.ts';
import { mayAsk } from '../may-ask.ts';

/** Where figures are compared with those under another policy; undefined: not for whoever looks. */
export const whatIfHref = ({ framework, asOf, knownAt }: Asked): string | undefined =>
  mayAsk(FindWhatIf) ? href('/what-if', { framework, asOf, knownAt }) : undefined;
