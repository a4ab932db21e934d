// A setup file of vitest: records what the sources do within a test.
import { expect } from 'vitest';
import { sessionActions } from '../../packages/server/src/manager/actions/index.ts';
import { Manager } from '../../packages/server/src/manager/manager.ts';
import { Session } from '../../packages/server/src/manager/session.ts';
import { ActionTable } from '../../packages/server/src/pbx/kernel/action-table.ts';
import { EventBus } from '../../packages/server/src/pbx/kernel/event-bus.ts';
import { folderVariable, record } from './recorder.mjs';

// What random sequences happen to do is not the same in every run, so that it shows nothing.
if (!/\.property\.test\.ts$/.test(expect.getState().testPath ?? ''))
  record(process.env[folderVariable], { ActionTable, EventBus, Manager, Session, sessionActions });
