import { noticeCorrection, pastNotice } from '../../../contexts/oversight/history.ts';
import { keys, noticeKind, type NoticeReceived } from '../../../contexts/oversight/index.ts';
import { oneOf, reasonCode, reference } from '../cells/texts.ts';
import { date } from '../cells/times.ts';
import { column, kindOf } from '../kind.ts';

/** What the council was told of a provider. */
export const notices = kindOf<Omit<NoticeReceived, 'type'>>({
  name: 'notices',
  columns: {
    provider: column('provider', reference, { refersTo: 'providers' }),
    kind: column('kind', oneOf(noticeKind.options)),
    on: column('on', date),
    ground: column('ground', reasonCode),
  },
  key: ['provider', 'kind', 'on'],
  recorded: (facts, on) => {
    const known = on
      .oversight(facts.provider)
      ?.notices.find((each) => keys.notice(each) === keys.notice(facts));
    return known && { provider: facts.provider, kind: known.kind, on: known.on, ground: known.ground };
  },
  past: (facts) => pastNotice(facts),
  correction: (facts) => noticeCorrection(facts),
});
