import { LinkIssued } from '../../../contexts/accounts/account.events.ts';
import { account } from '../../../contexts/accounts/account.ts';
import { IssueLink, issueLink } from '../../../contexts/accounts/issue-link.ts';
import { given } from '../../support/given.ts';
import { closed, opened, user } from './events.ts';

const facts = { user, purpose: 'reset' } as const;
const issue = issueLink(new IssueLink(facts));
const linkIssued = new LinkIssued(facts);

describe('issuing a link', () => {
  it('is recorded each time', () => {
    given(account, opened).when(issue).thenRecords(linkIssued);
    given(account, opened, linkIssued).when(issue).thenRecords(linkIssued);
  });

  it('is refused for an account that there is not, or that is closed', () => {
    given(account).when(issue).thenRejected('account-unknown');
    given(account, opened, closed).when(issue).thenRejected('account-closed');
  });
});
