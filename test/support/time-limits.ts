import { jest } from '@jest/globals';

/**
 * How long a test may take before it counts as hung, by test folder: many times what it takes on an idle machine, as no
 * test may fail because the machine is busy.
 */
const secondsPerTest: Readonly<Record<string, number>> = {
  unit: 120,
  property: 600,
  contract: 600,
  e2e: 600,
  fault: 900,
};

const drawer = /[\\/]test[\\/]([^\\/]+)[\\/]/.exec(expect.getState().testPath ?? '')?.[1] ?? '';
jest.setTimeout((secondsPerTest[drawer] ?? 120) * 1000);
