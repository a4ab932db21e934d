import { Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { parkingActions } from './actions.js';
import { parkingApplications } from './applications.js';
import { parkingCommands } from './commands.js';
import { providePark } from './park-by-feature.js';
import { Parking } from './parking.js';
import { type ParkingConfig, parkingConfig } from './parking-conf.js';

/** Call parking: calls wait in lots until somebody fetches them or their time is up. */
export const definition = defineModule({
  name: 'res_parking',
  description: 'Call Parking Resource',
  // what extensions.conf says of a context that lots use stands before what they add
  after: ['pbx_config'],
  start: (kernel) => {
    const parking = new Parking(kernel);
    parking.configure(readFile(kernel));
    const noParking = providePark(kernel, parking);
    const forget = kernel.deviceStates.register('park', (name) => parking.stateOf(name));
    return {
      applications: parkingApplications(parking),
      actions: parkingActions(parking),
      commands: parkingCommands(parking),
      reload: () => parking.configure(readFile(kernel)),
      useCount: () => parking.lots().reduce((count, lot) => count + lot.calls.length, 0),
      stop: () => {
        parking.stop();
        forget();
        noParking();
      },
    };
  },
});

/** Throws where res_parking.conf must not be taken over; all stays as it was then. */
const readFile = (kernel: Kernel): ParkingConfig => {
  const problems = new Problems();
  const reading = readConfiguration(kernel, 'res_parking.conf');
  if (!reading.found) throw new MissingConfiguration('res_parking.conf');
  if (!reading.valid) throw refusal('res_parking.conf', reading.problems);
  const config = parkingConfig(reading.config, problems);
  tellProblems(kernel, 'res_parking', [...reading.problems, ...problems.list]);
  if (problems.list.some(({ severity }) => severity === 'error')) throw refusal('res_parking.conf', problems.list);
  return config;
};
