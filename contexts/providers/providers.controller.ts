import { commandController } from '#event-sourcing';
import { AdmitProvider } from './admit-provider.ts';
import { PauseOffers } from './pause-offers.ts';
import { RecordParties } from './record-parties.ts';
import { RecordScope } from './record-scope.ts';
import { ReinstateProvider } from './reinstate-provider.ts';
import { ResumeOffers } from './resume-offers.ts';
import { SuspendProvider } from './suspend-provider.ts';

export const ProvidersController = commandController('providers', 'api/v1/providers', {
  '': AdmitProvider,
  ':provider/suspensions': SuspendProvider,
  ':provider/reinstatement': ReinstateProvider,
  ':provider/pauses': PauseOffers,
  ':provider/resumption': ResumeOffers,
  ':provider/scope': RecordScope,
  ':provider/parties': RecordParties,
});
