/** A real api process over the step's database, and officers who are signed in to it as people are. */
import { join } from "node:path";
import { anyFreePort } from "../../stack/ports.js";
import { startApi } from "../../stack/application.js";
import type { Running } from "../../stack/processes.js";
import { PASSWORD } from "../seed/bodies.js";
import { type HttpClient, openHttp } from "./http.js";
import { programEnvironment } from "./environment.js";

export interface Api extends HttpClient {
  readonly url: string;
  readonly pid: number;
  /** Signs in; gives the cookie that stands for the person. */
  signIn(username: string): Promise<string>;
  stop(): Promise<void>;
}

export interface ApiOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Where nothing answers, unless one is given: the api asks nothing of Temporal to take a report. */
  readonly temporalAddress?: string;
}

export async function startBenchApi(options: ApiOptions): Promise<Api> {
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const env = { ...programEnvironment(options), PORT: String(port), PUBLIC_URL: url };
  const dataDir = join(options.dataDir, `api-${String(port)}`);
  const running: Running = await startApi({ name: "api", dataDir, env, ownGroup: false }, url);
  const http = openHttp(url);
  return {
    ...http,
    url,
    pid: running.pid,
    async signIn(username) {
      const answer = await http.request("POST", "/api/v1/session", {
        body: { username, password: PASSWORD },
      });
      if (answer.status !== 204) throw new Error(`${username} cannot sign in: ${answer.body}`);
      return answer.cookies.map((cookie) => cookie.split(";")[0]).join("; ");
    },
    async stop() {
      http.close();
      await running.stop();
    },
  };
}

/** `count` officers at the most, a few signing in at a time: each password costs the api 19 MiB for a moment. */
export async function signInAll(api: Api, usernames: readonly string[]): Promise<string[]> {
  const cookies: string[] = [];
  for (let from = 0; from < usernames.length; from += 4) {
    const some = usernames.slice(from, from + 4);
    cookies.push(...(await Promise.all(some.map((username) => api.signIn(username)))));
  }
  return cookies;
}
