import { actions, type Message, safeValue } from '@amiable/protocol';
import { responseText, type Session } from '../session.js';

const SECOND_MS = 1_000;
/** The longest that timers can wait, about 24 days. */
const LONGEST_MS = 0x7fffffff;

/** Seconds as C reads an integer: decimal, `0x` or octal; what is no number, or negative, stands for no end. */
const parseTimeout = (text: string): number => {
  const found = /^\s*([+-]?)(0x[0-9a-f]+|\d+)/i.exec(text);
  if (!found) return Number.POSITIVE_INFINITY;
  const digits = found[2] as string;
  const seconds = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return found[1] === '-' && seconds > 0 ? Number.POSITIVE_INFINITY : seconds;
};

/**
 * Waits for the next event, whoever may see it, for the timeout, or for the client to send something. Then the events
 * come that the session may see, between the answer and `WaitEventComplete`.
 */
export const waitEvent = (session: Session, message: Message): Promise<void> | undefined => {
  const { fanOut, clock } = session.host;
  const seconds = parseTimeout(message.get('Timeout'));
  const began = () =>
    session.append(responseText(message, 'Success', `Message: ${actions.WaitEvent.reply.message}\r\n`));
  const completed = () => session.append(session.takeEvents() + completion(message));
  if (seconds === 0 || session.hasEvents) {
    began();
    completed();
    return undefined;
  }
  return new Promise((resolve) => {
    const finish = () => {
      session.onInterrupt(undefined);
      completed();
      resolve();
    };
    const interrupted = () => {
      stopWaiting();
      timer?.cancel();
      began();
      finish();
    };
    const stopWaiting = fanOut.onNextEvent(() => {
      timer?.cancel();
      session.onInterrupt(undefined);
      began();
      fanOut.atTurnEnd(finish);
    });
    const timer = Number.isFinite(seconds)
      ? clock.after(Math.min(seconds * SECOND_MS, LONGEST_MS), interrupted)
      : undefined;
    session.onInterrupt(interrupted);
  });
};

const completion = (message: Message): string => {
  const id = message.get('ActionID');
  return `Event: WaitEventComplete\r\n${id === '' ? '' : `ActionID: ${safeValue(id)}\r\n`}\r\n`;
};
