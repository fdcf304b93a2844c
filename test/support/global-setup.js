import { makeRunFolder } from './test-run.js';

export default async function setUp() {
  process.env.BRIGHTLY_TEST_RUN = await makeRunFolder();
}
