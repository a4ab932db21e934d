/** A text message outside of any call. Text is a byte string. */
export interface OutgoingMessage {
  /** Where it goes: what stands behind the technology and its colon. */
  readonly destination: string;
  /** The recipient that the message names, '' for none of its own. */
  readonly to: string;
  /** The sender that the message names, '' for none. */
  readonly from: string;
  readonly body: string;
  readonly variables: readonly (readonly [name: string, value: string])[];
}

/** What carries messages outside of calls, such as SIP's MESSAGE (RFC 3428). */
export interface MessageTechnology {
  /** What destinations begin with: `pjsip` in `pjsip:alice`. */
  readonly name: string;
  /** Hands a message over; false where it could not be sent. */
  send(message: OutgoingMessage): boolean | Promise<boolean>;
}
