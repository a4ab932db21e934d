import type { Timer } from '../../../contract/clock.js';
import type { Channel } from '../../kernel/channel.js';
import type { Frame } from '../../kernel/frame-queue.js';
import type { Menu, MenuEntry } from './menu.js';

/**
 * Gathers the digits that somebody presses until they are those of an entry of their menu, with as much time between
 * them as features.conf gives.
 */
export class MenuDigits {
  readonly #channel: Channel;
  readonly #menu: Menu;
  readonly #pressed: (entry: MenuEntry) => void;
  #gathered = '';
  #timer: Timer | undefined;

  constructor(channel: Channel, menu: Menu, pressed: (entry: MenuEntry) => void) {
    this.#channel = channel;
    this.#menu = menu;
    this.#pressed = pressed;
  }

  /** Takes a frame that arrives; false: it is none of its digits. */
  take(frame: Frame): boolean {
    if (frame.type !== 'digitBegin' && frame.type !== 'digitEnd') return false;
    if (this.#gathered === '' && !this.#begins(frame.digit)) return false;
    if (frame.type === 'digitEnd') this.add(frame.digit);
    return true;
  }

  /** Takes a digit that was pressed. */
  add(digit: string): void {
    this.#timer?.cancel();
    this.#gathered += digit.toUpperCase();
    const longer = this.#menu.entries.some(
      ({ digits }) => digits.length > this.#gathered.length && digits.startsWith(this.#gathered),
    );
    const { clock, features } = this.#channel.kernel;
    const patience = features.settingsOf(this.#channel).featureDigitMs;
    if (longer) this.#timer = clock.after(patience, () => this.#decide());
    else this.#decide();
  }

  end(): void {
    this.#timer?.cancel();
    this.#gathered = '';
  }

  #begins(digit: string): boolean {
    return this.#menu.entries.some(({ digits }) => digits.startsWith(digit.toUpperCase()));
  }

  #decide(): void {
    const entry = this.#menu.entries.find(({ digits }) => digits === this.#gathered);
    this.#gathered = '';
    if (entry) this.#pressed(entry);
  }
}
