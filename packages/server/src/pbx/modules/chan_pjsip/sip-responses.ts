/** SIP responses that stand for a hangup cause of their own (RFC 3398 §8.2.6.1, as the reference reads it). */
const causes: ReadonlyMap<number, number> = new Map([
  [401, 21],
  [402, 21],
  [403, 21],
  [404, 1],
  [405, 127],
  [407, 21],
  [408, 18],
  [409, 41],
  [410, 1],
  [413, 127],
  [420, 127],
  [480, 19],
  [483, 19],
  [484, 28],
  [485, 1],
  [486, 17],
  [488, 58],
  [500, 38],
  [501, 127],
  [502, 27],
  [503, 34],
  [504, 27],
  [600, 17],
  [603, 21],
  [604, 1],
  [606, 58],
]);

/** The names that some of them are known by. */
const names: ReadonlyMap<string, number> = new Map(
  (
    [
      [400, 'BAD_REQUEST'],
      [401, 'UNAUTHORIZED'],
      [402, 'PAYMENT_REQUIRED'],
      [403, 'FORBIDDEN'],
      [404, 'NOT_FOUND'],
      [405, 'METHOD_NOT_ALLOWED'],
      [406, 'NOT_ACCEPTABLE'],
      [407, 'PROXY_AUTHENTICATION_REQUIRED'],
      [408, 'REQUEST_TIMEOUT'],
      [410, 'GONE'],
      [480, 'TEMPORARILY_UNAVAILABLE'],
      [481, 'CALL_TSX_DOES_NOT_EXIST'],
      [482, 'LOOP_DETECTED'],
      [483, 'TOO_MANY_HOPS'],
      [484, 'ADDRESS_INCOMPLETE'],
      [486, 'BUSY_HERE'],
      [487, 'REQUEST_TERMINATED'],
      [488, 'NOT_ACCEPTABLE_HERE'],
      [491, 'REQUEST_PENDING'],
      [500, 'INTERNAL_SERVER_ERROR'],
      [501, 'NOT_IMPLEMENTED'],
      [502, 'BAD_GATEWAY'],
      [503, 'SERVICE_UNAVAILABLE'],
      [504, 'SERVER_TIMEOUT'],
      [600, 'BUSY_EVERYWHERE'],
      [603, 'DECLINE'],
      [604, 'DOES_NOT_EXIST_ANYWHERE'],
      [606, 'NOT_ACCEPTABLE_ANYWHERE'],
    ] as const
  ).map(([number, name]) => [name, number]),
);

/** A response by its number or name; undefined if it ends no call. */
export const sipResponse = (text: string): number | undefined => {
  const word = text.trim().toUpperCase();
  const number = /^\d{3}$/.test(word) ? Number(word) : names.get(word);
  return number !== undefined && number >= 400 && number <= 699 ? number : undefined;
};

/** The hangup cause (Q.850) that a response stands for. */
export const causeOfResponse = (response: number): number =>
  causes.get(response) ?? (response >= 500 && response < 600 ? 42 : 127);
