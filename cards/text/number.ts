/** A number as English writes it: 20,000. */
export const numberEn = (number: number): string => number.toLocaleString('en-CA');

/** A number as French writes it: 20 000, kept together by a no-break space. */
export const numberFr = (number: number): string => number.toLocaleString('fr-CA');
