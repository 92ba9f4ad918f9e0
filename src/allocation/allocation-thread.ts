import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../../contexts/procurement/allocation/problem.ts';
import { solveAllocation } from './solve-allocation.ts';

parentPort?.postMessage(await solveAllocation(workerData as Problem));
