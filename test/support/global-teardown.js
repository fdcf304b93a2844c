import { removeRunFolder } from './test-run.js';

export default async function tearDown() {
  await removeRunFolder(process.env.BRIGHTLY_TEST_RUN);
}
