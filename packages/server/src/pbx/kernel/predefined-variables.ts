import type { Channel } from './channel.js';
import type { Kernel } from './kernel.js';
import type { FunctionScope } from './module.js';
import { presentationOf } from './presentation.js';

const ofChannel: Readonly<Record<string, (channel: Channel) => string | undefined>> = {
  CALLINGPRES: ({ callerId }) => String(presentationOf(callerId)),
  CALLINGANI2: ({ callerId }) => String(callerId.ani2),
  CALLINGTON: ({ callerId }) => String(callerId.numPlan),
  CALLINGTNS: () => '0',
  HINT: ({ kernel, context, exten }) => kernel.hints.find(exten, context)?.hint,
  HINTNAME: ({ kernel, context, exten }) => kernel.hints.find(exten, context)?.hintName,
  EXTEN: ({ exten }) => exten,
  CONTEXT: ({ context }) => context,
  PRIORITY: ({ priority }) => String(priority),
  CHANNEL: ({ name }) => name,
  UNIQUEID: ({ uniqueid }) => uniqueid,
  HANGUPCAUSE: ({ hangupCause }) => String(hangupCause),
};

const ofSystem: Readonly<Record<string, (kernel: Kernel) => string>> = {
  EPOCH: ({ clock }) => String(Math.floor(clock.now() / 1000)),
  SYSTEMNAME: ({ settings }) => settings.options.systemname,
  ASTCACHEDIR: ({ settings }) => settings.directories.astcachedir,
  ASTETCDIR: ({ settings }) => settings.directories.astetcdir,
  ASTMODDIR: ({ settings }) => settings.directories.astmoddir,
  ASTVARLIBDIR: ({ settings }) => settings.directories.astvarlibdir,
  ASTDBDIR: ({ settings }) => settings.directories.astdbdir,
  ASTKEYDIR: ({ settings }) => settings.directories.astkeydir,
  ASTDATADIR: ({ settings }) => settings.directories.astdatadir,
  ASTAGIDIR: ({ settings }) => settings.directories.astagidir,
  ASTSPOOLDIR: ({ settings }) => settings.directories.astspooldir,
  ASTRUNDIR: ({ settings }) => settings.directories.astrundir,
  ASTLOGDIR: ({ settings }) => settings.directories.astlogdir,
  ASTSBINDIR: ({ settings }) => settings.directories.astsbindir,
};

/** A variable that is there without anybody setting it; undefined for any other name. */
export const predefinedVariable = (name: string, { kernel, channel }: FunctionScope): string | undefined => {
  if (channel && Object.hasOwn(ofChannel, name)) return ofChannel[name]?.(channel);
  return Object.hasOwn(ofSystem, name) ? ofSystem[name]?.(kernel) : undefined;
};

/** The names of the predefined variables. */
export const predefinedNames: readonly string[] = [...Object.keys(ofChannel), ...Object.keys(ofSystem)];
