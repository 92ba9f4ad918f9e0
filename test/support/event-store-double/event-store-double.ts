import { Server, ServerCredentials } from '@grpc/grpc-js';
import featuresServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import persistentServices from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import streamsServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { admission } from './admission.ts';
import { append, batchAppend } from './appending.ts';
import { remove, tombstone } from './deleting.ts';
import { members, supportedMethods, unimplemented } from './discovery.ts';
import { Faults } from './faults.ts';
import { read } from './reading.ts';
import type { Call } from './seen.ts';
import { ServerLog } from './server-log.ts';
import type { OpenSubscription, Serving } from './serving.ts';

export interface DoubleOptions {
  /** Default: any that is free. */
  readonly port?: number;
  /** What a server that was stopped had stored. */
  readonly log?: ServerLog;
  /** False: an old server, to which the client appends with one call each. */
  readonly batchAppend?: boolean;
  /** PEM of what it serves with over TLS; absent: without TLS. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
}

/**
 * Speaks the protocol of EventStoreDB over real gRPC, for the real client: our reading of the server's source, in memory.
 * It proves what a client does with answers and faults, not what a server does.
 */
export class EventStoreDouble implements Serving {
  readonly log: ServerLog;
  readonly faults = new Faults();
  readonly seen: Call[] = [];
  readonly subscriptions = new Set<OpenSubscription>();
  port = 0;
  advertised = 0;
  advertisedHost = '127.0.0.1';
  admitted: string | undefined;
  batchAppend: boolean;
  tellsCaughtUp = true;
  tellsReadPosition = true;
  tellsPosition = true;
  tellsActual = true;
  tellsInvalidPosition = true;
  maxAppendBytes = 1024 * 1024;
  trickle = 0;
  readonly #server: Server;

  private constructor({ log, batchAppend: batched }: DoubleOptions) {
    this.log = log ?? new ServerLog();
    this.log.forgetRecent();
    this.batchAppend = batched ?? true;
    this.#server = new Server({
      'grpc.max_receive_message_length': 17 * 1024 * 1024,
      interceptors: [admission(this)],
    });
    // Answers of reads come encoded: every reader of an event gets the same bytes.
    const { read: reading } = streamsServices.StreamsService;
    const encoded = { ...reading, responseSerialize: (bytes: Buffer) => bytes };
    this.#server.addService(
      { ...streamsServices.StreamsService, read: encoded },
      {
        read: read(this),
        append: append(this),
        batchAppend: batchAppend(this),
        delete: remove(this),
        tombstone: tombstone(this),
      },
    );
    this.#server.addService(featuresServices.ServerFeaturesService, {
      getSupportedMethods: supportedMethods(this),
    });
    const persistent = persistentServices.PersistentSubscriptionsService;
    this.#server.addService(
      persistent,
      Object.fromEntries(Object.keys(persistent).map((name) => [name, unimplemented(this)])),
    );
    this.#server.addService(gossipServices.GossipService, {
      read: members(this),
    });
  }

  static async start(options: DoubleOptions = {}): Promise<EventStoreDouble> {
    const double = new EventStoreDouble(options);
    await double.#listen(options);
    return double;
  }

  /** One server, no discovery. */
  get connectionString(): string {
    return `esdb://127.0.0.1:${this.advertised}?tls=false`;
  }

  /** Found by gossip, as a cluster is. */
  get discoverString(): string {
    return `esdb+discover://127.0.0.1:${this.advertised}?tls=false&maxDiscoverAttempts=2&discoveryInterval=50&gossipTimeout=1`;
  }

  /** Open subscriptions fall silent, while everything else goes on. */
  freezeSubscriptions(): void {
    for (const each of this.subscriptions) each.frozen = true;
  }

  /** At once, as a process that is killed: what is open breaks. The log can be given to the next one. */
  async stop(): Promise<void> {
    this.#server.forceShutdown();
    await new Promise((resolve) => setImmediate(resolve));
  }

  #listen({ port = 0, tls }: DoubleOptions): Promise<void> {
    const credentials = tls
      ? ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.cert }])
      : ServerCredentials.createInsecure();
    return new Promise((resolve, reject) => {
      this.#server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) => {
        if (error) return reject(error);
        this.port = bound;
        this.advertised = bound;
        resolve();
      });
    });
  }
}
