/** Visitors of the site who each have a browser and an address of their own, as doors that count attempts tell them apart. */
import type { Services } from "../../api/operation.js";
import { PASSWORD, type World } from "../world.js";
import { type SiteOptions, anyVersion, openSite } from "./site.js";

export interface House {
  readonly world: World;
  readonly url: string;
  readonly services: Services;
  /** The api's clock; a test moves it. */
  readonly clock: { now: Date };
  /** Each with cookies and an address of their own. */
  visitor(): Visitor;
  /** Signed in by name, with the password of the world. */
  signedIn(name: string): Promise<Visitor>;
  close(): Promise<void>;
}

export async function openHouse(options: SiteOptions = {}): Promise<House> {
  const site = await openSite({ now: new Date(), ...options });
  const { world, url, services, clock } = site;
  let visitors = 0;
  const visitor = () =>
    new Visitor(url, `10.1.${String(Math.floor(++visitors / 250))}.${String(1 + (visitors % 250))}`);
  return {
    world,
    url,
    services,
    clock,
    close: () => site.close(),
    visitor,
    async signedIn(name) {
      const person = visitor();
      const answer = await person.post("/api/v1/session", { username: name, password: PASSWORD });
      if (answer.status !== 204)
        throw new Error(`${name} was not let in: ${String(answer.status)} ${answer.text}`);
      return person;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of JSON answers. */
  readonly body: Readonly<Record<string, unknown>>;
}

export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Of the last answer, as they came. */
  setCookies: readonly string[] = [];

  constructor(
    private readonly url: string,
    readonly address: string,
    private readonly device = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0",
  ) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send("GET", path, undefined, headers);
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send("POST", path, JSON.stringify(body), { "Content-Type": "application/json", ...headers });
  }

  delete(path: string): Promise<Answer> {
    return this.send("DELETE", path, undefined, {});
  }

  /** As a browser sends a form. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send("POST", path, new URLSearchParams(fields).toString(), {
      "Content-Type": "application/x-www-form-urlencoded",
    });
  }

  async send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, this.url), {
      method,
      redirect: "manual",
      headers: {
        "User-Agent": this.device,
        "X-Forwarded-For": this.address,
        ...(cookie === "" ? {} : { Cookie: cookie }),
        ...anyVersion(method, path),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    this.setCookies = answer.headers.getSetCookie();
    for (const each of this.setCookies) this.keep(each);
    const text = await answer.text();
    const json = answer.headers.get("Content-Type")?.includes("json") === true && text !== "";
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: json ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  }

  private keep(setCookie: string): void {
    const [name = "", value = ""] = (setCookie.split(";")[0] ?? "").split(/=(.*)/s);
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(setCookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The session's token as the record has it. */
export function sessionTokenOf(visitor: Visitor): string {
  return decodeURIComponent(visitor.cookies.get("dondoc.session_token") ?? "").split(".")[0] ?? "";
}
