/** The other side of a session: a script or a server. It tells by `onChange` that something below has changed. */
export interface AgiPeer {
  onChange: () => void;
  /** Whether a line waits, and the answer to it can be taken. */
  readonly ready: boolean;
  /** Whether it is a program of this machine, which answers in real time as soon as it can. */
  readonly isProgram?: boolean;
  /** Nothing more will come. */
  readonly ended: boolean;
  take(): string | undefined;
  send(text: string): void;
  /** Tells it that the channel has hung up. */
  tellHangup(): void;
  /** Ends it, whatever it does. */
  kill(): void;
  /** Ends the conversation. @param tell whether it is told @returns whether the other side had a good end */
  close(tell: boolean): Promise<boolean>;
}
