import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

const URIENCODE: DialplanFunction = {
  name: 'URIENCODE',
  synopsis: 'A text as it may stand in a URI',
  syntax: 'URIENCODE(text)',
  read: (_scope, text) => text.replace(/[^A-Za-z0-9\-._~!*'()]/g, (character) => hex(character.charCodeAt(0))),
};

const URIDECODE: DialplanFunction = {
  name: 'URIDECODE',
  synopsis: 'The text that a part of a URI stands for',
  syntax: 'URIDECODE(text)',
  // one digit is enough, and what stands in the place of the other one is lost, as in the reference
  read: (_scope, text) =>
    text.replace(/%([0-9A-Fa-f][\s\S]|[\s+-][0-9A-Fa-f])/g, (_whole, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16) & 255),
    ),
};

export const definition = defineModule({
  name: 'func_uri',
  description: 'URI encode/decode dialplan functions',
  start: () => ({ functions: [URIENCODE, URIDECODE] }),
});
