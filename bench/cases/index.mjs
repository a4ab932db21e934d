import { calls } from './calls.mjs';
import { conference } from './conference.mjs';
import { fanout, filter } from './fanout.mjs';
import { login } from './login.mjs';
import { memory } from './memory.mjs';
import { ping } from './ping.mjs';
import { queue } from './queue.mjs';
import { rtt } from './rtt.mjs';
import { sound } from './sound.mjs';

/**
 * @typedef {object} Row one line of the table
 * @property {string} label
 * @property {string} unit
 * @property {'more' | 'less'} better
 * @property {{ ratio?: number, least?: number, most?: number }} [target] `ratio` to the figure beside it, or a figure
 */

/**
 * @typedef {object} Load
 * @property {readonly Row[]} rows
 * @property {'unfiltered'} [besides] held against the same server without filters, not against the bare one
 * @property {boolean} [needsPid]
 * @property {boolean} [needsOwn]
 * @property {number} [rounds] where more rounds than this say nothing
 * @property {(server: import('../connection.mjs').Server, options: object) => Promise<number[]>} run a figure per row
 */

/** Every case, in the order in which they run. Memory comes first: what other loads left behind in a process hides what a session costs. */
export const cases = [memory, ping, rtt, login, fanout, filter, calls, sound, conference, queue];
