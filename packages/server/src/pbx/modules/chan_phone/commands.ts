import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { formatCallerId } from '../../kernel/caller-id.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { CallFailure, Phone } from '../../kernel/phones/phone.js';
import { parsePhoneReaction } from '../../kernel/phones/phone-reactions.js';
import { type PhoneScript, PhoneScriptError, parsePhoneScript } from '../../kernel/phones/phone-script.js';

/** What a person can have a phone do from the console. */
export const phoneCommands = ({ phones }: Kernel): readonly ConsoleCommand[] => {
  const complete = (args: readonly string[]): readonly string[] =>
    args.length === 1 ? phones.all().map(({ settings }) => settings.name) : [];

  /** A command about one phone, with at least so many words behind its name. */
  const about = (
    name: string,
    summary: string,
    syntax: string,
    words: number,
    run: (phone: Phone, rest: readonly string[], call: CommandCall) => CommandOutcome,
  ): ConsoleCommand => ({
    name,
    summary,
    usage: [`Usage: ${name} <phone>${syntax}`, `       ${summary}`],
    complete,
    run: (call) => {
      const [wanted = '', ...rest] = call.args;
      if (wanted === '' || rest.length < words) return 'usage';
      const phone = phones.get(wanted);
      if (phone) return run(phone, rest, call);
      call.print(`There is no phone '${wanted}'`);
      return 'failure';
    },
  });

  return [
    {
      name: 'phone show phones',
      summary: 'Shows all scripted phones.',
      usage: ['Usage: phone show phones', '       Shows all scripted phones, and what they do now.'],
      run: ({ args, print }) => {
        if (args.length > 0) return 'usage';
        showPhones(phones.all(), print);
        return undefined;
      },
    },
    about('phone dial', 'Has a phone call a number.', ' <number> [script]', 1, dial),
    about('phone do', 'Has a phone do something in its call.', ' <script>', 1, perform),
    about('phone incoming', 'Says how a phone takes calls from now on.', ' <script>', 1, takeCalls),
    about('phone hangup', 'Has a phone hang up.', '', 0, (phone, _, { print }) => {
      if (!inCall(phone, print)) return 'failure';
      for (const call of phone.calls) call.hangUp();
      return undefined;
    }),
    about('phone register', 'Has a phone come back.', '', 0, (phone) => register(phone, true)),
    about('phone unregister', 'Has a phone go away.', '', 0, (phone) => register(phone, false)),
  ];
};

type Print = CommandCall['print'];

const dial = (phone: Phone, [number = '', ...words]: readonly string[], { print }: CommandCall): CommandOutcome => {
  const script = words.length > 0 ? scriptOf(words, print) : undefined;
  if (script === 'failure') return 'failure';
  const call = phone.dial(number, script);
  if (typeof call !== 'string') return undefined;
  print(failureText(phone, number, call));
  return 'failure';
};

const failureText = ({ device, settings }: Phone, number: string, failure: CallFailure): string => {
  if (failure === 'unregistered') return `${device} is not registered`;
  if (failure === 'refused') return `Calls of ${device} are refused for now`;
  if (failure === 'ending') return 'The telephone system takes no calls any more';
  return `There is no ${number} in the context '${settings.context}' of ${device}`;
};

const takeCalls = (phone: Phone, words: readonly string[], { print }: CommandCall): CommandOutcome => {
  const reaction = readable(words, parsePhoneReaction, print);
  if (reaction === 'failure') return 'failure';
  phone.react([reaction]);
  return undefined;
};

const perform = (phone: Phone, words: readonly string[], { print }: CommandCall): CommandOutcome => {
  const script = scriptOf(words, print);
  if (script === 'failure' || !inCall(phone, print)) return 'failure';
  phone.latestCall?.follow(script);
  return undefined;
};

const scriptOf = (words: readonly string[], print: Print): PhoneScript | 'failure' =>
  readable(words, parsePhoneScript, print);

const readable = <T>(words: readonly string[], parse: (text: string) => T, print: Print): T | 'failure' => {
  try {
    return parse(words.join(' '));
  } catch (error) {
    if (!(error instanceof PhoneScriptError)) throw error;
    print(error.message);
    return 'failure';
  }
};

const inCall = (phone: Phone, print: Print): boolean => {
  if (phone.calls.length === 0) print(`${phone.device} is in no call`);
  return phone.calls.length > 0;
};

const register = (phone: Phone, registered: boolean): undefined => {
  phone.registered = registered;
};

const showPhones = (phones: readonly Phone[], print: Print): void => {
  print(row('Phone', 'Caller ID', 'Context', 'State', 'Calls'));
  for (const phone of phones) {
    const { callerId, context } = phone.settings;
    const who = formatCallerId(callerId.name, callerId.num);
    print(row(phone.device, who, context, phone.deviceState, phone.calls.map(({ state }) => state).join(' ') || '-'));
  }
  print(`${phones.length} phones`);
};

const row = (device: string, who: string, context: string, state: string, calls: string): string =>
  `${device.padEnd(20)} ${who.padEnd(28)} ${context.padEnd(16)} ${state.padEnd(12)} ${calls}`;
