// A process that holds a conference which every member hears, and says how much of a core that takes, in percent.
// `node conference-system.mjs ours|bare SECONDS`. The bare one has the ticks alone.
import { setTimeout as sleep } from 'node:timers/promises';

const members = 200;
const talkers = 5;
const frameMs = 20;
const promptSeconds = 10;

const [which, seconds] = process.argv.slice(2);

/** Processor time, not time that passes: the machine may have other things to do. */
const shareOfCore = async (run) => {
  const begin = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 10 / (performance.now() - begin);
};

const bare = async () => {
  const begin = performance.now();
  for (let tick = 1; performance.now() - begin < seconds * 1000; tick++)
    await sleep(Math.max(0, begin + tick * frameMs - performance.now()));
};

const dialplan = `[bench]
exten => speaks,1,Answer()
 same => n,While(1)
 same => n,Playback(said)
 same => n,EndWhile()
exten => listens,1,Answer()
 same => n,Wait(6000)
exten => confers,1,ConfBridge(bench)
`;

const start = async () => {
  const built = (path) => import(new URL(`../packages/server/dist/${path}`, import.meta.url).href);
  const { startTestKernel } = await built('testing/test-kernel.js');
  const { systemClock } = await built('contract/clock.js');
  const { putWav, speech } = await built('testing/sound.js');
  const parts = (kind, names) =>
    Promise.all(names.map(async (name) => (await built(`pbx/${kind}/${name}/module.js`)).definition));
  const system = await startTestKernel({
    clock: systemClock,
    files: { 'extensions.conf': dialplan, 'confbridge.conf': '[default_user]\ntype=user\nquiet=yes\n' },
    builtins: await parts('builtin', ['channel', 'channel_applications', 'core_local', 'pbx_builtins']),
    modules: await parts('modules', ['pbx_config', 'app_confbridge', 'app_playback', 'app_while']),
  });
  putWav(`${system.folder}/data/sounds/said.wav`, speech(promptSeconds * 1000));
  const place = { Context: 'bench', Exten: 'confers', Priority: '1', Async: 'true' };
  for (let member = 0; member < members; member++) {
    const exten = member < talkers ? 'speaks' : 'listens';
    await system.perform('Originate', { Channel: `Local/${exten}@bench/n`, ...place });
    if (member % 20 === 0) await sleep(frameMs);
  }
  const inside = () => system.kernel.bridges.list()[0]?.channels.filter(({ internal }) => !internal) ?? [];
  while (inside().length < members) await sleep(frameMs);
  // as each member's telephone does: it takes what it is sent at every tick
  const channels = inside();
  let heard = 0;
  system.kernel.media.clock.subscribe((tick) => {
    for (const channel of channels) if (channel.media.outgoing(tick)) heard += 1;
  });
  await sleep(1000);
  if (heard < members) throw new Error('The members of the conference hear nothing');
  return system;
};

if (which === 'ours') {
  const system = await start();
  const share = await shareOfCore(() => sleep(seconds * 1000));
  await system.close();
  console.log(share.toFixed(3));
} else console.log((await shareOfCore(bare)).toFixed(3));
process.exit(0);
