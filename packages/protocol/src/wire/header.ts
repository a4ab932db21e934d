/**
 * One header of a message: name and value. A few replies of the reference hold a line that is no header
 * (`No categories found`): such a line has the empty name.
 */
export type Header = readonly [name: string, value: string];

/** A value that a handler or publisher hands over; numbers are written in decimal. */
export type HeaderValue = string | number;
