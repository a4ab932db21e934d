/** The versions of the interface with which branches of Asterisk ended, where the plain rule does not give them. */
const ended: Readonly<Record<number, string>> = {
  10: '1.2',
  11: '1.3',
  12: '2.5.0',
  13: '2.10.6',
  14: '3.2.2',
  15: '4.0.3',
  16: '5.0.5',
  17: '6.0.1',
  18: '7.0.3',
  19: '8.0.2',
};

/**
 * The version of the interface, as the banner and CoreSettings tell it, that a version of Asterisk speaks: `9.0.0` for
 * 20. Since Asterisk 20 it is the branch's number less eleven.
 */
export const amiVersion = (asteriskVersion: string): string => {
  const branch = Number.parseInt(asteriskVersion, 10);
  return ended[branch] ?? (branch >= 20 ? `${branch - 11}.0.0` : '1.0');
};

/** The line that greets a client. */
export const banner = (asteriskVersion: string): string => `Asterisk Call Manager/${amiVersion(asteriskVersion)}\r\n`;
