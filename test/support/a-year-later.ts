import { createFocus, createFocusFacts } from '../../src/focus/index.js';
import type { House } from '../../src/house.js';
import { createExecutor } from '../../src/kernel/deciding/execute.js';
import { timestamp } from '../../src/kernel/runtime/clock.js';
import { createOrganizationFacts, createOrganizations } from '../../src/organizations/index.js';
import { createPlanning, createPlanningFacts, createTeamProjectFacts } from '../../src/planning/index.js';

/** The same house, whose commands are carried out a year later, when all keys of today are forgotten. */
export function aYearLater(house: House): House {
  const { log, directory, pool } = house;
  const { caughtUp } = house.waiter;
  const clock = { ...house.clock, now: () => house.clock.now() + 365 * 24 * 60 * 60 * 1000 };
  const executor = createExecutor({ log, clock, hmacKey: house.clock.randomBytes(32) });
  const organizationFacts = createOrganizationFacts(pool, caughtUp, createTeamProjectFacts(pool, caughtUp));
  const parts = { executor, directory, chance: clock };
  const focus = createFocus({
    log: house.log,
    ...{ executor, directory, facts: createFocusFacts(pool, caughtUp) },
    now: () => timestamp(clock),
    newId: () => clock.randomUuidV7(),
  });
  return {
    ...house,
    ...{ clock, executor, focus },
    organizations: createOrganizations({ ...parts, facts: organizationFacts }),
    planning: createPlanning({ ...parts, personal: focus, facts: createPlanningFacts(pool, caughtUp) }),
  };
}
