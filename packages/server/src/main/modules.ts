import { definition as acl } from '../pbx/builtin/acl/module.js';
import { definition as bridge } from '../pbx/builtin/bridge/module.js';
import { definition as cdr } from '../pbx/builtin/cdr/module.js';
import { definition as cel } from '../pbx/builtin/cel/module.js';
import { definition as channel } from '../pbx/builtin/channel/module.js';
import { definition as channelApplications } from '../pbx/builtin/channel_applications/module.js';
import { definition as cli } from '../pbx/builtin/cli/module.js';
import { definition as config } from '../pbx/builtin/config/module.js';
import { definition as core } from '../pbx/builtin/core/module.js';
import { definition as coreLocal } from '../pbx/builtin/core_local/module.js';
import { definition as db } from '../pbx/builtin/db/module.js';
import { definition as features } from '../pbx/builtin/features/module.js';
import { definition as indications } from '../pbx/builtin/indications/module.js';
import { definition as loader } from '../pbx/builtin/loader/module.js';
import { definition as logger } from '../pbx/builtin/logger/module.js';
import { definition as message } from '../pbx/builtin/message/module.js';
import { definition as mwi } from '../pbx/builtin/mwi/module.js';
import { definition as pbx } from '../pbx/builtin/pbx/module.js';
import { definition as pbxBuiltins } from '../pbx/builtin/pbx_builtins/module.js';
import type { ModuleDefinition } from '../pbx/kernel/module.js';
import { definition as appAgentPool } from '../pbx/modules/app_agent_pool/module.js';
import { definition as appAttendedTransfer } from '../pbx/modules/app_attended_transfer/module.js';
import { definition as appAuthenticate } from '../pbx/modules/app_authenticate/module.js';
import { definition as appBlindTransfer } from '../pbx/modules/app_blind_transfer/module.js';
import { definition as appBridgewait } from '../pbx/modules/app_bridgewait/module.js';
import { definition as appCdr } from '../pbx/modules/app_cdr/module.js';
import { definition as appCelgenuserevent } from '../pbx/modules/app_celgenuserevent/module.js';
import { definition as appChanisavail } from '../pbx/modules/app_chanisavail/module.js';
import { definition as appChannelredirect } from '../pbx/modules/app_channelredirect/module.js';
import { definition as appChanspy } from '../pbx/modules/app_chanspy/module.js';
import { definition as appConfbridge } from '../pbx/modules/app_confbridge/module.js';
import { definition as appControlplayback } from '../pbx/modules/app_controlplayback/module.js';
import { definition as appDb } from '../pbx/modules/app_db/module.js';
import { definition as appDial } from '../pbx/modules/app_dial/module.js';
import { definition as appDirectedPickup } from '../pbx/modules/app_directed_pickup/module.js';
import { definition as appDisa } from '../pbx/modules/app_disa/module.js';
import { definition as appDtmfstore } from '../pbx/modules/app_dtmfstore/module.js';
import { definition as appDumpchan } from '../pbx/modules/app_dumpchan/module.js';
import { definition as appEcho } from '../pbx/modules/app_echo/module.js';
import { definition as appExec } from '../pbx/modules/app_exec/module.js';
import { definition as appExternalivr } from '../pbx/modules/app_externalivr/module.js';
import { definition as appFollowme } from '../pbx/modules/app_followme/module.js';
import { definition as appForkcdr } from '../pbx/modules/app_forkcdr/module.js';
import { definition as appIf } from '../pbx/modules/app_if/module.js';
import { definition as appMf } from '../pbx/modules/app_mf/module.js';
import { definition as appMilliwatt } from '../pbx/modules/app_milliwatt/module.js';
import { definition as appMixmonitor } from '../pbx/modules/app_mixmonitor/module.js';
import { definition as appMorsecode } from '../pbx/modules/app_morsecode/module.js';
import { definition as appOriginate } from '../pbx/modules/app_originate/module.js';
import { definition as appPage } from '../pbx/modules/app_page/module.js';
import { definition as appPlayback } from '../pbx/modules/app_playback/module.js';
import { definition as appPlaytones } from '../pbx/modules/app_playtones/module.js';
import { definition as appPrivacy } from '../pbx/modules/app_privacy/module.js';
import { definition as appQueue } from '../pbx/modules/app_queue/module.js';
import { definition as appRead } from '../pbx/modules/app_read/module.js';
import { definition as appReadexten } from '../pbx/modules/app_readexten/module.js';
import { definition as appRecord } from '../pbx/modules/app_record/module.js';
import { definition as appReload } from '../pbx/modules/app_reload/module.js';
import { definition as appSayunixtime } from '../pbx/modules/app_sayunixtime/module.js';
import { definition as appSenddtmf } from '../pbx/modules/app_senddtmf/module.js';
import { definition as appSendtext } from '../pbx/modules/app_sendtext/module.js';
import { definition as appSf } from '../pbx/modules/app_sf/module.js';
import { definition as appSignal } from '../pbx/modules/app_signal/module.js';
import { definition as appSofthangup } from '../pbx/modules/app_softhangup/module.js';
import { definition as appStack } from '../pbx/modules/app_stack/module.js';
import { definition as appStreamEcho } from '../pbx/modules/app_stream_echo/module.js';
import { definition as appSystem } from '../pbx/modules/app_system/module.js';
import { definition as appTalkdetect } from '../pbx/modules/app_talkdetect/module.js';
import { definition as appTransfer } from '../pbx/modules/app_transfer/module.js';
import { definition as appUserevent } from '../pbx/modules/app_userevent/module.js';
import { definition as appVerbose } from '../pbx/modules/app_verbose/module.js';
import { definition as appVoicemail } from '../pbx/modules/app_voicemail/module.js';
import { definition as appWaitforcond } from '../pbx/modules/app_waitforcond/module.js';
import { definition as appWaitforring } from '../pbx/modules/app_waitforring/module.js';
import { definition as appWaitforsilence } from '../pbx/modules/app_waitforsilence/module.js';
import { definition as appWaituntil } from '../pbx/modules/app_waituntil/module.js';
import { definition as appWhile } from '../pbx/modules/app_while/module.js';
import { definition as appZapateller } from '../pbx/modules/app_zapateller/module.js';
import { definition as bridgeBuiltinFeatures } from '../pbx/modules/bridge_builtin_features/module.js';
import { definition as cdrCsv } from '../pbx/modules/cdr_csv/module.js';
import { definition as cdrCustom } from '../pbx/modules/cdr_custom/module.js';
import { definition as cdrManager } from '../pbx/modules/cdr_manager/module.js';
import { definition as celCustom } from '../pbx/modules/cel_custom/module.js';
import { definition as celManager } from '../pbx/modules/cel_manager/module.js';
import { definition as chanIax2 } from '../pbx/modules/chan_iax2/module.js';
import { definition as chanPhone } from '../pbx/modules/chan_phone/module.js';
import { definition as chanPjsip } from '../pbx/modules/chan_pjsip/module.js';
import { definition as chanSip } from '../pbx/modules/chan_sip/module.js';
import { definition as chanSkinny } from '../pbx/modules/chan_skinny/module.js';
import { definition as funcAes } from '../pbx/modules/func_aes/module.js';
import { definition as funcBase64 } from '../pbx/modules/func_base64/module.js';
import { definition as funcBlacklist } from '../pbx/modules/func_blacklist/module.js';
import { definition as funcCallerid } from '../pbx/modules/func_callerid/module.js';
import { definition as funcCdr } from '../pbx/modules/func_cdr/module.js';
import { definition as funcChannel } from '../pbx/modules/func_channel/module.js';
import { definition as funcConfig } from '../pbx/modules/func_config/module.js';
import { definition as funcCurl } from '../pbx/modules/func_curl/module.js';
import { definition as funcCut } from '../pbx/modules/func_cut/module.js';
import { definition as funcDb } from '../pbx/modules/func_db/module.js';
import { definition as funcDevstate } from '../pbx/modules/func_devstate/module.js';
import { definition as funcDialgroup } from '../pbx/modules/func_dialgroup/module.js';
import { definition as funcDialplan } from '../pbx/modules/func_dialplan/module.js';
import { definition as funcEnv } from '../pbx/modules/func_env/module.js';
import { definition as funcEvalexten } from '../pbx/modules/func_evalexten/module.js';
import { definition as funcExport } from '../pbx/modules/func_export/module.js';
import { definition as funcExtstate } from '../pbx/modules/func_extstate/module.js';
import { definition as funcGlobal } from '../pbx/modules/func_global/module.js';
import { definition as funcGroupcount } from '../pbx/modules/func_groupcount/module.js';
import { definition as funcHangupcause } from '../pbx/modules/func_hangupcause/module.js';
import { definition as funcIconv } from '../pbx/modules/func_iconv/module.js';
import { definition as funcJson } from '../pbx/modules/func_json/module.js';
import { definition as funcLock } from '../pbx/modules/func_lock/module.js';
import { definition as funcLogic } from '../pbx/modules/func_logic/module.js';
import { definition as funcMath } from '../pbx/modules/func_math/module.js';
import { definition as funcMd5 } from '../pbx/modules/func_md5/module.js';
import { definition as funcModule } from '../pbx/modules/func_module/module.js';
import { definition as funcPjsipAor } from '../pbx/modules/func_pjsip_aor/module.js';
import { definition as funcPjsipContact } from '../pbx/modules/func_pjsip_contact/module.js';
import { definition as funcPjsipEndpoint } from '../pbx/modules/func_pjsip_endpoint/module.js';
import { definition as funcPresencestate } from '../pbx/modules/func_presencestate/module.js';
import { definition as funcRand } from '../pbx/modules/func_rand/module.js';
import { definition as funcSha1 } from '../pbx/modules/func_sha1/module.js';
import { definition as funcShell } from '../pbx/modules/func_shell/module.js';
import { definition as funcSprintf } from '../pbx/modules/func_sprintf/module.js';
import { definition as funcSrv } from '../pbx/modules/func_srv/module.js';
import { definition as funcStrings } from '../pbx/modules/func_strings/module.js';
import { definition as funcSysinfo } from '../pbx/modules/func_sysinfo/module.js';
import { definition as funcTalkdetect } from '../pbx/modules/func_talkdetect/module.js';
import { definition as funcTimeout } from '../pbx/modules/func_timeout/module.js';
import { definition as funcUri } from '../pbx/modules/func_uri/module.js';
import { definition as funcUuid } from '../pbx/modules/func_uuid/module.js';
import { definition as funcVersion } from '../pbx/modules/func_version/module.js';
import { definition as funcVmcount } from '../pbx/modules/func_vmcount/module.js';
import { definition as funcVolume } from '../pbx/modules/func_volume/module.js';
import { definition as pbxConfig } from '../pbx/modules/pbx_config/module.js';
import { definition as resAgi } from '../pbx/modules/res_agi/module.js';
import { definition as resClialiases } from '../pbx/modules/res_clialiases/module.js';
import { definition as resManagerDevicestate } from '../pbx/modules/res_manager_devicestate/module.js';
import { definition as resManagerPresencestate } from '../pbx/modules/res_manager_presencestate/module.js';
import { definition as resMonitor } from '../pbx/modules/res_monitor/module.js';
import { definition as resMusiconhold } from '../pbx/modules/res_musiconhold/module.js';
import { definition as resMutestream } from '../pbx/modules/res_mutestream/module.js';
import { definition as resParking } from '../pbx/modules/res_parking/module.js';
import { definition as resPjsip } from '../pbx/modules/res_pjsip/module.js';
import { definition as resPjsipAcl } from '../pbx/modules/res_pjsip_acl/module.js';
import { definition as resPjsipEndpointIdentifierIp } from '../pbx/modules/res_pjsip_endpoint_identifier_ip/module.js';
import { definition as resPjsipMaintenance } from '../pbx/modules/res_pjsip_maintenance/module.js';
import { definition as resPjsipMessaging } from '../pbx/modules/res_pjsip_messaging/module.js';
import { definition as resPjsipNotify } from '../pbx/modules/res_pjsip_notify/module.js';
import { definition as resPjsipOutboundRegistration } from '../pbx/modules/res_pjsip_outbound_registration/module.js';
import { definition as resPjsipPubsub } from '../pbx/modules/res_pjsip_pubsub/module.js';
import { definition as resPjsipRegistrar } from '../pbx/modules/res_pjsip_registrar/module.js';
import { definition as resSorceryAstdb } from '../pbx/modules/res_sorcery_astdb/module.js';
import { definition as resSorceryConfig } from '../pbx/modules/res_sorcery_config/module.js';
import { definition as resSorceryMemory } from '../pbx/modules/res_sorcery_memory/module.js';
import { definition as resSorceryMemoryCache } from '../pbx/modules/res_sorcery_memory_cache/module.js';

/** Parts of the telephone system that are always there, in the order in which they start. */
export const builtins: readonly ModuleDefinition[] = [
  cli,
  core,
  logger,
  message,
  mwi,
  acl,
  loader,
  db,
  cdr,
  cel,
  bridge,
  channel,
  channelApplications,
  config,
  coreLocal,
  features,
  indications,
  pbx,
  pbxBuiltins,
];

/** Modules, under Asterisk's names; modules.conf says which of them are loaded. */
export const modules: readonly ModuleDefinition[] = [
  appAuthenticate,
  appAgentPool,
  appAttendedTransfer,
  appBlindTransfer,
  appBridgewait,
  appCdr,
  appCelgenuserevent,
  appChanisavail,
  appChannelredirect,
  appChanspy,
  appConfbridge,
  appControlplayback,
  appDb,
  appDial,
  appDisa,
  appDtmfstore,
  appDumpchan,
  appDirectedPickup,
  appEcho,
  appExec,
  appExternalivr,
  appFollowme,
  appForkcdr,
  appIf,
  appMf,
  appMilliwatt,
  appMixmonitor,
  appMorsecode,
  appOriginate,
  appPage,
  appPlayback,
  appPlaytones,
  appPrivacy,
  appQueue,
  appRead,
  appReadexten,
  appRecord,
  appReload,
  appSayunixtime,
  appSenddtmf,
  appSendtext,
  appSf,
  appSignal,
  appSofthangup,
  appStack,
  appStreamEcho,
  appSystem,
  appTalkdetect,
  appTransfer,
  appUserevent,
  appVerbose,
  appVoicemail,
  appWaitforcond,
  appWaitforring,
  appWaitforsilence,
  appWaituntil,
  appWhile,
  appZapateller,
  bridgeBuiltinFeatures,
  cdrCsv,
  cdrCustom,
  cdrManager,
  celCustom,
  celManager,
  chanPhone,
  chanIax2,
  chanSip,
  chanSkinny,
  funcAes,
  funcBase64,
  funcBlacklist,
  funcCallerid,
  funcCdr,
  funcChannel,
  funcConfig,
  funcCurl,
  funcCut,
  funcDb,
  funcDevstate,
  funcDialgroup,
  funcDialplan,
  funcEnv,
  funcEvalexten,
  funcExport,
  funcExtstate,
  funcGlobal,
  funcGroupcount,
  funcHangupcause,
  funcIconv,
  funcJson,
  funcLock,
  funcLogic,
  funcMath,
  funcMd5,
  funcModule,
  funcPresencestate,
  funcRand,
  funcSha1,
  funcShell,
  funcSprintf,
  funcSrv,
  funcStrings,
  funcSysinfo,
  funcTalkdetect,
  funcTimeout,
  funcUri,
  funcUuid,
  funcVersion,
  funcVmcount,
  funcVolume,
  pbxConfig,
  resAgi,
  resClialiases,
  resManagerDevicestate,
  resManagerPresencestate,
  resMonitor,
  resMusiconhold,
  resMutestream,
  resParking,
  chanPjsip,
  funcPjsipAor,
  funcPjsipContact,
  funcPjsipEndpoint,
  resPjsip,
  resPjsipAcl,
  resPjsipEndpointIdentifierIp,
  resPjsipMaintenance,
  resPjsipMessaging,
  resPjsipNotify,
  resPjsipOutboundRegistration,
  resPjsipPubsub,
  resPjsipRegistrar,
  resSorceryAstdb,
  resSorceryConfig,
  resSorceryMemory,
  resSorceryMemoryCache,
];
