import { type Block, safeValue } from '@amiable/protocol';
import { type ChannelState, channelStates } from './channel-state.js';
import { escapedValue } from './variables.js';

/** What a snapshot holds of a channel. */
export interface ChannelFacts {
  readonly name: string;
  readonly uniqueid: string;
  readonly linkedid: string;
  readonly state: ChannelState;
  readonly callerNum: string;
  readonly callerName: string;
  readonly connectedNum: string;
  readonly connectedName: string;
  readonly language: string;
  readonly accountCode: string;
  readonly context: string;
  readonly exten: string;
  readonly priority: number;
  readonly application: string;
  readonly applicationData: string;
  /** The `NAME=value` pairs of `channelvars`. */
  readonly variables: readonly string[];
}

const unknown = '<unknown>';

/** A channel as events show it: taken at one moment and never changed. */
export class ChannelSnapshot implements Block {
  readonly facts: ChannelFacts;
  /** Of a channel that serves the system itself: nobody is told what happens to it. */
  readonly internal: boolean;
  #plain: string | undefined;

  constructor(facts: ChannelFacts, internal = false) {
    this.facts = facts;
    this.internal = internal;
  }

  render(prefix: string): string {
    if (prefix !== '') return this.#lines(prefix);
    this.#plain ??= this.#lines('');
    return this.#plain;
  }

  #lines(p: string): string {
    const f = this.facts;
    let text =
      `${p}Channel: ${f.name}\r\n${p}ChannelState: ${channelStates[f.state]}\r\n${p}ChannelStateDesc: ${f.state}\r\n` +
      `${p}CallerIDNum: ${safeValue(f.callerNum) || unknown}\r\n${p}CallerIDName: ${safeValue(escapedValue(f.callerName)) || unknown}\r\n` +
      `${p}ConnectedLineNum: ${safeValue(f.connectedNum) || unknown}\r\n` +
      `${p}ConnectedLineName: ${safeValue(escapedValue(f.connectedName)) || unknown}\r\n${p}Language: ${safeValue(f.language)}\r\n` +
      `${p}AccountCode: ${safeValue(f.accountCode)}\r\n${p}Context: ${safeValue(f.context)}\r\n${p}Exten: ${safeValue(f.exten)}\r\n` +
      `${p}Priority: ${f.priority}\r\n${p}Uniqueid: ${f.uniqueid}\r\n${p}Linkedid: ${f.linkedid}\r\n`;
    for (const pair of f.variables) text += `${p}ChanVariable: ${safeValue(pair)}\r\n`;
    return text;
  }
}
