// What every load drives a server with.
import net from 'node:net';
import { counter } from './counter.mjs';

/** How long a server may say nothing at all before a load gives up, in seconds. */
const patience = 15;

/**
 * @typedef {object} Server what is driven
 * @property {string} name
 * @property {string} host
 * @property {number} port
 * @property {string} user
 * @property {string} secret
 * @property {number} [pid] the process whose memory is read, if it is on this machine
 */

/**
 * One session. `onData` sees every chunk behind the answer to Login; until then chunks are the session's own.
 */
export class Connection {
  /** @type {(chunk: Buffer) => void} */
  onData = () => {};
  /** @type {(error: Error) => void} */
  onFailure = () => {};

  /** @param {net.Socket} socket */
  constructor(socket) {
    this.socket = socket;
    socket.on('error', (error) => this.onFailure(error));
    socket.on('close', () => this.onFailure(new Error('the server closed the connection')));
  }

  /**
   * Connects and logs in. Fails if the server refuses.
   *
   * @param {Server} server
   * @param {string} events the event mask: `off`, `user`, `call`
   */
  static open(server, events = 'off') {
    return new Promise((resolve, reject) => {
      const socket = net.connect(server.port, server.host);
      socket.setNoDelay(true);
      const connection = new Connection(socket);
      const timer = setTimeout(() => fail(new Error('no answer to Login')), patience * 1000);
      const fail = (error) => {
        clearTimeout(timer);
        socket.destroy();
        reject(error);
      };
      connection.onFailure = fail;
      socket.once('connect', () => connection.send(loginOf(server, events)));
      let text = '';
      const greet = (chunk) => {
        text += chunk.latin1Slice();
        if (!text.includes('\r\n\r\n')) return;
        clearTimeout(timer);
        if (!text.includes('Response: Success\r\n')) return fail(new Error(`Login failed: ${text.trim()}`));
        socket.off('data', greet);
        connection.onFailure = () => {};
        socket.on('data', (bytes) => connection.onData(bytes));
        resolve(connection);
      };
      socket.on('data', greet);
    });
  }

  /** @param {string | Buffer} wire */
  send(wire) {
    this.socket.write(wire, 'latin1');
  }

  /** Sends one message and waits for the message that answers it. @param {string} wire */
  ask(wire) {
    return new Promise((resolve, reject) => {
      const count = counter('\r\n\r\n');
      this.onFailure = reject;
      this.onData = (chunk) => {
        if (count(chunk) === 0) return;
        this.onFailure = () => {};
        resolve(chunk.latin1Slice());
      };
      this.send(wire);
    });
  }

  close() {
    this.onFailure = () => {};
    this.socket.destroy();
  }
}

/** @param {Server} server @param {string} events */
const loginOf = ({ user, secret }, events) =>
  `Action: Login\r\nUsername: ${user}\r\nSecret: ${secret}\r\nEvents: ${events}\r\n\r\n`;

/** Seconds on a clock that only goes forward. */
export const now = () => performance.now() / 1000;

/**
 * Runs a load that goes on by itself once `start` began it. Fails if a connection fails, or if the count that `start`
 * gives stands still for too long.
 *
 * @param {readonly Connection[]} connections closed at the end
 * @param {(done: (figures: unknown) => void) => (() => number)} start begins the load, and gives the function that tells
 *   how far it is; the load calls `done` with what it measured
 */
export const runLoad = (connections, start) =>
  new Promise((resolve, reject) => {
    let last = -1;
    const settle = (finish) => {
      clearInterval(watch);
      for (const connection of connections) connection.close();
      finish();
    };
    const fail = (error) => settle(() => reject(error));
    for (const connection of connections) connection.onFailure = fail;
    const watch = setInterval(() => {
      const count = progress();
      if (count === last) fail(new Error(`nothing came for ${patience} s, after ${count}`));
      last = count;
    }, patience * 1000);
    const progress = start((figure) => settle(() => resolve(figure)));
  });
