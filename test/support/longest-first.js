// Plain JavaScript, because Jest loads it without the transform that the tests get.
import { statSync } from 'node:fs';

/** Test folders, the one with the longest files first, so that no worker is left alone with a long one in the end. */
const DRAWERS = ['fault/nodes', 'fault', 'property', 'e2e', 'contract', 'unit'];

const drawerOf = (path) => DRAWERS.findIndex((drawer) => path.replaceAll('\\', '/').includes(`/test/${drawer}/`));

/**
 * The order in which Jest runs the files: by folder, and in each the largest file first; earlier runs are not
 * considered.
 */
export default class LongestFirst {
  sort(tests) {
    const sized = tests.map((test) => ({ test, drawer: drawerOf(test.path), bytes: statSync(test.path).size }));
    const sorted = sized.sort((one, other) => one.drawer - other.drawer || other.bytes - one.bytes);
    return sorted.map(({ test }) => test);
  }

  shard(tests, { shardIndex, shardCount }) {
    return tests.filter((_, index) => index % shardCount === shardIndex - 1);
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
