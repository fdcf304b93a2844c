import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler, type QueryBus } from '@nestjs/cqrs';
import type { PlanningQueries } from './planning.queries.js';

export type { Caller } from '../../organizations/index.js';

/** Injection token of the `PlanningQueries`. */
export const PLANNING_QUERIES = Symbol('PlanningQueries');

/** A question to the planning room on the query bus. */
export class AskPlanning<Name extends keyof PlanningQueries = keyof PlanningQueries> {
  constructor(
    readonly name: Name,
    readonly values: Parameters<PlanningQueries[Name]>,
  ) {}
}

/** Hands questions from the query bus to the planning room. */
@QueryHandler(AskPlanning)
export class PlanningQueryHandler implements IQueryHandler<AskPlanning> {
  constructor(@Inject(PLANNING_QUERIES) private readonly queries: PlanningQueries) {}

  execute({ name, values }: AskPlanning): Promise<unknown> {
    // `AskPlanning` keeps name and values together, which a union of their types forgets.
    const answer = Reflect.get(this.queries, name) as (...values: readonly unknown[]) => Promise<unknown>;
    return answer(...values);
  }
}

/** Asks the planning room by way of the bus. */
export function askPlanning<Name extends keyof PlanningQueries>(
  bus: QueryBus,
  name: Name,
  ...values: Parameters<PlanningQueries[Name]>
): Promise<Awaited<ReturnType<PlanningQueries[Name]>>> {
  return bus.execute(new AskPlanning(name, values));
}
