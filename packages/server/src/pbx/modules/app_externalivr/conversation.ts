import type { Channel } from '../../kernel/channel.js';
import { answer } from '../../kernel/indications.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { durationOf, sendDigits, usualDigitMs, usualGapMs } from '../../kernel/send-digits.js';
import { assign, readVariable } from '../../kernel/substitute.js';
import type { Peer } from './peer.js';
import { Playlist } from './playlist.js';

/** How the other side is started. */
export interface ConversationOptions {
  /** What was started or connected to, and its arguments: what `P` asks for. */
  readonly command: readonly string[];
  /** `n`: the channel is not answered, and nothing is heard until `T` comes. */
  readonly noAnswer: boolean;
  /** `i`: a hangup is told as `I`, and the other side ends the call. */
  readonly ignoresHangup: boolean;
  /** `d`: the channel has hung up already, which is no news. */
  readonly dead: boolean;
}

/** Shorter lines say nothing. */
const shortestCommand = 3;

/** Lines of a program or server that control a channel, and the events that it is told. */
export class Conversation {
  readonly #channel: Channel;
  readonly #peer: Peer;
  readonly #options: ConversationOptions;
  readonly #playlist: Playlist;
  readonly #digits: string[] = [];
  #clearsOnDigit = false;
  #toldHangup = false;
  #changed: () => void = () => {};

  constructor(channel: Channel, peer: Peer, options: ConversationOptions) {
    this.#channel = channel;
    this.#peer = peer;
    this.#options = options;
    this.#playlist = new Playlist(channel, (event, name) => this.#send(event, name));
    peer.lines.onChange = () => {
      channel.wake();
      this.#changed();
    };
  }

  /** Goes on until the other side ends it, or the channel does. */
  async run(): Promise<ApplicationOutcome> {
    if (!this.#options.noAnswer) this.#begin();
    try {
      for (;;) {
        const outcome = (await this.#step()) ?? 'again';
        if (outcome !== 'again') return outcome;
      }
    } finally {
      this.#peer.lines.onChange = () => {};
      this.#playlist.close();
      this.#peer.close();
    }
  }

  #begin(): void {
    if (!this.#isDead) answer(this.#channel);
    this.#playlist.start();
  }

  /** Whether the channel has hung up. */
  get #isDead(): boolean {
    return this.#channel.interrupted;
  }

  async #step(): Promise<ApplicationOutcome | undefined> {
    if (this.#isDead && !this.#options.dead && !this.#toldHangup) {
      this.#toldHangup = true;
      if (!this.#options.ignoresHangup) {
        this.#send('H');
        return 'hangup';
      }
      this.#send('I', 'HANGUP');
    }
    this.#takeDigits();
    const { lines } = this.#peer;
    const line = lines.ready ? lines.take() : undefined;
    if (line !== undefined) return this.#perform(line.trim());
    if (lines.ended) {
      this.#log('error', this.#peer.isProgram ? 'Child process went away' : 'The other side went away');
      return 'hangup';
    }
    const waiting = this.#wait();
    await (this.#peer.isProgram ? this.#channel.kernel.outsideWork.during(waiting) : waiting);
    return undefined;
  }

  async #wait(): Promise<void> {
    const { lines } = this.#peer;
    const isReady = (): boolean => lines.ready || lines.ended;
    if (!this.#isDead) {
      await this.#channel.wait({
        until: isReady,
        onFrame: (frame) => {
          if (frame.type === 'digitEnd') this.#digits.push(frame.digit);
          return frame.type === 'digitEnd';
        },
      });
      return;
    }
    await new Promise<void>((resolve) => {
      this.#changed = resolve;
      if (isReady()) resolve();
    });
  }

  #takeDigits(): void {
    for (const digit of this.#digits.splice(0)) {
      this.#send(digit);
      if (this.#clearsOnDigit) this.#playlist.clear();
    }
  }

  async #perform(line: string): Promise<ApplicationOutcome | undefined> {
    if (line.length < shortestCommand) return undefined;
    const data = line.slice(2);
    switch (line[0]) {
      case 'S':
        if (!this.#isDead) this.#playlist.clear();
        return this.#add(data);
      case 'A':
        return this.#add(data);
      case 'I':
        return this.#playlist.clear() as undefined;
      case 'T':
        return this.#begin() as undefined;
      case 'D':
        return this.#dial(data);
      case 'O':
        return this.#setOption(data);
      case 'G':
        return this.#tellVariables(data);
      case 'V':
        return this.#setVariables(data);
      case 'P':
        return this.#send('P', this.#options.command.join(',')) as undefined;
      case 'L':
        return this.#log('notice', `Log message from EIVR: ${data}`) as undefined;
      case 'H':
        this.#send('H');
        this.#log('notice', `Hanging up: ${data}`);
        return 'hangup';
      case 'E':
        this.#send('E');
        this.#log('notice', `Exiting: ${data}`);
        return 'continue';
      case 'X':
        this.#log('notice', `Exiting: ${data}`);
        this.#log('warning', 'X is deprecated: E exits and says so');
        return 'continue';
      default:
        return undefined;
    }
  }

  #add(name: string): undefined {
    if (this.#isDead) this.#send('Z');
    else if (!this.#playlist.add(name)) {
      this.#log('warning', `Unknown file requested '${name}'`);
      this.#send('Z', name);
    }
    return undefined;
  }

  #setOption(option: string): undefined {
    if (/^(no)?autoclear$/i.test(option)) this.#clearsOnDigit = option.toLowerCase() === 'autoclear';
    else this.#log('warning', `Unknown option requested: ${option}`);
    return undefined;
  }

  async #dial(data: string): Promise<undefined> {
    const [digits = '', gap = '', duration = ''] = data.split(',');
    await sendDigits(
      this.#channel,
      digits,
      this.#channel,
      durationOf(gap, usualGapMs),
      durationOf(duration, usualDigitMs),
    );
    return undefined;
  }

  #tellVariables(names: string): undefined {
    const scope = { kernel: this.#channel.kernel, channel: this.#channel, trusted: true };
    this.#send(
      'G',
      names
        .split(',')
        .map((name) => `${name}=${readVariable(name.trim(), scope) ?? ''}`)
        .join(','),
    );
    return undefined;
  }

  async #setVariables(assignments: string): Promise<undefined> {
    const scope = { kernel: this.#channel.kernel, channel: this.#channel, trusted: true };
    for (const assignment of assignments.split(',')) {
      const at = assignment.indexOf('=');
      const name = (at < 0 ? assignment : assignment.slice(0, at)).trim();
      if (name !== '') await assign(name, at < 0 ? '' : assignment.slice(at + 1), scope);
    }
    return undefined;
  }

  /** Tells the other side of an event, with the second in which it happened. */
  #send(event: string, data?: string): void {
    const seconds = Math.trunc(this.#channel.kernel.clock.now() / 1000);
    const text = data?.replace(/[\r\n]/g, ' ');
    this.#peer.lines.send(`${event},${seconds}${text === undefined ? '' : `,${text}`}\n`);
  }

  #log(level: 'error' | 'warning' | 'notice', message: string): void {
    this.#channel.kernel.log.write(level, 'app_externalivr', `${this.#channel.name}: ${message}`);
  }
}
