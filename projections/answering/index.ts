export { answering, silentSince } from './answering.ts';
