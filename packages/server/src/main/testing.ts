import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { systemClock } from '../contract/clock.js';
import { type PhoneOptions, phoneSettings } from '../pbx/kernel/phones/phone-options.js';
import { VirtualClock } from '../pbx/kernel/virtual-clock.js';
import { type EtcFiles, type LaidOutTest, layOutTest } from '../testing/etc-folder.js';
import { inBytes } from '../testing/event-log.js';
import { LocalClient } from '../testing/local-client.js';
import { Rest } from '../testing/settle.js';
import { type AmiAccess, TestPbx } from '../testing/test-pbx.js';
import { Program } from './program.js';

export type {
  HabitOptions,
  PhoneOptions,
  ReactionOptions,
  ScriptOptions,
  StepOptions,
  TimeOptions,
} from '../pbx/kernel/phones/phone-options.js';
export type { TimeSpan } from '../pbx/kernel/phones/time-span.js';
export type { EtcFiles } from '../testing/etc-folder.js';
export { EventAssertionError, type EventHeaders, type Expected, type ExpectedHeaders } from '../testing/event-log.js';
export type { ActionResult, MessageHeaders } from '../testing/local-client.js';
export type { AmiAccess, TestPbx } from '../testing/test-pbx.js';
export type { TestCall, TestPhone } from '../testing/test-phone.js';

export interface StartPbxOptions {
  /** A configuration folder, which is copied, or the texts of its files: `{ 'extensions.conf': '…' }`. */
  readonly etc?: EtcFiles;
  /**
   * `virtual`, the default: time stands still but for `pbx.advance`, and an hour takes a moment. `real`: for clients that
   * are not in this process.
   */
  readonly clock?: 'virtual' | 'real';
  /** When virtual time begins; a Monday morning by default. */
  readonly now?: Date;
  /** Scripted phones by name, beside those of phones.conf. */
  readonly phones?: Readonly<Record<string, PhoneOptions>>;
  /** A folder with `sounds` and `agi-bin`, as astdatadir. */
  readonly data?: string;
  /** Name of the manager user that is added to those of manager.conf, with all rights; `test` by default. */
  readonly user?: string;
}

const mondayMorning = Date.UTC(2026, 0, 5, 9);

/**
 * Starts a telephone system of its own inside a test, with everything that the program has: dialplan, queues, phones,
 * and a port for any AMI client. It lives in a temporary folder, which `stop` removes.
 * @throws Error that says what is wrong with the configuration or the phones
 */
export const startPbx = async (options: StartPbxOptions = {}): Promise<TestPbx> => {
  const access = { user: options.user ?? 'test', secret: randomUUID() };
  const laidOut = layOutTest(options.etc ?? {}, access, options.data);
  try {
    return await startIn(laidOut, access, options);
  } catch (error) {
    remove(laidOut);
    throw error;
  }
};

const startIn = async (
  laidOut: LaidOutTest,
  access: Pick<AmiAccess, 'user' | 'secret'>,
  { clock = 'virtual', now, phones = {} }: StartPbxOptions,
): Promise<TestPbx> => {
  const log: string[] = [];
  let program: Program | undefined;
  const rest = new Rest({
    count: () => {
      const { connections = 0, actions = 0, events = 0 } = program?.manager.counters ?? {};
      return connections + actions + events + (program?.manager.sessions.size ?? 0);
    },
    busy: () => (program?.kernel.database.busy || program?.kernel.outsideWork.underWay) ?? false,
    // one session is the kit's own
    clients: () => (program?.manager.sessions.size ?? 0) > 1,
  });
  const virtual =
    clock === 'virtual' ? new VirtualClock(now?.getTime() ?? mondayMorning, () => rest.reached()) : undefined;
  program = await Program.start({
    configuration: laidOut,
    port: 0,
    showLog: (line) => log.push(line),
    clock: virtual ?? systemClock,
  });
  try {
    return await openPbx(program, { clock: virtual, rest, log, access, laidOut, phones });
  } catch (error) {
    await program.stop();
    throw error;
  }
};

const openPbx = async (
  program: Program,
  given: {
    readonly clock: VirtualClock | undefined;
    readonly rest: Rest;
    readonly log: readonly string[];
    readonly access: Pick<AmiAccess, 'user' | 'secret'>;
    readonly laidOut: LaidOutTest;
    readonly phones: NonNullable<StartPbxOptions['phones']>;
  },
): Promise<TestPbx> => {
  const { kernel, manager } = program;
  const { clock, rest, log, access, laidOut, phones } = given;
  const [listener] = manager.addresses;
  if (!listener) throw new Error('The telephone system listens nowhere');
  const { host, port } = listener.address;
  const client = await LocalClient.open(manager, access.user, access.secret);
  for (const [name, described] of Object.entries(phones))
    kernel.phones.add(phoneSettings(inBytes(name), inBytes(described)));
  await rest.reached();
  const stop = async (): Promise<void> => {
    for (const phone of kernel.phones.all()) phone.retire();
    await rest.reached();
    client.close();
    await program.stop();
    await rest.reached();
    // clients that have not gone by themselves
    for (const session of [...manager.sessions]) session.destroy();
    await rest.reached();
    remove(laidOut);
  };
  return new TestPbx({
    kernel,
    events: manager.events,
    clock,
    rest,
    client,
    log,
    ami: { host, port, ...access },
    stop,
  });
};

const remove = ({ folder }: LaidOutTest): void => rmSync(folder, { recursive: true, force: true });
