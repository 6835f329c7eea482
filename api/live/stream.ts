/** One open page that listens: server-sent events that say "changed" and nothing more. */
import type { Request, Response } from "express";
import { createSession } from "better-sse";
import type { SignedIn } from "../../record/queries/actor.js";
import type { Topic } from "./topic.js";

export interface Listener {
  readonly userId: string;
  readonly sessionId: string;
  readonly topic: Topic;
  actor: SignedIn;
}

export interface Stream {
  readonly listener: Listener;
  /** Says that something changed; what comes within the pause is said once, at its end. */
  tell(): void;
  /** `end`: the session is over. `full`: a newer page of the session takes its place. `null`: come again. */
  close(why: "end" | "full" | null): void;
}

/** A page of lists is fetched whole for each word of ours: it hears no more often than a reader looks up. */
const PAUSE_MS = { all: 5_000, programme: 5_000, task: 1_000 } as const;
const HEARTBEAT_MS = 20_000;
const RETRY_MS = 3_000;
/** Who reads so slowly that this much waits is not read any more. */
const MOST_WAITING_BYTES = 16_384;

export async function openStream(
  request: Request,
  response: Response,
  listener: Listener,
  closed: (stream: Stream) => void,
): Promise<Stream> {
  const { topic } = listener;
  // The library says `no-transform` too, without which the answer would be held back to be compressed.
  const session = await createSession(request, response, {
    keepAlive: HEARTBEAT_MS,
    retry: RETRY_MS,
    trustClientEventId: false,
  });
  let pause: NodeJS.Timeout | undefined;
  let again = false;
  const push = (event: string) => {
    if (!session.isConnected) return;
    if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
    else session.push(topic, event);
  };
  const stream: Stream = {
    listener,
    tell() {
      if (pause !== undefined) {
        again = true;
        return;
      }
      push("changed");
      pause = setTimeout(() => {
        pause = undefined;
        if (!again) return;
        again = false;
        stream.tell();
      }, PAUSE_MS[topic.kind]);
      pause.unref();
    },
    close(why) {
      if (why !== null) push(why);
      response.end();
    },
  };
  response.once("close", () => {
    clearTimeout(pause);
    closed(stream);
  });
  return stream;
}
