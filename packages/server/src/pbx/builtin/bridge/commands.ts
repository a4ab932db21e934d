import type { ConsoleCommand } from '../../../contract/console.js';
import type { Bridge } from '../../kernel/bridge.js';
import type { Kernel } from '../../kernel/kernel.js';
import { listedChannels } from '../../kernel/listed-channels.js';

/** The `bridge …` commands of the console. */
export const bridgeCommands = (kernel: Kernel): readonly ConsoleCommand[] => [
  {
    name: 'bridge show all',
    summary: 'List all bridges',
    usage: ['Usage: bridge show all', '       Lists the bridges that there are.'],
    run: ({ print }) => {
      print(row('Bridge-ID', 'Name', 'Chans', 'Type', 'Technology', 'Duration'));
      for (const bridge of kernel.bridges.list())
        print(
          row(
            bridge.uniqueid,
            bridge.name || '<unknown>',
            String(bridge.channels.length).padStart(5),
            bridge.type,
            bridge.technology,
            duration(bridge),
          ),
        );
      return undefined;
    },
  },
  {
    name: 'bridge show',
    summary: 'Show information about a bridge',
    usage: ['Usage: bridge show <bridge-id>', '       Tells all that is known of a bridge.'],
    run: ({ args: [id, ...rest], print }) => {
      if (id === undefined || rest.length > 0) return 'usage';
      const bridge = kernel.bridges.get(id);
      if (bridge) describe(bridge, print);
      else print(`Bridge '${id}' not found`);
      return undefined;
    },
    complete: (args) => (args.length === 1 ? kernel.bridges.list().map(({ uniqueid }) => uniqueid) : []),
  },
  {
    name: 'bridge technology show',
    summary: 'List registered bridge technologies',
    usage: ['Usage: bridge technology show', '       Lists the ways to mix.'],
    run: ({ print }) => {
      const line = (name: string, type: string, priority: string, suspended: string): void =>
        print(`${name.padEnd(20)} ${type.padEnd(20)} ${priority.padStart(8)} ${suspended}`);
      line('Name', 'Type', 'Priority', 'Suspended');
      for (const { name, type, priority, suspended } of kernel.bridges.technologies)
        line(name, type, String(priority), suspended ? 'Yes' : 'No');
      return undefined;
    },
  },
  {
    name: 'bridge destroy',
    summary: 'Destroy a bridge',
    usage: ['Usage: bridge destroy <bridge-id>', '       Ends a bridge; its channels go on without it.'],
    run: ({ args: [id, ...rest], print }) => {
      if (id === undefined || rest.length > 0) return 'usage';
      const bridge = kernel.bridges.get(id);
      print(bridge ? `Destroying bridge '${id}'` : `Bridge '${id}' not found`);
      bridge?.dissolve();
      return undefined;
    },
    complete: (args) => (args.length === 1 ? kernel.bridges.list().map(({ uniqueid }) => uniqueid) : []),
  },
  {
    name: 'bridge kick',
    summary: 'Kick a channel from a bridge',
    usage: ['Usage: bridge kick <bridge-id> <channel>', '       Puts a channel out of a bridge.'],
    run: ({ args: [id, name, ...rest], print }) => {
      if (id === undefined || name === undefined || rest.length > 0) return 'usage';
      const bridge = kernel.bridges.get(id);
      const channel = kernel.channels.get(name);
      if (!bridge) print(`Bridge '${id}' not found`);
      else if (!channel || channel.bridge !== bridge) print(`Channel '${name}' not found in bridge '${id}'`);
      else {
        print(`Kicking channel '${name}' from bridge '${id}'`);
        bridge.kick(channel);
      }
      return undefined;
    },
  },
];

const describe = (bridge: Bridge, print: (line: string) => void): void => {
  const { length } = bridge.channels;
  print(`Id: ${bridge.uniqueid}`);
  print(`Type: ${bridge.type}`);
  print(`Technology: ${bridge.technology}`);
  print(`Subclass: ${bridge.type}`);
  print(`Creator: ${bridge.creator}`);
  print(`Name: ${bridge.name}`);
  print(`Video-Mode: ${bridge.video.mode}`);
  print(`Video-Source-Id: ${bridge.video.source}`);
  print(`Num-Channels: ${length}`);
  print(`Num-Active: ${length}`);
  print(`Duration: ${duration(bridge)}`);
  for (const { name } of listedChannels(bridge)) print(`Channel: ${name}`);
};

const row = (id: string, name: string, channels: string, type: string, technology: string, age: string): string =>
  `${id.padEnd(36)} ${name.padEnd(36)} ${channels.padEnd(5)} ${type.padEnd(15)} ${technology.padEnd(15)} ${age}`;

const duration = (bridge: Bridge): string => {
  const seconds = Math.max(0, Math.floor((bridge.kernel.clock.now() - bridge.createdAt) / 1000));
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
};
