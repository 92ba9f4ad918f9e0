import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Mood = 'pass' | 'refuse' | 'black-hole';

/** A TCP proxy in front of a port of this machine that can lose what it carries. */
export class FaultyWire {
  readonly port: number;
  readonly #server: Server;
  readonly #ends = new Set<Socket>();
  #mood: Mood = 'pass';

  private constructor(server: Server, target: number) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (near) => this.#join(this.#keep(near), target));
  }

  /** In front of a port; its own port is any that is free. */
  static to(target: number): Promise<FaultyWire> {
    const server = createServer();
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(new FaultyWire(server, target)));
    });
  }

  /** How many are open now. */
  get connections(): number {
    return this.#ends.size / 2;
  }

  /** Breaks what is open; what comes next passes. */
  cut(): void {
    for (const end of this.#ends) end.destroy();
  }

  /** Nobody can connect, and nobody is connected. */
  refuse(): void {
    this.#mood = 'refuse';
    this.cut();
  }

  /** Connections stand, new ones too, and nothing comes through any more, either way. */
  blackHole(): void {
    this.#mood = 'black-hole';
  }

  /** New connections pass; one that lost bytes is cut, for it can never be whole again. */
  heal(): void {
    if (this.#mood === 'black-hole') this.cut();
    this.#mood = 'pass';
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  #join(near: Socket, target: number): void {
    if (this.#mood === 'refuse') {
      near.resetAndDestroy();
      return;
    }
    const far = this.#keep(connect(target, '127.0.0.1'));
    near.on('data', (bytes) => this.#mood === 'pass' && far.write(bytes));
    far.on('data', (bytes) => this.#mood === 'pass' && near.write(bytes));
    near.on('close', () => far.destroy());
    far.on('close', () => this.#mood === 'pass' && near.destroy());
  }

  #keep(end: Socket): Socket {
    this.#ends.add(end.on('error', () => end.destroy()).on('close', () => this.#ends.delete(end)));
    return end;
  }
}
