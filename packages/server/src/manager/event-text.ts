import { type ClassMask, privilegeText } from '@amiable/protocol';
import type { AmiEvent } from '../contract/event.js';

const privilegeLines = new Map<ClassMask, string>();

const privilegeLine = (classes: ClassMask): string => {
  let line = privilegeLines.get(classes);
  if (line === undefined) {
    line = `Privilege: ${privilegeText(classes)}\r\n`;
    privilegeLines.set(classes, line);
  }
  return line;
};

let lastSecond = 0;
let lastSecondText = '0';

/** `1795401555.887845`: seconds and microseconds of a time in milliseconds since the epoch. */
export const secondsText = (at: number): string => {
  const microseconds = Math.floor(at * 1000);
  const seconds = Math.floor(microseconds / 1_000_000);
  if (seconds !== lastSecond) {
    lastSecond = seconds;
    lastSecondText = String(seconds);
  }
  return `${lastSecondText}.${String(1_000_000 + microseconds - seconds * 1_000_000).slice(1)}`;
};

/** The event as it goes to a client: a byte string with the blank line at its end. */
export const eventText = (event: AmiEvent, withTimestamp: boolean): string =>
  `Event: ${event.name}\r\n${privilegeLine(event.classes)}${
    withTimestamp ? `Timestamp: ${secondsText(event.at)}\r\n` : ''
  }${event.body}\r\n`;
