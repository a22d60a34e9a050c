type Stream = { write(text: string): unknown; isTTY?: boolean };

/** Where a command speaks: its answer on stdout, everything else on stderr. */
export type Terminal = {
  say(line: string): void;
  complain(line: string): void;
  /** A line that the next one replaces, for somebody who is watching. Nothing where nobody is. */
  progress(line: string): void;
};

const CLEAR = '\r\u001b[K';

export function createTerminal(out: Stream, err: Stream): Terminal {
  let showing = false;
  const clear = (): void => {
    if (showing) err.write(CLEAR);
    showing = false;
  };
  return {
    say(line) {
      clear();
      out.write(`${line}\n`);
    },
    complain(line) {
      clear();
      err.write(`${line}\n`);
    },
    progress(line) {
      if (!err.isTTY) return;
      err.write(`${CLEAR}${line}`);
      showing = true;
    },
  };
}
