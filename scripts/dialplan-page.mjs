// Writes docs/reference/dialplan.md from the applications and functions that the program itself has; with --check
// compares instead.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/server'], {
  cwd: root,
  stdio: 'inherit',
});
if (build.status !== 0) process.exit(1);

// What else a small office may use of Asterisk's; a name that the program has by now is left out of itself.
const otherApplications =
  'AddQueueMember AgentLogin AgentRequest AttendedTransfer Authenticate BackgroundDetect BlindTransfer Bridge BridgeWait ' +
  'ChanIsAvail ChanSpy ConfBridge ConfKick DateTime Directory DISA DumpChan ExtenSpy If ElseIf Else EndIf ExitIf ' +
  'ExternalIVR MessageSend Monitor MusicOnHold StartMusicOnHold StopMusicOnHold Page Park ParkAndAnnounce ParkedCall ' +
  'PauseMonitor PauseQueueMember Pickup PickupChan PrivacyManager Queue QueueLog Read ReadExten Record ' +
  'RemoveQueueMember ReceiveFAX SendFAX RetryDial SayAlpha SayDigits SayNumber SayPhonetic Stasis Transfer ' +
  'UnpauseMonitor UnpauseQueueMember VMAuthenticate VoiceMail VoiceMailMain WaitForNoise WaitForSilence WaitUntil ' +
  'Zapateller';
const otherFunctions =
  'AES_DECRYPT AES_ENCRYPT AGENT BASENAME BLACKLIST CDR CDR_PROP CHANNEL_EXISTS CONFBRIDGE CONFBRIDGE_INFO DELETE ' +
  'DIALGROUP DIRNAME ENUMLOOKUP EVAL_EXTEN FEATURE FEATUREMAP GLOBAL_DELETE GLOBAL_EXISTS HANGUPCAUSE ' +
  'HANGUPCAUSE_KEYS ICONV JITTERBUFFER JSON_DECODE LOCK PJSIP_HEADER QUEUE_EXISTS QUEUE_MEMBER QUEUE_MEMBER_COUNT ' +
  'QUEUE_MEMBER_LIST QUEUE_VARIABLES QUEUE_WAITING_COUNT REALTIME SCRAMBLE SYSINFO TALK_DETECT TRYLOCK UNLOCK ' +
  'VARIABLE_EXISTS VM_INFO VOLUME';

const { builtins, modules } = await import('../packages/server/dist/main/modules.js');
const { startTestKernel } = await import('../packages/server/dist/testing/test-kernel.js');
// some modules start only where their file is
const files = { 'res_parking.conf': '[general]\n' };
const system = await startTestKernel({ builtins, modules, files });
const applications = system.kernel.applications.list();
const functions = system.kernel.functions.list();
await system.close();

const cell = (text) => text.replace(/[\\|<>*_[\]]/g, (letter) => `\\${letter}`);
const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;
const table = (list) => [
  '| name | meaning | syntax |',
  '| --- | --- | --- |',
  ...list.map(
    ({ name, synopsis, syntax }) => `| ${name.replaceAll('_', '\\_')} | ${cell(synopsis)} | ${code(syntax)} |`,
  ),
];
const missing = (names, list) =>
  names
    .split(' ')
    .filter((name) => !list.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    .map(code)
    .join(', ');

const page = [
  '<!-- Made by scripts/dialplan-page.mjs from the program itself. Do not edit. -->',
  '',
  '# The dialplan',
  '',
  'What `extensions.conf` can use. Applications are found whatever their case, functions as they are written.',
  '',
  `## Applications (${applications.length})`,
  '',
  ...table(applications),
  '',
  `## Functions (${functions.length})`,
  '',
  ...table(functions),
  '',
  '## Not there yet',
  '',
  `Applications of Asterisk: ${missing(otherApplications, applications)}.`,
  '',
  `Functions of Asterisk: ${missing(otherFunctions, functions)}.`,
  '',
].join('\n');

const path = `${root}docs/reference/dialplan.md`;
const before = () => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
const stale = process.argv.includes('--check') && before() !== page;
if (!process.argv.includes('--check')) writeFileSync(path, page);
if (stale)
  console.error(
    'docs/reference/dialplan.md is not what the program has: run `node scripts/dialplan-page.mjs` and commit it',
  );
console.log(`${applications.length} applications and ${functions.length} functions looked at`);
process.exit(!stale && applications.length > 0 && functions.length > 0 ? 0 : 1);
