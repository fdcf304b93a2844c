import { LOOK_EVERY_MS, npmEnded, type ProcessEntry } from '../../../../src/kernel/runtime/launcher.js';
import { seededClock } from '../../../support/seeded-clock.js';

const BY_NPM = { npm_lifecycle_event: 'start' };
const [INIT, TERMINAL, NPM, SHELL] = [1, 10, 20, 30];

interface How {
  readonly shell?: boolean;
  readonly proc?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A service below npm, with a shell between them or without, where processes can be looked up or not. */
function service({ shell = true, proc = true, environment = BY_NPM }: How = {}) {
  const entries = new Map<number, ProcessEntry>([
    [TERMINAL, { parent: INIT, name: 'bash' }],
    [NPM, { parent: TERMINAL, name: 'npm start' }],
    [SHELL, { parent: NPM, name: 'sh' }],
  ]);
  let parent = shell ? SHELL : NPM;
  const clock = seededClock('launcher');
  let told = false;
  const processes = { parent: () => parent, entryOf: (pid: number) => (proc ? entries.get(pid) : undefined) };
  void npmEnded(environment, clock, processes).then(() => (told = true));
  const adopt = (pid: number) => entries.set(pid, { parent: INIT, name: entries.get(pid)?.name ?? '' });
  return {
    adopt,
    orphan: () => (parent = INIT),
    toldAfter: async (looks: number) => {
      for (let look = 0; look < looks; look++) {
        clock.advance(LOOK_EVERY_MS);
        await Promise.resolve();
      }
      return told;
    },
  };
}

describe('a service that npm runs', () => {
  it.each([
    ['itself', { shell: false }],
    ['through a shell', { shell: true }],
    ['where processes can not be looked up', { shell: false, proc: false }],
  ])('hears that npm is gone, %s', async (_, how) => {
    const { orphan, toldAfter } = service(how);
    expect(await toldAfter(3)).toBe(false);
    orphan();
    expect(await toldAfter(1)).toBe(true);
  });

  it('hears that npm is gone while the shell between them waits on', async () => {
    const { adopt, toldAfter } = service();
    adopt(SHELL);
    expect(await toldAfter(1)).toBe(true);
  });

  it('goes on when the terminal or the script that started npm is gone', async () => {
    for (const shell of [true, false]) {
      const { adopt, toldAfter } = service({ shell });
      adopt(NPM);
      expect(await toldAfter(3)).toBe(false);
    }
  });
});

it('a service that npm does not run goes on whoever is gone', async () => {
  const { orphan, toldAfter } = service({ environment: {} });
  orphan();
  expect(await toldAfter(3)).toBe(false);
});
