import { type FollowMeConf, followMeConf } from '../../../config/followme-conf.js';
import { Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { followMe } from './follow-me.js';

const readProfiles = (kernel: Kernel): FollowMeConf => {
  const { config, found, valid, problems } = readConfiguration(kernel, 'followme.conf', 'app_followme');
  if (!found) throw new MissingConfiguration('followme.conf');
  if (!valid) throw refusal('followme.conf', problems);
  const own = new Problems();
  const conf = followMeConf(config, own);
  tellProblems(kernel, 'app_followme', [...problems, ...own.list]);
  return conf;
};

/** Looks for somebody at one number after the other, and asks whether the call is wanted. */
export const definition = defineModule({
  name: 'app_followme',
  description: 'Find-Me/Follow-Me Application',
  start: (kernel) => {
    let conf = readProfiles(kernel);
    return {
      applications: [
        {
          name: 'FollowMe',
          synopsis: 'Looks for somebody at one number after the other',
          syntax: 'FollowMe(followmeid[,options])',
          run: (channel, data) => followMe(channel, data, conf),
        },
      ],
      reload() {
        conf = readProfiles(kernel);
      },
    };
  },
});
