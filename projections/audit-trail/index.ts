export * from './find-readings.ts';
export { FindTrail, FindTrailHandler } from './find-trail.ts';
export { GetTrailEvent, GetTrailEventHandler } from './get-trail-event.ts';
export { GetTrailExportHandler } from './get-trail-export.ts';
export { type ReadingDeed, Readings } from './readings.ts';
export { parseSearch, searchKeys } from './search.ts';
export { TrailIndex } from './trail-index.ts';
export { Trail, type TrailPage } from './trail.ts';
