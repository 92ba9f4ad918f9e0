/** Another program listens on the port. `setting` is where the port was given. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
  constructor(port: number, setting: '--port' | 'METRICS_PORT') {
    super(
      `Port ${port} is in use by another program. Name another one with ${setting}, or 0 for any free one.`,
    );
  }
}
