import { commandController } from '#event-sourcing';
import { DeclareConflict } from './declare-conflict.ts';
import { EndConflict } from './end-conflict.ts';

export const ConflictsController = commandController('conflicts', 'api/v1/conflicts', {
  '': DeclareConflict,
  end: EndConflict,
});
