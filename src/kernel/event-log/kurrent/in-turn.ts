/**
 * Runs tasks of one name one after the other, in the order of their arrival; those of other names run independently.
 */
export type InTurn = <Answer>(name: string, task: () => Promise<Answer>) => Promise<Answer>;

/** A chain of promises per name, which ends with its last task. */
export function inTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (name, task) => {
    const before = last.get(name);
    const turn = before === undefined ? task() : before.then(task, task);
    last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (last.get(name) === turn) last.delete(name);
    }
  };
}
