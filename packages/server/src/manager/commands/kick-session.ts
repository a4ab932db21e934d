import type { ConsoleCommand } from '../../contract/console.js';
import type { Manager } from '../manager.js';

/** `manager kick session NUMBER` */
export const kickSession = (manager: Manager): ConsoleCommand => ({
  name: 'manager kick session',
  summary: 'Disconnect a client',
  usage: [
    'Usage: manager kick session <file descriptor>',
    '       Disconnects the client that manager show connected shows with this number under FileDes.',
  ],
  run({ args, print }) {
    const [text, ...more] = args;
    if (text === undefined || more.length > 0) return 'usage';
    const number = Number.parseInt(text, 10);
    if (Number.isNaN(number) || number < 0) {
      print(`Invalid AMI file descriptor: ${text}`);
      return 'failure';
    }
    const session = [...manager.sessions].find((one) => one.number === number && one.isOpen);
    if (!session) {
      print(`No manager session found using file descriptor ${number}`);
      return undefined;
    }
    print(`Kicking manager session connected using file descriptor ${number}`);
    // Who kicks itself still gets the answer.
    manager.fanOut.atTurnEnd(() => session.end());
    return undefined;
  },
  complete: (args) => (args.length <= 1 ? [...manager.sessions].map(({ number }) => String(number)) : []),
});
