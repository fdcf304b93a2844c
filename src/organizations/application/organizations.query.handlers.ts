import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler, type QueryBus } from '@nestjs/cqrs';
import type { OrganizationQueries } from './organizations.queries.js';

/** Injection token of the `OrganizationQueries`. */
export const ORGANIZATION_QUERIES = Symbol('OrganizationQueries');

/** A question to the organizations room on the query bus. */
export class AskOrganizations<Name extends keyof OrganizationQueries = keyof OrganizationQueries> {
  constructor(
    readonly name: Name,
    readonly values: Parameters<OrganizationQueries[Name]>,
  ) {}
}

/** Hands questions from the query bus to the organizations room. */
@QueryHandler(AskOrganizations)
export class OrganizationsQueryHandler implements IQueryHandler<AskOrganizations> {
  constructor(@Inject(ORGANIZATION_QUERIES) private readonly queries: OrganizationQueries) {}

  execute({ name, values }: AskOrganizations): Promise<unknown> {
    // `AskOrganizations` keeps name and values together, which a union of their types forgets.
    const answer = Reflect.get(this.queries, name) as (...values: readonly unknown[]) => Promise<unknown>;
    return answer(...values);
  }
}

/** Asks the organizations room by way of the bus. */
export function askOrganizations<Name extends keyof OrganizationQueries>(
  bus: QueryBus,
  name: Name,
  ...values: Parameters<OrganizationQueries[Name]>
): Promise<Awaited<ReturnType<OrganizationQueries[Name]>>> {
  return bus.execute(new AskOrganizations(name, values));
}
