import type { EventEmitter } from 'node:events';
import { status, type handleUnaryCall } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { failure, type Failure } from './failure.ts';
import type { Serving } from './serving.ts';

const streamsService = 'event_store.client.streams.streams';

/** Which calls the server knows; without batchappend the client appends the old way. */
export const supportedMethods =
  (serving: Serving): handleUnaryCall<shared.Empty, features.SupportedMethods> =>
  (_call, done) => {
    serving.seen.push({ method: 'GetSupportedMethods' });
    const { ends } = serving.faults.next('features');
    if (ends === null) return;
    if (ends !== 'answered') return done(ends);
    const names = ['read', 'append', 'delete', 'tombstone', ...(serving.batchAppend ? ['batchappend'] : [])];
    const methods = names.map((name) =>
      new features.SupportedMethod().setServiceName(streamsService).setMethodName(name),
    );
    done(null, new features.SupportedMethods().setEventStoreServerVersion('23.10.6').setMethodsList(methods));
  };

/** A cluster of one leader. */
export const members =
  (serving: Serving): handleUnaryCall<shared.Empty, gossip.ClusterInfo> =>
  (_call, done) => {
    serving.seen.push({ method: 'Gossip' });
    const { ends } = serving.faults.next('gossip');
    if (ends === null) return;
    if (ends !== 'answered') return done(ends);
    const leader = new gossip.MemberInfo()
      .setIsAlive(true)
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setTimeStamp('0')
      .setHttpEndPoint(new gossip.EndPoint().setAddress(serving.advertisedHost).setPort(serving.advertised));
    done(null, new gossip.ClusterInfo().setMembersList([leader]));
  };

/** What the port must never call: seen, and refused. */
export const unimplemented =
  (serving: Serving) =>
  (call: EventEmitter, done?: (error: Failure) => void): void => {
    serving.seen.push({ method: 'PersistentSubscriptions' });
    const refused = failure(status.UNIMPLEMENTED, 'The double has no persistent subscriptions.');
    if (done) done(refused);
    else call.emit('error', refused);
  };
