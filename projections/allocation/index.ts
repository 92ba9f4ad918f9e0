export { FindLimitCosts, FindLimitCostsHandler, type LimitsCompared } from './find-limit-costs.ts';
export { FindAllocation, FindAllocationHandler } from './find-allocation.ts';
export { GetCertificateHandler } from './get-certificate.ts';
