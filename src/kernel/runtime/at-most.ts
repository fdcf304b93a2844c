/** Runs at most `count` tasks at a time, in the order of their arrival. */
export function atMost(count: number): <Answer>(task: () => Promise<Answer>) => Promise<Answer> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      // The next waiter gets the free place.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
