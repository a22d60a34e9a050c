/** A number as English writes it: 20,000. */
export const numberEn = (number: number): string => number.toLocaleString('en-CA');

/** A number as French writes it: 20 000, kept together by a no-break space. */
export const numberFr = (number: number): string => number.toLocaleString('fr-CA');

/** A sentence with its full stop, and one only: English times end with one of their own ("8:59 a.m."). */
export const ended = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`);

/** A count with its noun, in the singular where it is one. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
