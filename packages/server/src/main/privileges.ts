import { execFileSync } from 'node:child_process';
import os from 'node:os';

/** Who the server shall be (`-U`, `-G`, `-p`). */
export interface Privileges {
  readonly user?: string | undefined;
  readonly group?: string | undefined;
  readonly priority: boolean;
}

/** What Node's types leave out. */
type PosixProcess = NodeJS.Process & { readonly initgroups?: (user: string, group: number) => void };

/**
 * Becomes the user and group that are wanted, for good.
 * @throws Error with what to do, where the system refuses.
 */
export const takePrivileges = ({ user, group, priority }: Privileges): void => {
  // The priority first: only a privileged user may raise it.
  if (priority) attempt('raise its priority (-p)', () => os.setPriority(os.constants.priority.PRIORITY_HIGH));
  const { setgid, setgroups, initgroups, setuid } = process as PosixProcess;
  if (!setgid || !setgroups || !initgroups || !setuid) return;
  if (group !== undefined) {
    attempt(`become the group '${group}'`, () => {
      setgid(group);
      setgroups([group]);
    });
  }
  if (user !== undefined) {
    attempt(`become the user '${user}'`, () => {
      if (group === undefined) {
        const primary = Number(execFileSync('id', ['-g', '--', user], { encoding: 'utf8', stdio: 'pipe' }));
        setgid(primary);
        initgroups(user, primary);
      }
      setuid(user);
    });
  }
};

const attempt = (what: string, act: () => void): void => {
  try {
    act();
  } catch (error) {
    throw new Error(`The server may not ${what}: ${(error as Error).message.trim()}`);
  }
};
