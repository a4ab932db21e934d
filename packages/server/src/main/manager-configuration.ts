import { loadManagerSettings, type ManagerReading } from '../config/manager-conf.js';
import { risks } from '../config/manager-risks.js';
import type { ManagerSettings } from '../config/manager-settings.js';
import { hasErrors, type Problem, problemText } from '../config/problem.js';
import type { Manager } from '../manager/manager.js';
import { refusal, rememberReading, tellProblems } from '../pbx/kernel/configuration.js';
import type { Kernel } from '../pbx/kernel/kernel.js';
import { StartError } from './start-error.js';

const source = 'manager';

/** manager.conf, and the files that it needs: read at the start and at every reload. */
export class ManagerConfiguration {
  readonly #kernel: Pick<Kernel, 'settings' | 'log'>;
  readonly #port: number | undefined;

  /** `port` stands in for the one of manager.conf. */
  constructor(kernel: Pick<Kernel, 'settings' | 'log'>, port: number | undefined) {
    this.#kernel = kernel;
    this.#port = port;
  }

  /** What the files say, everything wrong with them, and everything risky. */
  read(): ManagerReading {
    const { directories, options } = this.#kernel.settings;
    const { execincludes, live_dangerously } = options;
    const reading = loadManagerSettings(directories.astetcdir, { execIncludes: execincludes });
    rememberReading(this.#kernel, reading.file, 'manager');
    const settings = this.#withPort(reading.settings);
    const context = { file: reading.file, liveDangerously: live_dangerously, execIncludes: execincludes };
    return { ...reading, settings, problems: [...reading.problems, ...risks(settings, context)] };
  }

  /**
   * The settings to start with. Errors about single values and users are told, and do not keep everybody out: defaults
   * count, and those users cannot log in.
   * @throws StartError where manager.conf cannot be read, or does not say where to listen.
   */
  readAtStart(): ManagerSettings {
    const { settings, problems, usable } = this.read();
    if (!usable) throw new StartError(errorsOf(problems).map(problemText).join('\n'));
    tellProblems(this.#kernel, source, problems);
    return settings;
  }

  /**
   * Reads again and applies it, also to those who are logged in.
   * @throws Error with the reason; what was in force stays so.
   */
  async reload(manager: Manager): Promise<void> {
    const { file, settings, problems } = this.read();
    if (hasErrors(problems)) throw refusal(file, problems);
    tellProblems(this.#kernel, source, problems);
    const { applied, problems: refused, changes } = await manager.reload(settings);
    if (!applied) throw refusal(file, refused);
    for (const change of changes) this.#kernel.log.write('notice', source, change);
  }

  #withPort(settings: ManagerSettings): ManagerSettings {
    const { general } = settings;
    if (this.#port === undefined) return settings;
    return { ...settings, general: { ...general, bind: { ...general.bind, port: this.#port } } };
  }
}

const errorsOf = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ severity }) => severity === 'error');
