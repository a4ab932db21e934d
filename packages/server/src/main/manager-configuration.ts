import { allClasses } from '@amiable/protocol';
import type { ManagerSettings } from '../config/manager-settings.js';
import type { Manager } from '../manager/manager.js';
import { readConfiguration } from '../pbx/kernel/configuration.js';
import type { Kernel } from '../pbx/kernel/kernel.js';

/** manager.conf as it is on disk, and as it is in force. */
export class ManagerConfiguration {
  readonly #kernel: Kernel;
  readonly #port: number | undefined;

  constructor(kernel: Kernel, port: number | undefined) {
    this.#kernel = kernel;
    this.#port = port;
  }

  readAtStart(): ManagerSettings {
    const { config } = readConfiguration(this.#kernel, 'manager.conf');
    return {
      general: {
        enabled: true,
        webenabled: false,
        bind: { host: '127.0.0.1', port: this.#port ?? Number(config.value('general', 'port')) },
        tlsenable: false,
        tlsbind: { host: '::', port: 5039 },
        tlscertfile: '',
        tlsprivatekey: '',
        tlscipher: '',
        tlsservercipherorder: false,
        tlsdisablev1: false,
        tlsdisablev11: false,
        tlsdisablev12: false,
        allowmultiplelogin: true,
        displayconnects: true,
        timestampevents: false,
        channelvars: [],
        debug: false,
        authtimeout: 30,
        authlimit: 50,
        httptimeout: 60,
        brokeneventsaction: false,
        disabledevents: [],
      },
      users: config
        .sections()
        .filter((s) => s.name !== 'general')
        .map((s) => ({
          name: s.name,
          file: s.file,
          line: s.line,
          secret: config.value(s.name, 'secret') ?? '',
          secretHash: '',
          acls: [],
          read: allClasses,
          write: allClasses,
          writetimeout: 1000,
          displayconnects: true,
          allowmultiplelogin: true,
          variables: [],
          eventFilters: [],
        })),
    };
  }

  async reload(manager: Manager): Promise<void> {
    await manager.reload(this.readAtStart());
  }
}
