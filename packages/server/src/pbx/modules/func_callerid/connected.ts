import { Party } from '../../kernel/party.js';
import type { PartyItem } from './caller.js';
import { identityItem, writeBehind } from './identity.js';
import { sourceCode, sourceName } from './names.js';

const nobody = new Party();

const source: PartyItem = {
  read: ({ connected }) => sourceName(connected.source),
  write: ({ connected }, value) => {
    const code = sourceCode(value);
    connected.source = code ?? connected.source;
    return code !== undefined;
  },
};

/** The item of CONNECTEDLINE() that a name has, in its parts; undefined if there is none such. */
export const connectedItem = (parts: readonly string[]): PartyItem | undefined => {
  const [first = '', ...more] = parts;
  if (first === 'source' && more.length === 0) return source;
  const priv = first === 'priv';
  const item = identityItem(priv ? more : parts);
  if (!item) return undefined;
  if (!priv)
    return {
      read: ({ connected }) => item.read(connected),
      write: ({ connected }, value) => item.write(connected, value),
    };
  return {
    read: ({ connected }) => item.read(connected.priv ?? nobody),
    write: ({ connected }, value) =>
      writeBehind(connected.priv, item, value, (party) => {
        connected.priv = party;
      }),
  };
};
