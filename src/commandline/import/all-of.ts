const AT_ONCE = 200;

/**
 * Does the work on all of them, 200 at a time; the first failure stops the others too, and is thrown once they have
 * stopped.
 */
export async function allOf<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
  failing: AbortController,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const queue = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      try {
        answers.push(await work(item));
      } catch (error) {
        failures.push(error);
        failing.abort();
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw failures[0];
  return answers;
}
