/** What the role of the running service may do with the log's tables (LOG-1): append and read. */
export const LOG_PRIVILEGES: Readonly<Record<string, readonly string[]>> = {
  'log.events': ['SELECT', 'INSERT'],
  'log.identity': ['SELECT'],
};
