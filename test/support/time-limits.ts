import { jest } from '@jest/globals';

/** How long a test may take before it counts as hung, by drawer; no test asserts on time. */
const secondsPerTest: Readonly<Record<string, number>> = { property: 60, contract: 60, e2e: 120, fault: 300 };

const drawer = /[\\/]test[\\/]([^\\/]+)[\\/]/.exec(expect.getState().testPath ?? '')?.[1] ?? '';
jest.setTimeout((secondsPerTest[drawer] ?? 10) * 1000);
