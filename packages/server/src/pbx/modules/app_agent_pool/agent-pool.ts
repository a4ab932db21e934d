import { events } from '@amiable/protocol';
import type { Timer } from '../../../contract/clock.js';
import type { Bridge } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import type { DeviceState } from '../../kernel/device-state.js';
import type { Kernel } from '../../kernel/kernel.js';
import { Logger } from '../../kernel/logger.js';
import type { AgentConfig, AgentSettings } from './agents-conf.js';

/** How long an agent has to stay before it counts as free, so that a line that fails at once gets no calls. */
const probationMs = 5000;

/** An agent who is logged in. */
interface Login {
  readonly channel: Channel;
  /** In milliseconds since the epoch. */
  readonly at: number;
  proven: boolean;
}

export interface Agent {
  readonly id: string;
  settings: AgentSettings;
  login: Login | undefined;
  /** Not in agents.conf any more; goes with the login. */
  gone: boolean;
}

/** The agents of agents.conf and where they are. */
export class AgentPool {
  readonly kernel: Kernel;
  readonly #agents = new Map<string, Agent>();
  #room: Bridge | undefined;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** By their ids. */
  list(): readonly Agent[] {
    return [...this.#agents.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get(id: string): Agent | undefined {
    return this.#agents.get(id);
  }

  /** Puts agents.conf in force. Agents who are logged in and not in it any more stay until they log off. */
  configure(configs: readonly AgentConfig[]): void {
    const ids = new Set(configs.map(({ id }) => id));
    for (const agent of this.#agents.values()) {
      agent.gone = !ids.has(agent.id);
      this.#tidy(agent);
    }
    for (const { id, settings } of configs) {
      const known = this.#agents.get(id);
      if (known) known.settings = settings;
      else {
        this.#agents.set(id, { id, settings, login: undefined, gone: false });
        this.kernel.deviceStates.set(deviceOf(id), 'UNAVAILABLE');
      }
    }
  }

  /** The state of `Agent:id`. */
  stateOf(id: string): DeviceState {
    const agent = this.#agents.get(id);
    if (!agent) return 'INVALID';
    return agent.login?.proven ? 'NOT_INUSE' : 'UNAVAILABLE';
  }

  /** The room where agents wait for calls, made when the first one comes. */
  room(): Bridge {
    this.#room ??= this.kernel.bridges.create({
      type: 'agent_hold',
      technology: 'holding_bridge',
      creator: 'AgentPool',
      dissolveOnHangup: false,
      dissolveWhenEmpty: false,
      leaving: (channel) => this.kernel.musicOnHold.stop(channel),
    });
    return this.#room;
  }

  /** Keeps a channel as that of an agent until the agent is logged off or the line is gone. */
  async stay(agent: Agent, channel: Channel): Promise<void> {
    const { clock } = this.kernel;
    const login: Login = { channel, at: clock.now(), proven: false };
    agent.login = login;
    this.kernel.events.publish(events.AgentLogin, { channel: channel.snapshot(), Agent: agent.id });
    this.#record(agent, login, 'AGENTLOGIN');
    const probation = clock.after(probationMs, () => this.#prove(agent, login));
    await this.#wait(agent, channel, probation);
    const seconds = Math.trunc((clock.now() - login.at) / 1000);
    agent.login = undefined;
    this.kernel.events.publish(events.AgentLogoff, {
      channel: channel.snapshot(),
      Agent: agent.id,
      Logintime: seconds,
    });
    this.#record(agent, login, 'AGENTLOGOFF', seconds);
    this.kernel.deviceStates.set(deviceOf(agent.id), 'UNAVAILABLE');
    this.#tidy(agent);
  }

  async #wait(agent: Agent, channel: Channel, probation: Timer): Promise<void> {
    try {
      const stay = this.room().join(channel);
      this.kernel.musicOnHold.start(channel, agent.settings.musiconhold);
      await stay;
    } finally {
      probation.cancel();
    }
  }

  #prove(agent: Agent, login: Login): void {
    login.proven = true;
    this.kernel.deviceStates.set(deviceOf(agent.id), 'NOT_INUSE');
  }

  /** Ends a login. @param soft lets the line itself go on where it came from */
  logOff({ login }: Agent, soft: boolean): void {
    if (!login) return;
    if (!soft) login.channel.requestHangup();
    this.#room?.kick(login.channel);
  }

  get loggedIn(): number {
    return this.list().filter(({ login }) => login).length;
  }

  stop(): void {
    for (const agent of this.#agents.values()) {
      this.logOff(agent, true);
      this.kernel.deviceStates.forget(deviceOf(agent.id));
    }
    this.#room?.dissolve();
  }

  #tidy(agent: Agent): void {
    if (!agent.gone || agent.login) return;
    this.#agents.delete(agent.id);
    this.kernel.deviceStates.forget(deviceOf(agent.id));
  }

  /** The queue log tells when agents come and go. */
  #record(agent: Agent, { channel }: Login, event: string, ...more: readonly number[]): void {
    const { log } = this.kernel;
    if (log instanceof Logger) log.writeQueueRecord([channel.uniqueid, 'NONE', agent.id, event, channel.name, ...more]);
  }
}

const deviceOf = (id: string): string => `Agent:${id}`;
