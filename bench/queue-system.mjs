// A process that holds a queue in which 1,000 callers wait and 200 agents talk for ten seconds each, and says how much of
// a core that takes, in percent. `node queue-system.mjs ours|bare SECONDS`. The bare one has a timer each second alone.
import { setTimeout as sleep } from 'node:timers/promises';

const agents = 200;
const waiting = 1000;
const talkSeconds = 10;

const [which, seconds] = process.argv.slice(2);

/** Processor time, not time that passes: the machine may have other things to do. */
const shareOfCore = async (run) => {
  const begin = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 10 / (performance.now() - begin);
};

const dialplan = `[bench]
exten => caller,1,Answer()
 same => n,Wait(6000)
exten => waits,1,Queue(bench,c)
 same => n,Goto(waits,1)
${Array.from({ length: agents }, (_, at) => `exten => agent${at},1,Answer()\n same => n,Wait(${talkSeconds})`).join('\n')}
`;
const queues = `[bench]
strategy = rrmemory
retry = 1
ringinuse = no
${Array.from({ length: agents }, (_, at) => `member => Local/agent${at}@bench/n`).join('\n')}
`;

const start = async () => {
  const built = (path) => import(new URL(`../packages/server/dist/${path}`, import.meta.url).href);
  const { startTestKernel } = await built('testing/test-kernel.js');
  const { systemClock } = await built('contract/clock.js');
  const { events } = await import('@amiable/protocol');
  const parts = (kind, names) =>
    Promise.all(names.map(async (name) => (await built(`pbx/${kind}/${name}/module.js`)).definition));
  const system = await startTestKernel({
    clock: systemClock,
    files: { 'extensions.conf': dialplan, 'queues.conf': queues },
    builtins: await parts('builtin', ['channel', 'channel_applications', 'core_local', 'pbx_builtins']),
    modules: await parts('modules', ['pbx_config', 'app_queue']),
  });
  let served = 0;
  system.kernel.events.tap(events.AgentConnect, () => {
    served += 1;
  });
  const place = { Context: 'bench', Exten: 'waits', Priority: '1', Async: 'true' };
  for (let caller = 0; caller < waiting + agents; caller++) {
    await system.perform('Originate', { Channel: 'Local/caller@bench/n', ...place });
    if (caller % 20 === 0) await sleep(10);
  }
  while (served < agents) await sleep(100);
  return { system, served: () => served };
};

if (which === 'ours') {
  const { system, served } = await start();
  const before = served();
  const share = await shareOfCore(() => sleep(seconds * 1000));
  // every agent takes a call each ten seconds, be it a second late
  const least = (agents * seconds) / (talkSeconds + 2) / 2;
  if (served() - before < least) throw new Error(`Only ${served() - before} callers were served`);
  await system.close();
  console.log(share.toFixed(3));
} else console.log((await shareOfCore(() => sleep(seconds * 1000))).toFixed(3));
process.exit(0);
