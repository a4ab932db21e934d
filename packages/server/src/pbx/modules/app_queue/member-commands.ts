import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { isNo, isYes, leadingInteger } from '../../kernel/arguments.js';
import { addMember, agentName, pauseMembers, removeMember, setPenalty, setRingInUse } from './administration.js';
import type { Queues } from './queues.js';

type Args = readonly string[];
type Print = CommandCall['print'];

/**
 * The values of a line such as `VALUE to VALUE penalty VALUE`, undefined if it does not read so.
 * @param words the words between values; the line may end behind any value from the one behind word `least` on
 */
const valuesBetween = (args: Args, words: readonly string[], least: number): readonly string[] | undefined => {
  const count = (args.length - 1) / 2;
  if (!Number.isInteger(count) || count < least || count > words.length) return undefined;
  const fits = args.every((word, at) => at % 2 === 0 || word.toLowerCase() === words[(at - 1) / 2]);
  return fits ? args.filter((_, at) => at % 2 === 0) : undefined;
};

/** `queue add|remove|pause|unpause member …`, `queue set penalty|ringinuse …`. */
export const memberCommands = (queues: Queues): readonly ConsoleCommand[] => [
  {
    name: 'queue add member',
    summary: 'Adds a member to a queue',
    usage: [
      'Usage: queue add member <interface> to <queue> [penalty <penalty> [as <name> [state_interface <device> [paused <reason>]]]]',
      '       The member is there until it is removed, and after a restart where queues.conf says so.',
    ],
    run: ({ args, print }) => add(queues, args, print),
  },
  {
    name: 'queue remove member',
    summary: 'Removes a member that was added from a queue',
    usage: ['Usage: queue remove member <interface> from <queue>', '       Members of queues.conf cannot be removed.'],
    run: ({ args, print }) => remove(queues, args, print),
  },
  pauseCommand(queues, 'pause', true),
  pauseCommand(queues, 'unpause', false),
  {
    name: 'queue set penalty',
    summary: 'Sets the penalty of a member',
    usage: [
      'Usage: queue set penalty <penalty> on <interface> [in <queue>]',
      '       Without a queue it is set wherever the interface is a member.',
    ],
    run: ({ args, print }) =>
      setOne(args, print, 'penalty', (value, device, queue) =>
        setPenalty(queues, device, queue, leadingInteger(value) ?? 0),
      ),
  },
  {
    name: 'queue set ringinuse',
    summary: 'Sets whether a member is rung while its device is in use',
    usage: [
      'Usage: queue set ringinuse <yes|no> on <interface> [in <queue>]',
      '       Without a queue it is set wherever the interface is a member.',
    ],
    run: ({ args, print }) =>
      isYes(args[0] ?? '') || isNo(args[0] ?? '')
        ? setOne(args, print, 'ringinuse', (value, device, queue) => setRingInUse(queues, device, queue, isYes(value)))
        : 'usage',
  },
];

const add = (queues: Queues, args: Args, print: Print): CommandOutcome => {
  const values = valuesBetween(args, ['to', 'penalty', 'as', 'state_interface', 'paused'], 1);
  if (!values) return 'usage';
  const [device = '', queue = '', penalty, name = '', stateInterface = '', reason] = values;
  const paused = reason !== undefined;
  const outcome = addMember(queues, {
    queue,
    interface: device,
    name,
    penalty: penaltyOf(penalty, print),
    stateInterface,
    paused,
    reason: reason ?? '',
  });
  if (outcome === 'added') {
    queues.log.write('CLI', queue, agentName(queues, device, name), 'ADDMEMBER', paused ? 'PAUSED' : '');
    print(`Added interface '${device}' to queue '${queue}'`);
    return undefined;
  }
  print(
    outcome === 'noQueue'
      ? `Unable to add interface to queue '${queue}': No such queue`
      : `Unable to add interface '${device}' to queue '${queue}': Already there`,
  );
  return 'failure';
};

const penaltyOf = (text: string | undefined, print: Print): number => {
  if (text === undefined) return 0;
  const penalty = leadingInteger(text);
  if (penalty === undefined) print('Penalty must be an integer >= 0');
  else if (penalty < 0) print('Penalty must be >= 0');
  return Math.max(0, penalty ?? 0);
};

const remove = (queues: Queues, args: Args, print: Print): CommandOutcome => {
  const [device = '', queue = ''] = valuesBetween(args, ['from'], 1) ?? [];
  if (queue === '') return 'usage';
  const removed = removeMember(queues, queue, device);
  if (removed.outcome === 'removed') {
    queues.log.write('CLI', queue, agentName(queues, device, removed.member.name), 'REMOVEMEMBER', '');
    print(`Removed interface ${device} from queue '${queue}'`);
    return undefined;
  }
  if (removed.outcome === 'noQueue') print(`Unable to remove interface from queue '${queue}': No such queue`);
  else {
    const why = removed.outcome === 'notThere' ? 'Not there' : 'Member is not dynamic';
    print(`Unable to remove interface '${device}' from queue '${queue}': ${why}`);
  }
  return 'failure';
};

function pauseCommand(queues: Queues, verb: 'pause' | 'unpause', paused: boolean): ConsoleCommand {
  return {
    name: `queue ${verb} member`,
    summary: paused ? 'Has a member left alone' : 'Has a member take calls again',
    usage: [
      `Usage: queue ${verb} member <interface> [queue <queue> [reason <reason>]]`,
      '       Without a queue it counts wherever the interface is a member.',
    ],
    run: ({ args, print }) => {
      const values = valuesBetween(args, ['queue', 'reason'], 0);
      if (!values) return 'usage';
      const [device = '', queue = '', reason = ''] = values;
      const where = queue === '' ? '' : ` in queue '${queue}'`;
      const why = reason === '' ? '' : ` for reason '${reason}'`;
      const found = pauseMembers(queues, device, queue, paused, reason);
      print(`${found ? `${verb}d` : `Unable to ${verb}`} interface '${device}'${where}${why}`);
      return found ? undefined : 'failure';
    },
  };
}

const setOne = (
  args: Args,
  print: Print,
  what: string,
  set: (value: string, device: string, queue: string) => boolean,
): CommandOutcome => {
  const values = valuesBetween(args, ['on', 'in'], 1);
  if (!values) return 'usage';
  const [value = '', device = '', queue = ''] = values;
  const worked = set(value, device, queue);
  // the reference writes a queue that is not named so
  print(`${worked ? 'Set' : 'Failed to set'} ${what} on interface '${device}' from queue '${queue || '(null)'}'`);
  return worked ? undefined : 'failure';
};
