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

// All that Asterisk 20.20.1 lists, and some more that other builds of it have; a name that the program has by now is left
// out of itself.
const otherApplications =
  'AddQueueMember AgentLogin AgentRequest AGI Answer AttendedTransfer AudioSocket Authenticate BackGround ' +
  'BackgroundDetect BlindTransfer Bridge BridgeAdd BridgeWait Broadcast Busy CallCompletionCancel ' +
  'CallCompletionRequest CELGenUserEvent ChangeMonitor ChanIsAvail ChannelRedirect ChanSpy ClearHash ConfBridge ' +
  'ConfKick Congestion ContinueWhile ControlPlayback DAHDIScan DateTime DBdeltree DeadAGI Dial Dictate Directory ' +
  'DISA DumpChan EAGI Echo Else ElseIf EndIf EndWhile Exec ExecIf ExecIfTime ExitIf ExitWhile ExtenSpy ExternalIVR ' +
  'ForkCDR Gosub GosubIf Goto GotoIf GotoIfTime Hangup HangupCauseClear IAX2Provision If ImportVar Incomplete Log ' +
  'MessageSend Milliwatt MixMonitor Monitor Morsecode MP3Player MSet MusicOnHold NoCDR NoOp Originate Page Park ' +
  'ParkAndAnnounce ParkedCall PauseMonitor PauseQueueMember Pickup PickupChan Playback PlayTones PrivacyManager ' +
  'Proceeding Progress Queue QueueLog QueueUpdate RaiseException Read ReadExten ReceiveFAX ReceiveMF ReceiveSF ' +
  'ReceiveText Record Reload RemoveQueueMember ResetCDR RetryDial Return Ringing SayAlpha SayAlphaCase SayDigits ' +
  'SayMoney SayNumber SayOrdinal SayPhonetic SayUnixTime SendDTMF SendFAX SendMF SendSF SendText Set SetAMAFlags ' +
  'Signal SIPAddHeader SIPDtmfMode SIPRemoveHeader SMS SoftHangup SpeechActivateGrammar SpeechBackground ' +
  'SpeechCreate SpeechDeactivateGrammar SpeechDestroy SpeechLoadGrammar SpeechProcessingSound SpeechStart ' +
  'SpeechUnloadGrammar StackPop StartMusicOnHold Stasis StasisBroadcast StopMixMonitor StopMonitor StopMusicOnHold ' +
  'StopPlayTones StoreDTMF StreamEcho System TestClient TestServer ToneScan Transfer TryExec TrySystem ' +
  'UnpauseMonitor UnpauseQueueMember UserEvent Verbose VMAuthenticate VMSayName VoiceMail VoiceMailMain ' +
  'VoiceMailPlayMsg Wait WaitDigit WaitExten WaitForCondition WaitForNoise WaitForRing WaitForSignal WaitForSilence ' +
  'WaitForTone WaitUntil While Zapateller';
const otherFunctions =
  '175 ABS AES_DECRYPT AES_ENCRYPT AGENT AMI_CLIENT ARRAY AST_CONFIG AST_SORCERY BASE64_DECODE BASE64_ENCODE ' +
  'BASENAME BLACKLIST CALLCOMPLETION CALLERID CDR CDR_PROP CHANNEL CHANNELS CHANNEL_EXISTS CHECKSIPDOMAIN ' +
  'CONFBRIDGE CONFBRIDGE_CHANNELS CONFBRIDGE_INFO CONNECTEDLINE CSV_QUOTE CUT DB DB_DELETE DB_EXISTS DB_KEYCOUNT ' +
  'DB_KEYS DEC DELETE DEVICE_STATE DIALGROUP DIALPLAN_EXISTS DIGIT_SUM DIRNAME ENUMLOOKUP ENUMQUERY ENUMRESULT ENV ' +
  'EVAL EVAL_EXTEN EVAL_SUB EXCEPTION EXISTS EXPORT EXTENSION_STATE FAXOPT FEATURE FEATUREMAP FIELDNUM FIELDQTY ' +
  'FILE FILE_COUNT_LINE FILE_FORMAT FILTER FRAME_DROP FRAME_TRACE GLOBAL GLOBAL_DELETE GLOBAL_EXISTS GROUP ' +
  'GROUP_COUNT GROUP_LIST GROUP_MATCH_COUNT HANGUPCAUSE HANGUPCAUSE_KEYS HASH HASHKEYS HINT HOLD_INTERCEPT IAXPEER ' +
  'IAXVAR ICONV IF IFMODULE IFTIME IMPORT INC ISNULL JITTERBUFFER JSON_DECODE KEYPADHASH LEN LISTFILTER LOCAL ' +
  'LOCAL_PEEK LOCK LOG_GROUP LTRIM MASTER_CHANNEL MATH MAX MD5 MESSAGE MESSAGE_DATA MIN MIXMONITOR MUTEAUDIO ' +
  'PARK_GET_CHANNEL PASSTHRU PERIODIC_HOOK PITCH_SHIFT PJSIP_HEADER POP PRESENCE_STATE PUSH QUEUE_EXISTS ' +
  'QUEUE_GET_CHANNEL QUEUE_MEMBER QUEUE_MEMBER_COUNT QUEUE_MEMBER_LIST QUEUE_MEMBER_PENALTY QUEUE_VARIABLES ' +
  'QUEUE_WAITING_COUNT QUOTE RAND REALTIME REALTIME_DESTROY REALTIME_FIELD REALTIME_HASH REALTIME_STORE ' +
  'RECORDING_INFO REDIRECTING REGEX REPLACE RTRIM SAYFILES SCRAMBLE SET SHA1 SHARED SHELL SHIFT SIPPEER SIP_HEADER ' +
  'SIP_HEADERS SORT SPEECH SPEECH_ENGINE SPEECH_GRAMMAR SPEECH_RESULTS_TYPE SPEECH_SCORE SPEECH_TEXT SPRINTF ' +
  'SRVQUERY SRVRESULT STACK_PEEK STAT STRBETWEEN STRFTIME STRPTIME STRREPLACE SYSINFO TALK_DETECT TESTTIME TIMEOUT ' +
  'TOLOWER TONE_DETECT TOUPPER TRIM TRYLOCK TXTCIDNAME UNLOCK UNSHIFT URIDECODE URIENCODE UUID VALID_EXTEN ' +
  'VARIABLE_EXISTS VERSION VMCOUNT VM_INFO VOLUME';

const { builtins, modules } = await import('../packages/server/dist/main/modules.js');
const { startTestKernel } = await import('../packages/server/dist/testing/test-kernel.js');
// some modules start only where their file is
const files = { 'followme.conf': '[general]\n', 'res_parking.conf': '[general]\n' };
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
