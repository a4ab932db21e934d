/** Versions of the interface that a branch of Asterisk ended with where that is not the plain rule's. */
const ended: Readonly<Record<number, string>> = { 13: '2.10.6', 16: '5.0.5', 18: '7.0.3' };

/**
 * The version of the interface, as the banner and CoreSettings tell it, that a version of Asterisk speaks: `9.0.0` for
 * 20. Since Asterisk 14 every branch has a major version of its own, eleven below the branch's.
 */
export const amiVersion = (asteriskVersion: string): string => {
  const branch = Number.parseInt(asteriskVersion, 10);
  return ended[branch] ?? (branch >= 14 ? `${branch - 11}.0.0` : '2.0.0');
};

/** The line that greets a client. */
export const banner = (asteriskVersion: string): string => `Asterisk Call Manager/${amiVersion(asteriskVersion)}\r\n`;
