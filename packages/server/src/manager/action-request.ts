import type { Header, Message } from '@amiable/protocol';
import type { ActionRequest } from '../contract/pbx.js';

/** A client's message as the back end sees it. */
export class MessageRequest implements ActionRequest {
  readonly name: string;
  readonly #message: Message;

  constructor(name: string, message: Message) {
    this.name = name;
    this.#message = message;
  }

  get headers(): readonly Header[] {
    return this.#message.headers;
  }

  get(name: string): string {
    return this.#message.get(name);
  }

  all(name: string): readonly string[] {
    return this.#message.all(name);
  }
}
