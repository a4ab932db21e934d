// node --import …/preload.mjs amiable.js: records what the built server does in a process of its own.
import { sessionActions } from '../../packages/server/dist/manager/actions/index.js';
import { Manager } from '../../packages/server/dist/manager/manager.js';
import { Session } from '../../packages/server/dist/manager/session.js';
import { ActionTable } from '../../packages/server/dist/pbx/kernel/action-table.js';
import { EventBus } from '../../packages/server/dist/pbx/kernel/event-bus.js';
import { folderVariable, record } from './recorder.mjs';

record(process.env[folderVariable], { ActionTable, EventBus, Manager, Session, sessionActions });
