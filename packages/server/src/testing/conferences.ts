import { definition as appConfbridge } from '../pbx/modules/app_confbridge/module.js';
import { definition as appMixmonitor } from '../pbx/modules/app_mixmonitor/module.js';
import { startCalls, type TestCalls } from './calls.js';

/** A telephone system inside a test in which people can confer, on virtual time. */
export interface TestConferences extends TestCalls {
  /**
   * Has a silent caller join the conference `r` with a user profile, and gives the channel that takes part (`name`) and
   * its far end (`far`), on which the caller's telephone stands.
   */
  join(profile: string, more?: { readonly room?: string; readonly line?: string }): Promise<TestParticipant>;
  /** Performs an action; gives the reply and what follows it as one text. */
  ask(action: string, headers?: Readonly<Record<string, string>>): Promise<string>;
  /** What somebody presses on their telephone, with time to have effect. */
  press(participant: TestParticipant, digits: string): Promise<void>;
  /** The channels that take part in a conference, in the order of its list. */
  present(room?: string): Promise<readonly string[]>;
}

export interface TestParticipant {
  readonly name: string;
  readonly far: string;
}

const lines = `
[lines]
exten => silent,1,Answer()
 same => n,Wait(6000)
exten => speaks,1,Answer()
 same => n,Wait(1)
 same => n,Playback(said)
 same => n,Wait(6000)
[rooms]
exten => _[a-z].,1,ConfBridge(\${ROOM},,\${EXTEN},\${MENU})
 same => n,NoOp(left \${CONFBRIDGE_RESULT})
`;

/**
 * @param conf the text of confbridge.conf
 * @param contexts what else extensions.conf holds
 */
export const startConferences = async (conf: string, contexts = '', options = ''): Promise<TestConferences> => {
  const calls = await startCalls(lines + contexts, [appMixmonitor], options);
  calls.write('confbridge.conf', conf);
  calls.kernel.modules.define([appConfbridge]);
  await calls.kernel.modules.load('app_confbridge');
  let joined = 0;
  return {
    ...calls,
    async join(profile, { room = 'r', line = 'silent' } = {}) {
      joined += 1;
      await calls.originate(
        {
          Channel: `Local/${line}@lines/n`,
          Context: 'rooms',
          Exten: profile,
          Priority: '1',
          CallerID: `${profile} <${100 + joined}>`,
          Variable: `ROOM=${room}`,
        },
        100,
      );
      const made = calls.events('Newchannel').map(({ Channel = '' }) => Channel);
      const name = made.findLast((one) => one.startsWith(`Local/${line}@lines-`) && one.endsWith(';1'));
      return { name: name ?? '', far: (name ?? '').replace(/1$/, '2') };
    },
    ask: async (action, headers = {}) => ((await calls.perform(action, headers)) ?? ['not answered']).join('\n').trim(),
    async press({ far }, digits) {
      for (const digit of digits) {
        await calls.perform('PlayDTMF', { Channel: far, Digit: digit });
        await calls.clock.advance(150);
      }
      await calls.clock.advance(50);
    },
    async present(room = 'r') {
      const answer = (await calls.perform('ConfbridgeList', { Conference: room })) ?? [];
      return answer.flatMap((text) => /^Channel: (.*)\r$/m.exec(text)?.[1] ?? []);
    },
  };
};
