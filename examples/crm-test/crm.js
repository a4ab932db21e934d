// A CRM of the smallest kind. It shows an agent the card of whoever calls, dials at a click, and keeps a list of calls.
// It knows an Asterisk by the Asterisk Manager Interface alone, and nothing of tests.
import AsteriskManager from 'asterisk-manager';

export class Crm {
  /** @type {{ agent: string, customer: string }[]} Cards that came up on agents' screens. */
  popups = [];
  /** @type {{ customer: string, agent: string, outcome: string, seconds: number }[]} Calls that are over. */
  calls = [];
  #customers;
  #manager;
  /** Calls under way by the channel of the one who was called, and when they were answered. */
  #open = new Map();

  /**
   * @param {{ host: string, port: number, user: string, secret: string }} asterisk
   * @param {Record<string, string>} customers names by telephone number
   * @param {() => number} clock milliseconds; the time that the CRM goes by
   */
  constructor(asterisk, customers, clock = Date.now) {
    this.#customers = customers;
    this.#manager = new AsteriskManager(asterisk.port, asterisk.host, asterisk.user, asterisk.secret, true);
    this.#manager.keepConnected();
    this.#manager.on('dialbegin', (event) => {
      // an agent's own phone that rings for a click: no customer is in the call yet
      if (!event.channel) return;
      const [, agent] = /^PJSIP\/(2\d\d)-/.exec(event.channel) ?? [];
      const call = agent
        ? { agent, customer: this.#nameOf(event.dialstring.split('@')[0]) }
        : { agent: event.destcalleridnum, customer: this.#nameOf(event.calleridnum) };
      this.#open.set(event.destchannel, { ...call, answeredAt: undefined });
      if (!agent) this.popups.push(call);
    });
    this.#manager.on('dialend', (event) => {
      const call = this.#open.get(event.destchannel);
      if (!call) return;
      if (event.dialstatus === 'ANSWER') call.answeredAt = clock();
      else this.#over(event.destchannel, event.dialstatus === 'BUSY' ? 'busy' : 'missed', 0);
    });
    this.#manager.on('hangup', (event) => {
      const call = this.#open.get(event.channel);
      if (call?.answeredAt !== undefined)
        this.#over(event.channel, 'answered', Math.round((clock() - call.answeredAt) / 1000));
    });
  }

  /** Rings an agent's phone, and calls the customer when the agent has answered. */
  dial(agent, number) {
    return new Promise((resolve, reject) => {
      const call = {
        action: 'Originate',
        channel: `PJSIP/${agent}`,
        context: 'office',
        exten: number,
        priority: 1,
        callerid: `Click to dial <${number}>`,
        async: 'true',
      };
      this.#manager.action(call, (error, response) => (error ? reject(new Error(error.message)) : resolve(response)));
    });
  }

  close() {
    this.#manager.disconnect();
  }

  #nameOf(number) {
    return this.#customers[number] ?? `unknown (${number})`;
  }

  #over(channel, outcome, seconds) {
    const { customer, agent } = this.#open.get(channel);
    this.#open.delete(channel);
    this.calls.push({ customer, agent, outcome, seconds });
  }
}
