import config from './jest.config.js';

/** `npm run test:long`: the runs that `npm test` cuts short, at their full length. */
export default { ...config, globals: { atLength: true } };
