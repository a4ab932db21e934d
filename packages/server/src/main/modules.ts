import { definition as acl } from '../pbx/builtin/acl/module.js';
import { definition as cli } from '../pbx/builtin/cli/module.js';
import { definition as config } from '../pbx/builtin/config/module.js';
import { definition as core } from '../pbx/builtin/core/module.js';
import { definition as db } from '../pbx/builtin/db/module.js';
import { definition as loader } from '../pbx/builtin/loader/module.js';
import { definition as logger } from '../pbx/builtin/logger/module.js';
import { definition as pbx } from '../pbx/builtin/pbx/module.js';
import { definition as pbxBuiltins } from '../pbx/builtin/pbx_builtins/module.js';
import type { ModuleDefinition } from '../pbx/kernel/module.js';
import { definition as appDb } from '../pbx/modules/app_db/module.js';
import { definition as appExec } from '../pbx/modules/app_exec/module.js';
import { definition as appQueue } from '../pbx/modules/app_queue/module.js';
import { definition as appStack } from '../pbx/modules/app_stack/module.js';
import { definition as appSystem } from '../pbx/modules/app_system/module.js';
import { definition as appUserevent } from '../pbx/modules/app_userevent/module.js';
import { definition as appVerbose } from '../pbx/modules/app_verbose/module.js';
import { definition as appWhile } from '../pbx/modules/app_while/module.js';
import { definition as pbxConfig } from '../pbx/modules/pbx_config/module.js';
import { definition as resClialiases } from '../pbx/modules/res_clialiases/module.js';

/** Parts of the telephone system that are always there, in the order in which they start. */
export const builtins: readonly ModuleDefinition[] = [logger, cli, core, loader, acl, db, config, pbx, pbxBuiltins];

/** Modules, under Asterisk's names; modules.conf says which of them are loaded. */
export const modules: readonly ModuleDefinition[] = [
  appDb,
  appExec,
  appQueue,
  appStack,
  appSystem,
  appUserevent,
  appVerbose,
  appWhile,
  pbxConfig,
  resClialiases,
];
