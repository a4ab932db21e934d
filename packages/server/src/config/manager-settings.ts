import type { ClassMask } from '@amiable/protocol';
import type { Acl } from './acl.js';
import type { EventFilterRule } from './event-filter-syntax.js';
import type { Place } from './problem.js';

/** An address that a listener binds: a host as an IP address without brackets, and a port. */
export interface BindAddress {
  /** `127.0.0.1`, `::`, `0.0.0.0` */
  readonly host: string;
  readonly port: number;
}

/** `[general]` of manager.conf. */
export interface ManagerGeneral {
  readonly enabled: boolean;
  readonly webenabled: boolean;
  readonly bind: BindAddress;
  readonly tlsenable: boolean;
  readonly tlsbind: BindAddress;
  /** Absolute, or relative to astvarlibdir/keys or the working folder as written; `asterisk.pem` if not given. */
  readonly tlscertfile: string;
  /** '' means: the certificate file holds the key as well. */
  readonly tlsprivatekey: string;
  /** OpenSSL cipher list; '' for the default. */
  readonly tlscipher: string;
  readonly tlsservercipherorder: boolean;
  readonly tlsdisablev1: boolean;
  readonly tlsdisablev11: boolean;
  readonly tlsdisablev12: boolean;
  readonly allowmultiplelogin: boolean;
  readonly displayconnects: boolean;
  readonly timestampevents: boolean;
  /** Names of variables or function calls, as written. */
  readonly channelvars: readonly string[];
  readonly debug: boolean;
  /** Seconds that a connection has for its login. */
  readonly authtimeout: number;
  /** Connections that may be there at once without having logged in. */
  readonly authlimit: number;
  /** Seconds. */
  readonly httptimeout: number;
  readonly brokeneventsaction: boolean;
  /** Names of actions, as the catalog spells them, that need no class although they destroy something. */
  readonly unprivileged_actions: readonly string[];
  /** Names of events, compared exactly. */
  readonly disabledevents: readonly string[];
}

/** A section of manager.conf with a user, or one of users.conf with `hasmanager = yes`. */
export interface ManagerUser extends Place {
  /** As the section spells it; compare it case-blind. */
  readonly name: string;
  /** '' where none is given: then nobody can log in by it. */
  readonly secret: string;
  /** `secret_hash`, a `$scrypt$…` text; '' where none is given. Plain login only. */
  readonly secretHash: string;
  /** All of them must let an address pass. The first is the one of the user's own deny/permit lines, if there are any. */
  readonly acls: readonly Acl[];
  /** Classes of events that the user may see. */
  readonly read: ClassMask;
  /** Classes of actions that the user may perform. */
  readonly write: ClassMask;
  /** Milliseconds that a write may take, at least 100. */
  readonly writetimeout: number;
  readonly displayconnects: boolean;
  readonly allowmultiplelogin: boolean;
  /** `setvar`, newest first, as they are set on channels and shown by `manager show user`. */
  readonly variables: readonly (readonly [name: string, value: string])[];
  readonly eventFilters: readonly EventFilterRule[];
}

/** All of manager.conf. */
export interface ManagerSettings {
  readonly general: ManagerGeneral;
  /**
   * Those of users.conf first, then those of manager.conf, in the order of the files; sections with the same name
   * (case-blind) make one user. A user with a wrong permit or deny line is not among them.
   */
  readonly users: readonly ManagerUser[];
}
