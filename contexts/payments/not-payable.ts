import { Rejection } from '#event-sourcing';

/** The record, the rates and the terms do not fit together; the sentence says what is missing. */
export class NotPayable extends Rejection {
  constructor(message: string) {
    super('not-payable', message);
  }
}
