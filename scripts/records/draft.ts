/** Drafts the migration of a room of record types on standard output: `npm run -s record-tables -- <room>`. */
import { draftTable } from '../../src/kernel/records/serving/record-sql.js';
import { recordRooms } from '../../src/record-rooms.js';

const [, , name] = process.argv;
const room = recordRooms.find((each) => each.name === name);
if (room === undefined) {
  const names = recordRooms.map((each) => each.name).join(', ');
  process.stderr.write(
    `There is no room of record types ${name ?? ''}; src/record-rooms.ts has: ${names || 'none'}.\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(room.types.map((type) => draftTable(type, room.types)).join('\n'));
}
