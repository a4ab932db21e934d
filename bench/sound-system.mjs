// A process that holds calls whose sound is recorded, and says how late its ticks of 20 ms are: the 99th percentile in
// milliseconds. `node sound-system.mjs ours|bare SECONDS`. The bare one has the ticks alone.
import { setTimeout as sleep } from 'node:timers/promises';

const bridged = 500;
const recorded = 200;
const frameMs = 20;
const promptSeconds = 10;
const recordsAtOnce = 5;

const [which, seconds] = process.argv.slice(2);

const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

const bare = async () => {
  const late = [];
  const begin = performance.now();
  for (let tick = 1; performance.now() - begin < seconds * 1000; tick++) {
    await sleep(Math.max(0, begin + tick * frameMs - performance.now()));
    late.push(performance.now() - begin - tick * frameMs);
  }
  return percentile(late, 0.99);
};

const dialplan = `[bench]
exten => speaks,1,Answer()
 same => n,While(1)
 same => n,Playback(said)
 same => n,EndWhile()
exten => dials,1,Dial(Local/speaks@bench/n)
`;

const ours = async () => {
  const built = (path) => import(new URL(`../packages/server/dist/${path}`, import.meta.url).href);
  const { startTestKernel } = await built('testing/test-kernel.js');
  const { systemClock } = await built('contract/clock.js');
  const { timeOfTick } = await built('pbx/kernel/media/media-clock.js');
  const { putWav, speech } = await built('testing/sound.js');
  const parts = (kind, names) =>
    Promise.all(names.map(async (name) => (await built(`pbx/${kind}/${name}/module.js`)).definition));
  const system = await startTestKernel({
    clock: systemClock,
    files: { 'extensions.conf': dialplan },
    builtins: await parts('builtin', ['channel', 'channel_applications', 'core_local', 'pbx_builtins']),
    modules: await parts('modules', ['pbx_config', 'app_dial', 'app_playback', 'app_mixmonitor', 'app_while']),
  });
  putWav(`${system.folder}/data/sounds/said.wav`, speech(promptSeconds * 1000));
  const place = { Context: 'bench', Exten: 'dials', Priority: '1', Async: 'true' };
  for (let call = 0; call < bridged; call++) {
    await system.perform('Originate', { Channel: 'Local/speaks@bench/n', ...place });
    if (call % recordsAtOnce === 0) await sleep(frameMs);
  }
  while (system.kernel.bridges.list().length < bridged) await sleep(frameMs);
  for (const [index, { channels }] of system.kernel.bridges.list().slice(0, recorded).entries()) {
    await system.perform('MixMonitor', { Channel: channels[0].name, File: `bench-${index}.wav` });
    if (index % recordsAtOnce === 0) await sleep(frameMs);
  }
  await sleep(1000);
  const late = [];
  // Told after all others have had the tick: how late the last one was.
  const stop = system.kernel.media.clock.subscribe((tick) => late.push(systemClock.now() - timeOfTick(tick)));
  await sleep(seconds * 1000);
  stop();
  await system.close();
  return percentile(late, 0.99);
};

console.log((which === 'ours' ? await ours() : await bare()).toFixed(3));
process.exit(0);
