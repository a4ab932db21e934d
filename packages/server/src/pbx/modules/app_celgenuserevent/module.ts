import { type Application, defineModule } from '../../kernel/module.js';

const CELGenUserEvent: Application = {
  name: 'CELGenUserEvent',
  synopsis: "Logs a channel event of the dialplan's own",
  syntax: 'CELGenUserEvent(event-name[,extra])',
  run(channel, data) {
    if (data === '') return 'continue';
    const comma = data.indexOf(',');
    const userDefined = comma < 0 ? data : data.slice(0, comma);
    const extra = comma < 0 ? '' : data.slice(comma + 1);
    channel.kernel.channelEventLog.report('USER_DEFINED', channel, { userDefined, extra: { extra } });
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_celgenuserevent',
  description: 'Generate an User-Defined CEL event',
  start: () => ({ applications: [CELGenUserEvent] }),
});
