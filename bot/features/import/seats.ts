/** The seats of a register that have had their line, four bytes each: the file may be far larger than the memory. */
export type Seats = {
  /** Takes the seat of a person in a session for a line; where it is taken, says by which line. */
  take(session: string, person: string, line: number): number | undefined;
};

export function createSeats(): Seats {
  const people = new Map<string, number>();
  const linesBySession = new Map<string, Uint32Array>();
  return {
    take(session, person, line) {
      const seat = people.get(person) ?? people.size;
      people.set(person, seat);
      const known = linesBySession.get(session);
      const lines = roomFor(seat, known);
      if (lines !== known) linesBySession.set(session, lines);
      const earlier = lines[seat] ?? 0;
      if (earlier !== 0) return earlier;
      lines[seat] = line;
      return undefined;
    },
  };
}

function roomFor(seat: number, lines: Uint32Array | undefined): Uint32Array {
  if (lines && seat < lines.length) return lines;
  const grown = new Uint32Array(Math.max(64, 2 ** Math.ceil(Math.log2(seat + 1))));
  if (lines) grown.set(lines);
  return grown;
}
