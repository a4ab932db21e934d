import type { AsteriskSettings } from '../../config/asterisk-conf.js';
import type { Clock } from '../../contract/clock.js';
import type { Log } from '../../contract/log.js';
import type { ActionRequest, Caller, Pbx, PbxDescription } from '../../contract/pbx.js';
import { ActionTable } from './action-table.js';
import { Bridges } from './bridges.js';
import { CallObservers } from './call-observers.js';
import { CallRecords } from './cdr/call-records.js';
import { ChannelEventLog } from './cel/channel-event-log.js';
import type { ChannelTechnology } from './channel-technology.js';
import { Channels } from './channels.js';
import { CommandTable } from './command-table.js';
import type { Database } from './database.js';
import { DeviceStates } from './device-state.js';
import { Dialplan } from './dialplan/dialplan.js';
import { EventBus } from './event-bus.js';
import { Features } from './features/features.js';
import { Hints } from './hints.js';
import { Mailboxes } from './mailboxes.js';
import { Media } from './media/media.js';
import type { MessageTechnology } from './message-technology.js';
import type { Application, DialplanFunction } from './module.js';
import { ModuleLoader } from './module-loader.js';
import { MusicOnHold } from './music-on-hold.js';
import { NamedTable } from './named-table.js';
import { OutsideWork } from './outside-work.js';
import { Phones } from './phones/phones.js';
import { Pickups } from './pickups.js';
import { Pjsip } from './pjsip/pjsip.js';
import { PresenceStates } from './presence-state.js';
import { Shutdown } from './shutdown.js';
import { SorceryStores } from './sorcery/sorcery-stores.js';
import { GlobalVariables } from './variables.js';

export interface KernelOptions {
  readonly settings: AsteriskSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** AstDB, opened already. */
  readonly database: Database;
  /** The Asterisk version that it answers as. */
  readonly version: string;
}

/** The embedded telephone system: what its modules share. One process may run several. */
export class Kernel implements Pbx {
  readonly settings: AsteriskSettings;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly database: Database;
  readonly events: EventBus;
  readonly actions = new ActionTable();
  readonly commands = new CommandTable();
  readonly applications = new NamedTable<Application>('application');
  readonly functions = new NamedTable<DialplanFunction>('function');
  readonly technologies = new NamedTable<ChannelTechnology>('channel technology');
  readonly messageTechnologies = new NamedTable<MessageTechnology>('message technology');
  readonly globals: GlobalVariables;
  readonly deviceStates: DeviceStates;
  readonly presenceStates: PresenceStates;
  readonly dialplan: Dialplan;
  readonly hints: Hints;
  readonly channels: Channels;
  readonly bridges: Bridges;
  /** Those who keep records of calls. */
  readonly callObservers = new CallObservers();
  /** Call detail records. */
  readonly callRecords = new CallRecords(this);
  /** The log of channel events. */
  readonly channelEventLog = new ChannelEventLog(this);
  /** Programs that are waited for. */
  readonly outsideWork = new OutsideWork();
  /** Telephones that are played, for demos and tests. */
  readonly phones = new Phones(this);
  /** What channels can do by pressing digits while they talk. */
  readonly features = new Features();
  /** Calls that ring and may be taken by somebody else. */
  readonly pickups = new Pickups();
  /** Messages that wait, whoever keeps them. */
  readonly mailboxes = new Mailboxes(this);
  /** Objects of modules, such as endpoints, wherever they are kept. */
  readonly sorcery = new SorceryStores(this);
  /** Endpoints, and where they are reached. */
  readonly pjsip: Pjsip;
  readonly modules: ModuleLoader;
  readonly media: Media;
  readonly musicOnHold = new MusicOnHold();
  readonly startedAt: number;
  reloadedAt: number;
  readonly shutdown: Shutdown;
  /** Resolves when everything is up. */
  readonly whenFullyBooted: Promise<void>;
  #fullyBooted = false;
  #tellFullyBooted: () => void = () => {};

  constructor(options: KernelOptions) {
    this.settings = options.settings;
    this.clock = options.clock;
    this.log = options.log;
    this.version = options.version;
    this.database = options.database;
    this.events = new EventBus(options.clock);
    this.media = new Media(options.clock);
    this.startedAt = this.reloadedAt = options.clock.now();
    this.globals = new GlobalVariables(this);
    this.deviceStates = new DeviceStates(this);
    this.presenceStates = new PresenceStates(this);
    this.dialplan = new Dialplan(this);
    this.hints = new Hints(this);
    this.channels = new Channels(this);
    this.bridges = new Bridges(this);
    this.pjsip = new Pjsip(this);
    this.modules = new ModuleLoader(this);
    this.shutdown = new Shutdown(this);
    this.whenFullyBooted = new Promise((resolve) => {
      this.#tellFullyBooted = resolve;
    });
  }

  get fullyBooted(): boolean {
    return this.#fullyBooted;
  }

  /** To be set when all modules have started; reloads that were asked for before are done then. */
  set fullyBooted(value: boolean) {
    this.#fullyBooted = value;
    if (!value) return;
    this.#tellFullyBooted();
    void this.modules.runQueuedReloads();
  }

  perform(request: ActionRequest, caller: Caller) {
    return this.actions.perform(request, caller);
  }

  describe(): PbxDescription {
    return {
      version: this.version,
      startedAt: this.startedAt,
      reloadedAt: this.reloadedAt,
      fullyBooted: this.fullyBooted,
      actions: this.actions.names(),
      unloadedModules: new Set(
        this.modules.list({ all: true }).flatMap(({ name, running }) => (running ? [] : [name])),
      ),
    };
  }

  setChannelVariables(names: readonly string[]): void {
    this.channels.snapshotVariables = names;
  }
}
