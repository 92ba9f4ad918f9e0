/** More is asked of this process than it can do just now, or it is stopping: nothing was begun, 503. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
  constructor(message = 'This server has more to do than it can. Nothing was begun. Try again in a moment.') {
    super(message);
  }
}
