export * from './find-indices.ts';
export { indexOn } from './index-on.ts';
export { indices, type IndexEntry } from './indices.ts';
