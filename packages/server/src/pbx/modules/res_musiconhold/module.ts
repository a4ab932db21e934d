import { Problems } from '../../../config/problem.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { musicApplications } from './applications.js';
import { type MusicConfig, musicConfig } from './class-settings.js';
import { musicCommands } from './commands.js';
import { Music } from './music.js';

const file = 'musiconhold.conf';

/** Music for channels that wait, by classes. */
export const definition = defineModule({
  name: 'res_musiconhold',
  description: 'Music On Hold Resource',
  start: (kernel) => {
    const music = new Music(kernel);
    const configure = (): void => music.configure(readFile(kernel));
    configure();
    const withdraw = kernel.musicOnHold.provide(music);
    return {
      applications: musicApplications(music),
      commands: musicCommands(music, () => kernel.modules.reload('res_musiconhold')),
      reload: configure,
      useCount: () => music.listeners,
      stop: () => {
        withdraw();
        music.stopAll();
      },
    };
  },
});

/** Throws where musiconhold.conf cannot be taken over; all stays as it was then. Without the file there are no classes. */
const readFile = (kernel: Kernel): MusicConfig => {
  const problems = new Problems();
  const reading = readConfiguration(kernel, file, 'res_musiconhold');
  if (!reading.found) {
    kernel.log.write('notice', 'res_musiconhold', `There is no ${file}: nobody hears music on hold`);
    return { general: musicConfig(reading.config, problems).general, classes: [] };
  }
  if (!reading.valid) throw refusal(file, reading.problems);
  const config = musicConfig(reading.config, problems);
  tellProblems(kernel, 'res_musiconhold', [...reading.problems, ...problems.list]);
  return config;
};
