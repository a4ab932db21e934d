import path from 'node:path';
import type { Conf } from './conf.js';
import { Problems } from './problem.js';
import {
  commaList,
  decimal,
  flag,
  integer,
  readSettings,
  type Setting,
  type SettingsOf,
  sampleSection,
  words,
} from './setting.js';

const folder = (value: string, description: string): Setting<string> => ({
  ...words(value, { description }),
  parse: (text) => (path.isAbsolute(text) ? path.normalize(text) : undefined),
  expected: 'an absolute path',
  severity: 'error',
});

const version = (value: string, { description }: { readonly description: string }): Setting<string> => ({
  ...words(value, { description }),
  parse: (text) => (isAsteriskVersion(text) ? text : undefined),
  expected: 'a version such as 20.20.1',
});

/** Whether a text can be the version of an Asterisk: `20.20.1`, `18.9-cert5`. */
export const isAsteriskVersion = (text: string): boolean => /^\d+(\.\d+){1,3}([-~+][\w.-]+)?$/.test(text);

const directories = {
  astcachedir: folder('/var/cache/asterisk', 'what can be fetched again'),
  astetcdir: folder('/etc/asterisk', 'the configuration files'),
  astmoddir: folder('/usr/lib/asterisk/modules', 'modules of an Asterisk; not used here'),
  astvarlibdir: folder('/var/lib/asterisk', 'what is kept: keys, documentation'),
  astdbdir: folder('/var/lib/asterisk', 'the database of DBPut and DBGet'),
  astkeydir: folder('/var/lib/asterisk', 'keys and certificates, in its folder keys'),
  astdatadir: folder('/var/lib/asterisk', 'sounds, music on hold'),
  astagidir: folder('/var/lib/asterisk/agi-bin', 'AGI programs'),
  astspooldir: folder('/var/spool/asterisk', 'voicemail, recordings, outgoing files'),
  astrundir: folder('/var/run/asterisk', 'the control socket and the pid file'),
  astlogdir: folder('/var/log/asterisk', 'the files of logger.conf'),
  astsbindir: folder('/usr/sbin', 'the program itself'),
};

const options = {
  verbose: integer(0, { max: 1000, description: 'how much is told about calls' }),
  debug: integer(0, { max: 1000, description: 'how much is told for those who look for faults' }),
  maxcalls: integer(0, { description: 'calls at once; 0 for no limit' }),
  maxload: decimal(0, { description: 'load of the machine from which on no call is taken; 0 for no limit' }),
  maxfiles: integer(0, { description: 'open files; 0 leaves it to the system' }),
  minmemfree: integer(0, {
    unit: 'megabytes',
    description: 'free memory below which no call is taken; 0 for no limit',
  }),
  systemname: words('', { description: 'stands before every Uniqueid, and in Systemname of messages' }),
  autosystemname: flag(false, { description: "the host's name is the systemname" }),
  entityid: words('', { description: 'entity id, such as a MAC address' }),
  defaultlanguage: words('en', { description: 'language of channels that have none' }),
  documentation_language: words('en_US', { description: 'language of help texts' }),
  runuser: words('', { description: 'user to become after the start' }),
  rungroup: words('', { description: 'group to become after the start' }),
  execincludes: flag(false, { description: "'#exec' in configuration files runs programs" }),
  live_dangerously: flag(false, {
    description: 'the manager may use dialplan functions that reach files and the shell',
  }),
  configfolders: commaList({
    sample: '/srv/pbx/etc',
    description: "further folders whose files the manager may read and change; this key is not Asterisk's",
  }),
  agifolders: commaList({
    sample: '/srv/pbx/agi-bin',
    description: "further folders in which AGI programs may lie; this key is not Asterisk's",
  }),
  alwaysfork: flag(false, { description: 'goes to the background' }),
  nofork: flag(false, { description: 'stays in the foreground' }),
  quiet: flag(false, { description: 'says little at the start' }),
  timestamp: flag(false, { description: 'a time before every line of the console' }),
  console: flag(false, { description: 'starts with a console' }),
  highpriority: flag(false, { description: 'asks the system for a high priority' }),
  initcrypto: flag(false, { description: 'asks for the passphrases of keys at the start' }),
  nocolor: flag(false, { description: 'no colours on the console' }),
  dontwarn: flag(false, { description: 'no warnings of Asterisk about its start' }),
  dumpcore: flag(false, { description: 'writes a core file when it crashes' }),
  languageprefix: flag(true, { description: "sounds lie under their language's folder" }),
  internal_timing: flag(true, { description: 'sends media by its own clock' }),
  transmit_silence_during_record: flag(false, {
    aliases: ['transmit_silence'],
    description: 'sends silence while it records',
  }),
  transcode_via_sln: flag(true, {
    aliases: ['transcode_via_slin'],
    description: 'changes codecs through signed linear',
  }),
  sendfullybooted: flag(false, { description: 'sends FullyBooted to those who log in' }),
  cache_record_files: flag(false, { description: 'records into the cache folder first' }),
  record_cache_dir: words('/tmp', { description: 'the folder of recordings under way' }),
  cache_media_frames: flag(true, { description: 'keeps freed media frames for reuse' }),
  stdexten: words('macro', { description: 'how users.conf makes extensions' }),
  hideconnect: flag(false, { description: 'no lines on the console about remote consoles' }),
  lockconfdir: flag(false, { description: 'locks the configuration folder while a file is written' }),
  lockmode: words('lockfile', { description: 'how voicemail folders are locked: lockfile or flock' }),
  forceblackbackground: flag(false, { description: 'a black background on the console' }),
  lightbackground: flag(false, { description: 'colours for a light terminal' }),
  rtp_use_dynamic: flag(true, { description: 'dynamic RTP payload types' }),
  rtp_pt_dynamic: integer(35, { max: 127, description: 'the first dynamic RTP payload type' }),
  hide_messaging_ami_events: flag(false, { description: 'no events about the channel that delivers messages' }),
  sounds_search_custom_dir: flag(false, { description: 'looks for sounds in the folder custom first' }),
  disable_remote_console_shell: flag(false, { description: "no '!' on remote consoles" }),
  asteriskversion: version('20.20.1', { description: 'the version of Asterisk that clients are told' }),
};

const files = {
  astctlpermissions: words('0600', { description: 'permissions of the control socket' }),
  astctlowner: words('', { description: 'owner of the control socket' }),
  astctlgroup: words('', { description: 'group of the control socket' }),
  astctl: words('asterisk.ctl', { description: 'name of the control socket in astrundir' }),
};

export type DirectoryName = keyof typeof directories;

/** asterisk.conf; keys are named as in the file. */
export interface AsteriskSettings {
  /** `[directories]`, absolute paths. */
  readonly directories: SettingsOf<typeof directories>;
  /** `[options]`. */
  readonly options: SettingsOf<typeof options>;
  /** `[files]`. */
  readonly files: SettingsOf<typeof files>;
}

/** asterisk.conf as it counts when it says nothing. */
export const defaultAsteriskSettings = (): AsteriskSettings => asteriskSettings(emptyConf, new Problems());

const emptyConf: Pick<Conf, 'variables'> = { variables: () => [] };

/** Reads asterisk.conf. What it does not say stands at Asterisk's own defaults. */
export const asteriskSettings = (conf: Pick<Conf, 'variables'>, problems: Problems): AsteriskSettings => {
  const found = readSettings('directories', conf.variables('directories'), directories, problems);
  const said = (name: DirectoryName) =>
    conf.variables('directories').some((variable) => variable.name.toLowerCase() === name);
  return {
    directories: {
      ...found,
      // The folders of the database and the keys follow astvarlibdir unless they are given.
      ...(!said('astdbdir') && { astdbdir: found.astvarlibdir }),
      ...(!said('astkeydir') && { astkeydir: found.astvarlibdir }),
    },
    options: readSettings('options', conf.variables('options'), options, problems),
    files: readSettings('files', conf.variables('files'), files, problems),
  };
};

/** asterisk.conf with every key, its default and what it means. */
export const asteriskSample = (): string =>
  Object.entries({ directories, options, files })
    .map(([section, schema]) => sampleSection(section, schema))
    .join('\n');
