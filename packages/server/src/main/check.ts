import type { Streams } from '../console/remote.js';
import type { CommandLine } from './command-line.js';
import { StartError } from './start-error.js';

export const check = async (_line: CommandLine, _streams: Streams): Promise<number> => {
  throw new StartError('not yet');
};
