import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AmiUser } from '../support/ami.js';
import { Office } from '../support/office.js';

/** `write` of the users that attack; none of them has `system`. */
const attackers = {
  nobody: '',
  caller: 'call,originate,reporting,user',
  agi: 'call,originate,agi',
  editor: 'config',
  operator: 'command,call',
} as const;

export type Attacker = keyof typeof attackers;

const secret = 'a-secret-of-an-attacker';

/** A whole server with users of few rights, and a file that tells when one of them got through to the shell. */
export class GuardedOffice {
  readonly office: Office;
  readonly marker: string;
  readonly #open: AmiUser[] = [];

  private constructor(office: Office) {
    this.office = office;
    this.marker = join(office.folder, 'reached');
  }

  /**
   * @param general further lines of `[general]` in manager.conf
   * @param prepare changes the configuration before the server starts
   */
  static async open(general: readonly string[] = [], prepare: (office: Office) => void = () => {}) {
    const office = await Office.open();
    office.replace('manager.conf', 'enabled = yes', ['enabled = yes', ...general].join('\n'));
    const before = readFileSync(join(office.folder, 'etc/manager.conf'), 'latin1').trimEnd().split('\n');
    const users = Object.entries(attackers).flatMap(([name, write]) => [
      `[${name}]`,
      `secret = ${secret}`,
      'read = all',
      `write = ${write}`,
    ]);
    office.write('manager.conf', [...before, ...users]);
    prepare(office);
    await office.start();
    return new GuardedOffice(office);
  }

  /** A place within the folder of the office. */
  path(name: string): string {
    return join(this.office.folder, name);
  }

  /** A command of the shell that leaves the mark. */
  get touch(): string {
    return `touch ${this.marker}`;
  }

  /** Whether the mark is there, with whatever ending. */
  get isReached(): boolean {
    return this.#marks.length > 0;
  }

  /** Takes the mark away. */
  clean(): void {
    for (const name of this.#marks) rmSync(this.path(name));
  }

  get #marks(): readonly string[] {
    return readdirSync(this.office.folder).filter((name) => name.startsWith('reached'));
  }

  async login(name?: Attacker): Promise<AmiUser> {
    const { account } = this.office;
    const user = await AmiUser.login(name === undefined ? account : { ...account, username: name, secret });
    this.#open.push(user);
    return user;
  }

  async close(): Promise<void> {
    for (const user of this.#open) user.close();
    await this.office.close();
  }
}
