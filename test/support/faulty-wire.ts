import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Mood = 'pass' | 'refuse' | 'black-hole';

interface Connection {
  readonly near: Socket;
  readonly far: Socket;
  /** Nothing comes through any more, either way. */
  swallows: boolean;
}

/** A TCP proxy in front of a port of this machine that can lose what it carries. */
export class FaultyWire {
  readonly port: number;
  readonly #server: Server;
  readonly #target: number;
  readonly #open = new Set<Connection>();
  #mood: Mood = 'pass';

  private constructor(server: Server, target: number) {
    this.#server = server.on('connection', (near) => this.#join(near));
    this.#target = target;
    this.port = (server.address() as AddressInfo).port;
  }

  /** In front of a port; its own port is any that is free. */
  static to(target: number): Promise<FaultyWire> {
    const server = createServer({ noDelay: true });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(new FaultyWire(server, target)));
    });
  }

  /** How many are open now. */
  get connections(): number {
    return this.#open.size;
  }

  /** Breaks what is open; what comes next passes. */
  cut(): void {
    for (const each of this.#open) end(each);
  }

  /** What is open swallows everything from now on, and does not break; what comes next passes. */
  freeze(): void {
    for (const each of this.#open) each.swallows = true;
  }

  /** What is open swallows everything, and so does what comes next. */
  blackHole(): void {
    this.#mood = 'black-hole';
    this.freeze();
  }

  /** Nobody can connect, and nobody is connected. */
  refuse(): void {
    this.#mood = 'refuse';
    this.cut();
  }

  /** What comes next passes; what lost bytes is cut, for it can never be whole again. */
  heal(): void {
    this.#mood = 'pass';
    for (const each of this.#open) if (each.swallows) end(each);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  #join(near: Socket): void {
    if (this.#mood === 'refuse') {
      near.on('error', () => undefined).resetAndDestroy();
      return;
    }
    const far = connect({ port: this.#target, host: '127.0.0.1', noDelay: true });
    const connection = { near, far, swallows: this.#mood === 'black-hole' };
    this.#open.add(connection);
    near.on('data', (bytes) => connection.swallows || far.write(bytes));
    far.on('data', (bytes) => connection.swallows || near.write(bytes));
    far.on('error', () => far.destroy()).on('close', () => connection.swallows || near.destroy());
    near.on('error', () => near.destroy());
    near.on('close', () => {
      this.#open.delete(connection);
      far.destroy();
    });
  }
}

function end({ near, far }: Connection): void {
  near.destroy();
  far.destroy();
}
