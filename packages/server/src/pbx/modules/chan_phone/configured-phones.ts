import type { Kernel } from '../../kernel/kernel.js';
import type { Phone, PhoneSettings } from '../../kernel/phones/phone.js';

/** The phones of phones.conf. */
export class ConfiguredPhones {
  readonly #kernel: Kernel;
  readonly #phones = new Map<Phone, string>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  all(): readonly Phone[] {
    return [...this.#phones.keys()];
  }

  /** Takes over other phones. One of which nothing changed stays in its calls. */
  configure(wanted: readonly PhoneSettings[]): void {
    const texts = new Map(wanted.map((settings) => [JSON.stringify(settings), settings]));
    for (const [phone, text] of this.#phones) {
      if (texts.delete(text)) continue;
      this.#phones.delete(phone);
      this.#kernel.phones.remove(phone);
    }
    for (const [text, settings] of texts) this.#phones.set(this.#kernel.phones.add(settings), text);
  }
}
