import { fold } from '../../../src/kernel/text/fold.js';
import { alike, foldedAlikeHistory } from '../../support/folded-alike.js';
import { eventByEvent, logOf } from '../../support/history.js';
import { freshReadModel, projectAll, rebuildFocus, type ReadModel } from '../../support/projecting.js';
import { tableHashes } from '../../support/table-hashes.js';

let model: ReadModel;
beforeAll(async () => {
  model = await freshReadModel();
});
afterAll(() => model.drop());

it('LOG-8: tags and addresses that are equal now, but that an earlier version accepted as different, are projected and rebuilt', async () => {
  const log = await logOf(foldedAlikeHistory);
  await projectAll(log, { pool: model.pool, batch: 10_000 });
  const live = await tableHashes(model.pool, 'focus');
  const { rows: tags } = await model.pool.query<{ name: string }>(
    'SELECT t.name FROM focus.item_tags g JOIN focus.tags t ON t.id = g.tag_id WHERE t.removed_at IS NULL',
  );
  expect(tags.map(({ name }) => fold(name))).toEqual(alike.tags.map(() => 'strasse'));
  const { rows: users } = await model.pool.query<{ email: string }>('SELECT email FROM focus.users');
  expect(users.map(({ email }) => fold(email))).toEqual(alike.users.map(() => 'sam@example.org'));

  await rebuildFocus(log, model.pool);
  expect(await tableHashes(model.pool, 'focus')).toEqual(live);
  await model.clear();
  await projectAll(await logOf(eventByEvent(foldedAlikeHistory)), { pool: model.pool, batch: 1 });
  expect(await tableHashes(model.pool, 'focus')).toEqual(live);
});
