/** Walks along one chain after the other, event by event, and says what does not follow. Holds one chain's doubts at most. */
import { type HashedEvent, type JournalHead, eventHash } from "../journal.js";
import type { Fault, Report } from "./finding.js";

export interface ChainEvent extends HashedEvent {
  readonly id: bigint;
  readonly previousHash: string;
  readonly hash: string;
}

/** Beyond that many, events are called edited without looking for the place they may have come from. */
const MOST_SUSPECTS = 200;

export class ChainWalk {
  #last: ChainEvent | null = null;
  #head: JournalHead | null = null;
  #lastSound = true;
  /** Events that are not what their hash says. */
  #suspects: ChainEvent[] = [];
  /** Numbers that no event has. */
  #gaps: number[] = [];
  /** Numbers of events that do not carry the hash of the one before. */
  #breaks: number[] = [];
  #disordered: number[] = [];

  constructor(private readonly report: Report) {}

  /** Events come chain by chain, by their numbers. `head` is what stands with the task; null where nothing is kept. */
  take(event: ChainEvent, head: JournalHead | null): void {
    if (this.#last !== null && this.#last.taskId !== event.taskId) this.end();
    const before = this.#last;
    const expected = (before?.number ?? 0) + 1;
    for (let gap = expected; gap < event.number && this.#gaps.length < MOST_SUSPECTS; gap++)
      this.#gaps.push(gap);

    const sound = eventHash(event.previousHash, event) === event.hash;
    if (!sound) this.#suspects.push(event);
    // What is beside a gap or an edited event cannot follow; that is told of once.
    else if (event.number === expected && this.#lastSound && event.previousHash !== (before?.hash ?? "")) {
      this.#breaks.push(event.number);
    }
    if (before !== null && event.id <= before.id) this.#disordered.push(event.number);
    this.#last = event;
    this.#lastSound = sound;
    this.#head = head;
  }

  /** After the last event. */
  end(): void {
    const last = this.#last;
    if (last === null) return;
    const { taskId } = last;
    const told = new Set<number>();
    const tell = (fault: Fault, number: number) => {
      if (!told.has(number)) this.report({ fault, taskId, number, day: null });
      told.add(number);
    };
    for (const event of this.#suspects) tell(this.#hasMoved(event) ? "reordered" : "edited", event.number);
    for (const gap of this.#gaps) tell("missing", gap);
    const head = this.#head;
    if (head !== null && head.number > last.number) tell("truncated", last.number + 1);
    else if (head !== null && head.number < last.number) tell("head_changed", head.number + 1);
    else if (head !== null && this.#lastSound && head.hash !== last.hash) this.#breaks.push(last.number + 1);
    for (const [fault, number] of rewritten(this.#breaks, last.number)) tell(fault, number);
    if (told.size === 0) for (const number of this.#disordered) tell("reordered", number);
    this.#last = null;
    this.#lastSound = true;
    this.#suspects = [];
    this.#gaps = [];
    this.#breaks = [];
    this.#disordered = [];
  }

  /** Whether its hash is right for another place of the same chain. */
  #hasMoved(event: ChainEvent): boolean {
    if (this.#suspects.length > MOST_SUSPECTS) return false;
    const places = [...this.#suspects.map((suspect) => suspect.number), ...this.#gaps];
    return places.some((number) => eventHash(event.previousHash, { ...event, number }) === event.hash);
  }
}

/**
 * Which events were rewritten together with their hashes. One break alone: the event before it, whose successor still
 * carries its old hash. Several in a row: each of them but the last, having been given other hashes to carry.
 */
function rewritten(breaks: readonly number[], lastNumber: number): [Fault, number][] {
  const found: [Fault, number][] = [];
  for (let from = 0; from < breaks.length;) {
    let to = from;
    while (breaks[to + 1] === (breaks[to] ?? 0) + 1) to++;
    const first = breaks[from] ?? 0;
    if (from === to) found.push([first > lastNumber ? "head_changed" : "edited", Math.max(1, first - 1)]);
    for (let at = from; at < to; at++) found.push(["edited", breaks[at] ?? 0]);
    from = to + 1;
  }
  return found;
}
