/**
 * The open pages of this process, and what they are told. A change comes from PostgreSQL, whichever process has made it;
 * each page hears of it only where its reader may know of the task, and asks for the rest by its own rights.
 */
import type { Request, Response } from "express";
import { DomainError } from "../../domain/errors.js";
import type { ChangeTold } from "../../record/changes.js";
import type { Database } from "../../record/database.js";
import { actorOf } from "../../record/queries/actor.js";
import { changedTasks } from "../../record/queries/changed-tasks.js";
import { sessionsInForce } from "../../record/queries/sessions.js";
import { type Listener, type Stream, openStream } from "./stream.js";
import { concerns } from "./topic.js";

export interface Live {
  /** Answers a request with a stream that lasts. 204, which a browser does not ask again, where there are too many. */
  open(request: Request, response: Response, listener: Listener): Promise<void>;
  readonly heard: (change: ChangeTold) => void;
  /** Ends the streams whose sessions are over: each half minute, as sessions end by the clock too. */
  check(): Promise<void>;
  /** Pages open now. */
  readonly pages: number;
  close(): void;
}

interface LiveSettings {
  readonly now: () => Date;
  readonly warn?: (error: unknown) => void;
}

/** Of one session: tabs that somebody looks at. Those in the background hold none. */
const MOST_OF_SESSION = 8;
const MOST = 5_000;
/** What comes within it is looked up together. */
const GATHER_MS = 100;
/** More at once are not looked up one by one. */
const MOST_TASKS = 200;
const CHECK_MS = 30_000;

export function openLive(db: Database, { now, warn }: LiveSettings): Live {
  const streams = new Set<Stream>();
  const tasks = new Set<string>();
  let everything = false;
  let register = false;
  let gathering: NodeJS.Timeout | undefined;

  const gathered = async (): Promise<void> => {
    gathering = undefined;
    const ids = [...tasks];
    const all = everything || ids.length > MOST_TASKS;
    const ofRegister = register;
    tasks.clear();
    everything = register = false;
    if (streams.size === 0) return;
    // Rights are part of what the register tells of.
    if (all || ofRegister) await renewActors();
    const changed = all ? [] : await changedTasks(db, ids);
    for (const stream of streams) {
      const { topic, actor } = stream.listener;
      const told =
        all || (ofRegister && topic.kind !== "task") || changed.some((task) => concerns(topic, actor, task));
      if (told) stream.tell();
    }
  };
  const gather = () => {
    gathering ??= setTimeout(() => {
      gathered().catch((error: unknown) => warn?.(error));
    }, GATHER_MS).unref();
  };

  const renewActors = async (): Promise<void> => {
    for (const userId of new Set([...streams].map((stream) => stream.listener.userId))) {
      const actor = await actorOf(db, userId, now()).catch(orGone);
      for (const stream of streams) {
        if (stream.listener.userId !== userId) continue;
        if (actor === null) stream.close("end");
        else stream.listener.actor = actor;
      }
    }
  };

  const live: Live = {
    async open(request, response, listener) {
      const ofSession = [...streams].filter((one) => one.listener.sessionId === listener.sessionId);
      if (ofSession.length >= MOST_OF_SESSION) ofSession[0]?.close("full");
      if (streams.size >= MOST) {
        response.status(204).end();
        return;
      }
      streams.add(await openStream(request, response, listener, (stream) => streams.delete(stream)));
    },
    heard(change) {
      if (change.kind === "session") {
        for (const stream of streams) if (stream.listener.sessionId === change.id) stream.close("end");
        return;
      }
      if (change.kind === "task") tasks.add(change.id);
      else if (change.kind === "register") register = true;
      else everything = true;
      gather();
    },
    async check() {
      if (streams.size === 0) return;
      const ids = [...new Set([...streams].map((stream) => stream.listener.sessionId))];
      // Their ends are instants of the sessions' own clock, that of the process.
      const inForce = await sessionsInForce(db, ids, new Date());
      for (const stream of streams) if (!inForce.has(stream.listener.sessionId)) stream.close("end");
    },
    get pages() {
      return streams.size;
    },
    close() {
      clearInterval(checking);
      clearTimeout(gathering);
      gathering = undefined;
      for (const stream of streams) stream.close(null);
    },
  };
  const checking = setInterval(() => {
    live.check().catch((error: unknown) => warn?.(error));
  }, CHECK_MS).unref();
  return live;
}

/** Disabled, or of no unit any more. */
function orGone(error: unknown): null {
  if (error instanceof DomainError && error.code === "not_signed_in") return null;
  throw error;
}
