import type { House } from '../../src/house.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { atLength } from '../support/at-length.js';
import { tokenFor } from '../support/client.js';
import { act, type Send } from '../support/desk/acts.js';
import { deskAt, type Desk, type Place } from '../support/desk/desk.js';
import { SIGHTS } from '../support/desk/sights.js';
import { found, houseOn, newProject, newTag, newTeam, newUser } from '../support/house.js';
import { pick, type Random } from '../support/load/wishes.js';
import { freshDatabase } from '../support/postgres.js';
import { byChance } from '../support/random.js';
import { startService, WITHOUT_QUOTAS, type Service } from '../support/service.js';
import { logBeside } from '../support/whole-log.js';

const DESKS = atLength(24, 12);

async function newPlaces(house: House): Promise<readonly Place[]> {
  const ada = await found(house, 'Lab');
  const tagId = await newTag(house, ada, 'urgent');
  const places: Place[] = [];
  for (let n = 0; n < DESKS; n++) {
    const teamId = await newTeam(house, ada, `Team ${n}`);
    const [me, mate] = [await newUser(house, ada, 'Ann', { teamId }), await newUser(house, ada, 'Bob', { teamId })];
    const project = await newProject(house, me, teamId);
    const [mine, mates] = [await tokenFor(house, me), await tokenFor(house, mate)];
    const people = { me: { userId: me.userId, token: mine }, mate: { userId: mate.userId, token: mates } };
    places.push({ ...people, organizationId: ada.organizationId, teamId, tagId, ...project });
  }
  return places;
}

/** Where to write, and where to read what was written. */
interface Ways {
  readonly writeTo: Service;
  readonly readFrom: Service;
}

async function ask(url: string, token: string, method: string, body?: object): Promise<Response> {
  const authorization = `Bearer ${token}`;
  const headers = { authorization, prefer: 'wait=30', ...(body && { 'content-type': 'application/json' }) };
  return fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

/** Writes, then reads at once with the returned position; returns the difference from what must be shown, if any. */
async function writeAndRead(desk: Desk, { writeTo, readFrom }: Ways, random: Random): Promise<string | undefined> {
  const send: Send = async (by, { method, path, body }) => {
    const response = await ask(`${writeTo.url}${path}`, desk[by].token, method, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as { readonly position: string };
  };
  const [change, position] = await act(desk, send, random);
  const sight = pick(SIGHTS[change], random)?.(desk);
  if (sight === undefined) throw new Error(`Nothing shows ${change}.`);
  const { by, path, status = 200, shown, must } = sight;
  const at = `${path}${path.includes('?') ? '&' : '?'}minPosition=${position}`;
  const response = await ask(`${readFrom.url}${at}`, desk[by].token, 'GET');
  const body = (await response.json()) as Readonly<Record<string, unknown>>;
  if (response.status !== status) return `${change}: ${at}: ${response.status} ${JSON.stringify(body)}`;
  const [is, should] = [JSON.stringify(shown(body)), JSON.stringify(must)];
  return is === should ? undefined : `${change}: ${at}: ${is} instead of ${should}`;
}

/** Does so `times` times at all desks at once; returns the first differences. */
async function writeAndReadTimes(times: number, desks: readonly Desk[], ways: Ways, random: Random): Promise<string[]> {
  const stale: string[] = [];
  let left = times;
  const lane = async (desk: Desk): Promise<void> => {
    while (left > 0 && stale.length < 5) {
      left -= 1;
      const found = await writeAndRead(desk, ways, random);
      if (found !== undefined) stale.push(found);
    }
  };
  await Promise.all(desks.map(lane));
  return stale;
}

describe('writing, then reading with the returned position', () => {
  let drop: () => Promise<void>;
  let databaseUrl: string;
  let desks: readonly Desk[];
  let log: EventLog | undefined;
  const services: Service[] = [];
  beforeAll(async () => {
    ({ url: databaseUrl, drop } = await freshDatabase());
    const house = await houseOn(databaseUrl);
    const places = await newPlaces(house);
    await house.shutdown.stop();
    const beside = await logBeside(databaseUrl);
    log = beside;
    desks = await Promise.all(places.map((place) => deskAt(place, beside)));
    for (let n = 0; n < 2; n++) services.push(await startService({ databaseUrl }, WITHOUT_QUOTAS));
  });
  afterAll(async () => {
    await Promise.all(services.map((service) => service.kill()));
    await log?.close();
    await drop();
  });

  // The process that starts first runs the projector, and the other one polls its checkpoint.
  it.each([
    ['on the process that projects', atLength(3_000, 500), 0, 0],
    ['on the other process', atLength(3_000, 500), 1, 1],
    ['written to the process that projects and read from the other', atLength(2_000, 500), 0, 1],
    ['written to the other process and read from the one that projects', atLength(2_000, 500), 1, 0],
  ])('LOG-4: %s, a query never returns older data: %i times', async (_, times, writer, reader) => {
    const [writeTo, readFrom] = [services[writer], services[reader]];
    if (writeTo === undefined || readFrom === undefined) throw new Error('A service is missing.');
    await byChance(async (random) => {
      expect(await writeAndReadTimes(times, desks, { writeTo, readFrom }, random)).toEqual([]);
    });
  });
});
