/** Lets so many through at a time; the rest wait in the order in which they came. */
export type Gate = { enter(): Promise<void>; leave(): void; width(count: number): void };

export function createGate(width: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  let most = width;
  const admit = (): void => {
    while (inside < most && waiting.length > 0) {
      inside += 1;
      waiting.shift()?.();
    }
  };
  return {
    enter() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        admit();
      });
    },
    leave() {
      inside -= 1;
      admit();
    },
    width(count) {
      most = count;
      admit();
    },
  };
}
