import { ServerInterceptingCall, status, type ServerInterceptor } from '@grpc/grpc-js';
import { failure } from './failure.ts';
import type { Serving } from './serving.ts';

/** Whoever reads or writes says who he is; what a server can do, and gossip, are told to everybody. */
export const admission =
  (serving: Serving): ServerInterceptor =>
  ({ path }, call) =>
    new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            const { admitted } = serving;
            const wanted = `Basic ${Buffer.from(admitted ?? '').toString('base64')}`;
            const strange = admitted !== undefined && metadata.get('authorization')[0] !== wanted;
            if (strange && path.includes('.streams.'))
              return call.sendStatus(failure(status.UNAUTHENTICATED, 'Unauthenticated'));
            proceed(metadata);
          },
        }),
    });
