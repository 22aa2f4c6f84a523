/** What is counted while people work: requests, moves, refusals that were meant and those that were not. */
export class Tally {
  requests = 0;
  events = 0;
  expectedRefusals = 0;
  unexpectedRefusals = 0;
  serverErrors = 0;
  readonly #say: (line: string) => void;
  #told = 0;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** An answer that nobody meant to get; only the first are told. */
  unexpected(line: string): void {
    this.unexpectedRefusals += 1;
    this.#tell(`unexpected: ${line}`);
  }

  failed(line: string): void {
    this.serverErrors += 1;
    this.#tell(`server error: ${line}`);
  }

  #tell(line: string): void {
    this.#told += 1;
    if (this.#told <= MOST_TOLD) this.#say(line);
  }
}

const MOST_TOLD = 20;
