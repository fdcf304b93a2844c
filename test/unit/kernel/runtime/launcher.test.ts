import { LOOK_EVERY_MS, npmEnded, type ProcessEntry } from '../../../../src/kernel/runtime/launcher.js';
import { seededClock } from '../../../support/seeded-clock.js';

const BY_NPM = { npm_lifecycle_event: 'start' };
const [INIT, TERMINAL, NPM, SHELL] = [1, 10, 20, 30];

interface How {
  readonly shell?: boolean;
  readonly proc?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** The processes that had ended when the service first checked. */
  readonly goneBefore?: 'npm alone' | 'both';
}

/** A service below npm, with a shell between them or without, where processes can be looked up or not. */
function service({ shell = true, proc = true, environment = BY_NPM, goneBefore }: How = {}) {
  const entries = new Map<number, ProcessEntry>([
    [TERMINAL, { parent: INIT, name: 'bash' }],
    [NPM, { parent: TERMINAL, name: 'npm start' }],
    [SHELL, { parent: goneBefore === undefined ? NPM : INIT, name: 'sh' }],
  ]);
  let parent = goneBefore === 'both' ? INIT : shell ? SHELL : NPM;
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
    ['if processes cannot be looked up', { shell: false, proc: false }],
  ])('notices that npm has ended, %s', async (_, how) => {
    const { orphan, toldAfter } = service(how);
    expect(await toldAfter(3)).toBe(false);
    orphan();
    expect(await toldAfter(1)).toBe(true);
  });

  it('notices that npm has ended even if the shell between them still runs', async () => {
    const { adopt, toldAfter } = service();
    adopt(SHELL);
    expect(await toldAfter(1)).toBe(true);
  });

  it('continues when the terminal or the script that started npm has ended', async () => {
    for (const shell of [true, false]) {
      const { adopt, toldAfter } = service({ shell });
      adopt(NPM);
      expect(await toldAfter(3)).toBe(false);
    }
  });
});

describe('a service whose build runs first', () => {
  const environment = { ...BY_NPM, BRIGHTLY_RUN_BY: `${SHELL} ${NPM}` };

  it('notices that npm ended during the build, with its shell or without', async () => {
    for (const end of ['npm alone', 'both'] as const) {
      expect(await service({ environment, goneBefore: end }).toldAfter(1)).toBe(true);
    }
  });

  it('continues while npm runs', async () => {
    expect(await service({ environment }).toldAfter(3)).toBe(false);
    const itself = { ...BY_NPM, BRIGHTLY_RUN_BY: `${NPM} ${TERMINAL}` };
    expect(await service({ environment: itself, shell: false }).toldAfter(3)).toBe(false);
  });
});

it.each([
  ['npm does not run', {}],
  ['another script of a package puts into the background', { npm_lifecycle_event: 'up' }],
])('a service that %s continues whichever process has ended', async (_, environment) => {
  const { orphan, toldAfter } = service({ environment });
  orphan();
  expect(await toldAfter(3)).toBe(false);
});
