/** Text cut and padded to a width, as `%-15.15s` of C does. */
export const cell = (text: string, width: number): string => text.slice(0, width).padEnd(width);

/** Text padded to a width and cut to another, as `%-15.55s` does. */
export const padded = (text: string, width: number, most: number): string => text.slice(0, most).padEnd(width);

export const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');
