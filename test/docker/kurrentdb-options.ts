/**
 * The options of KurrentDB 26.0 that can be set in its environment, as `KURRENTDB_` and the name in capitals: the server
 * does not start when it meets another one.
 *
 * Source: `ClusterVNodeOptions.cs` of the server, without what its upgrade guide calls removed or without effect up to
 * 26.0.
 */
const options = `
  DefaultAdminPassword DefaultOpsPassword
  AllowAnonymousEndpointAccess AllowAnonymousStreamAccess Config DisableHttpCaching Insecure
  LogFailedAuthenticationAttempts LogHttpRequests MaxAppendEventSize MaxAppendSize
  OverrideAnonymousEndpointAccessForGossip SkipIndexScanOnReads StatsPeriodSec TelemetryOptout WhatIf
  AuthenticationConfig AuthenticationType AuthorizationConfig AuthorizationType
  CertificateFile CertificatePassword CertificatePrivateKeyFile CertificatePrivateKeyPassword
  CertificateReservedNodeCommonName TrustedRootCertificatesPath
  CertificateStoreLocation CertificateStoreName CertificateSubjectName CertificateThumbprint
  TrustedRootCertificateStoreLocation TrustedRootCertificateStoreName TrustedRootCertificateSubjectName
  TrustedRootCertificateThumbprint
  ClusterDns ClusterGossipPort ClusterSize DeadMemberRemovalPeriodSec DiscoverViaDns GossipAllowedDifferenceMs
  GossipIntervalMs GossipSeed GossipTimeoutMs LeaderElectionTimeoutMs NodePriority ReadOnlyReplica
  StreamInfoCacheCapacity UnsafeAllowSurplusNodes
  CachedChunks ChunkSize ChunksCacheSize CommitTimeoutMs Db DbLogFormat DisableScavengeMerging HashCollisionReadLimit
  Index IndexCacheDepth IndexCacheSize InitializationThreads MaxAutoMergeIndexLevel MaxMemTableSize MaxTruncation
  MinFlushDelayMs PrepareTimeoutMs ReaderThreadsCount ReduceFileCachePressure ScavengeBackendCacheSize
  ScavengeBackendPageSize ScavengeHashUsersCacheCapacity ScavengeHistoryMaxAge SkipDbVerify SkipIndexVerify
  StatsStorage StreamExistenceFilterSize Transform UnsafeDisableFlushToDisk UnsafeIgnoreHardDelete
  UseIndexBloomFilters WriteStatsToDb WriteThrough WriteTimeoutMs
  KeepAliveInterval KeepAliveTimeout
  AdvertiseHostToClientAs AdvertiseNodePortToClientAs ConnectionPendingSendBytesThreshold
  ConnectionQueueSizeThreshold DisableAdminUi DisableGossipOnHttp DisableStatsOnHttp EnableAtomPubOverHttp
  EnableTrustedAuth EnableUnixSocket NodeHostAdvertiseAs NodeIp NodePort NodePortAdvertiseAs
  ReplicationHeartbeatInterval ReplicationHeartbeatTimeout ReplicationHostAdvertiseAs ReplicationIp ReplicationPort
  ReplicationTcpPortAdvertiseAs
  DisableLogFile Log LogConfig LogConsoleFormat LogFileInterval LogFileRetentionCount LogFileSize LogLevel
  FaultOutOfOrderProjections MaxProjectionStateSize ProjectionCompilationTimeout ProjectionExecutionTimeout
  ProjectionThreads ProjectionsQueryExpiry RunProjections StartStandardProjections
`;

/** Such as KURRENTDB_CLUSTER_SIZE for ClusterSize. */
export const kurrentDbKeys: ReadonlySet<string> = new Set(
  options
    .trim()
    .split(/\s+/)
    .map((option) => `KURRENTDB_${option.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}`),
);
