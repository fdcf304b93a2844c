import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler, type QueryBus } from '@nestjs/cqrs';
import type { FocusQueries } from './focus.reads.js';

/** Injection token of the `FocusQueries`. */
export const FOCUS_QUERIES = Symbol('FocusQueries');

/** A question to the focus room on the query bus. */
export class AskFocus<Name extends keyof FocusQueries = keyof FocusQueries> {
  constructor(
    readonly name: Name,
    readonly values: Parameters<FocusQueries[Name]>,
  ) {}
}

/** Hands questions from the query bus to the focus room. */
@QueryHandler(AskFocus)
export class FocusQueryHandler implements IQueryHandler<AskFocus> {
  constructor(@Inject(FOCUS_QUERIES) private readonly queries: FocusQueries) {}

  execute({ name, values }: AskFocus): Promise<unknown> {
    // `AskFocus` keeps name and values together, which a union of their types forgets.
    const answer = Reflect.get(this.queries, name) as (...values: readonly unknown[]) => Promise<unknown>;
    return answer(...values);
  }
}

/** Asks the focus room by way of the bus. */
export function askFocus<Name extends keyof FocusQueries>(
  bus: QueryBus,
  name: Name,
  ...values: Parameters<FocusQueries[Name]>
): Promise<Awaited<ReturnType<FocusQueries[Name]>>> {
  return bus.execute(new AskFocus(name, values));
}
