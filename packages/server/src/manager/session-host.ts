import type { Frame } from '@amiable/protocol';
import type { ManagerSettings, ManagerUser } from '../config/manager-settings.js';
import type { Clock } from '../contract/clock.js';
import type { Commands } from '../contract/console.js';
import type { AmiEvent } from '../contract/event.js';
import type { Log } from '../contract/log.js';
import type { Pbx } from '../contract/pbx.js';
import type { FanOut } from './fan-out.js';
import type { SecurityIncident } from './security-events.js';
import type { Session } from './session.js';

/** What a session needs of the manager that it belongs to. */
export interface SessionHost {
  /** The Asterisk version that it answers as. */
  readonly version: string;
  readonly settings: ManagerSettings;
  readonly clock: Clock;
  readonly log: Log;
  readonly pbx: Pbx;
  readonly commands: Commands;
  readonly fanOut: FanOut;
  /** Bytes that may wait for a client that does not read. */
  readonly maxPendingBytes: number;
  findUser(name: string): ManagerUser | undefined;
  /** Whether somebody is logged in by that name. */
  isInUse(name: string): boolean;
  /** Does what a message asks for. Gives a promise where that takes a while. */
  dispatch(session: Session, frame: Frame): Promise<void> | undefined;
  publish(event: AmiEvent): void;
  /** Publishes a security event about the session and logs it. */
  report(session: Session, incident: SecurityIncident): void;
  /** A login failed. */
  loginFailed(session: Session): void;
  loggedIn(session: Session): void;
  /** A client that does not read is about to be closed. */
  cutOff(session: Session, what: string): void;
  closed(session: Session): void;
}
