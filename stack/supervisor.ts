/** Keeps parts running: says when one ends by itself, and starts it again, later each time. */
import { setTimeout as pause } from "node:timers/promises";
import { type PartName, STOP_ORDER } from "./leftovers.js";
import { type Ending, type Running, endOfLog } from "./processes.js";

export interface SupervisorOptions {
  readonly say: (line: string) => void;
  /** Called with all that runs, whenever that changes. */
  readonly onChange: (running: ReadonlyMap<PartName, Running>) => void;
}

// A killed worker is back at once; one that cannot start does not fill the log.
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;
/** Having run that long, a part begins again with the first pause. */
const STEADY_MS = 60_000;

/** Starts a part; `signal` tells it to give up. */
export type Launch<T extends Running> = (signal: AbortSignal) => Promise<T>;

export class Supervisor {
  readonly #running = new Map<PartName, Running>();
  readonly #launching = new Set<Promise<unknown>>();
  readonly #stopping = new AbortController();
  #stopped: Promise<void> | undefined;

  constructor(private readonly options: SupervisorOptions) {}

  isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Aborted by `stop`. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Starts a part, and from then on keeps it running. Rejects where the first start fails. */
  async start<T extends Running>(name: PartName, launch: Launch<T>): Promise<T> {
    const running = await this.#launch(name, launch);
    void this.#keep(name, launch, running);
    return running;
  }

  /** Ends all parts, one after the other. */
  stop(): Promise<void> {
    this.#stopping.abort();
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    // Those that are starting give up by the signal, or have just become running.
    await Promise.allSettled(this.#launching);
    for (const name of STOP_ORDER) {
      const part = this.#running.get(name);
      if (!part) continue;
      this.options.say(`ending ${name}`);
      await part.stop();
      this.#forget(name);
    }
  }

  async #launch<T extends Running>(name: PartName, launch: Launch<T>): Promise<T> {
    const launching = launch(this.#stopping.signal);
    this.#launching.add(launching);
    const running = await launching.finally(() => this.#launching.delete(launching));
    this.#running.set(name, running);
    this.options.onChange(this.#running);
    return running;
  }

  #forget(name: PartName): void {
    this.#running.delete(name);
    this.options.onChange(this.#running);
  }

  async #keep(name: PartName, launch: Launch<Running>, first: Running): Promise<void> {
    let part = first;
    let wait = FIRST_PAUSE_MS;
    for (;;) {
      const since = performance.now();
      const ending = await part.ended;
      if (this.isStopping()) return;
      this.#forget(name);
      this.options.say(`${name} ended by itself (${describe(ending)}). ${await endOfLog(part, 10)}`);
      if (performance.now() - since > STEADY_MS) wait = FIRST_PAUSE_MS;

      for (let back = false; !back; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
        await pause(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
        if (this.isStopping()) return;
        try {
          part = await this.#launch(name, launch);
          back = true;
          this.options.say(`${name} runs again`);
        } catch (error) {
          if (this.isStopping()) return;
          this.options.say(error instanceof Error ? error.message : String(error));
        }
      }
    }
  }
}

function describe({ code, signal }: Ending): string {
  return signal ? `signal ${signal}` : `exit code ${String(code)}`;
}
