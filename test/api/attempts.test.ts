/** Guessing passwords is slowed down, for the name that is guessed at alone. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { PASSWORD } from "../world.js";
import { type Site, openSite, problemIn } from "./site.js";

let site: Site;
beforeEach(async () => {
  site = await openSite({ signInAttempts: 3 });
});
afterEach(() => site.close());

const attempt = (username: string, password: string) =>
  site.stranger.post("/api/v1/session", { username, password });

test("after three wrong passwords further attempts on the name are refused with 429, on the page as in the API", async () => {
  for (let tries = 0; tries < 3; tries++) expect((await attempt("longmy", "sai")).status).toBe(401);
  const refused = await attempt("LongMy", PASSWORD);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(await problemIn(refused)).toMatchObject({ status: 429, code: "too_many_attempts" });
  expect((await site.stranger.submit("/sign-in", { username: "longmy", password: PASSWORD })).status).toBe(
    429,
  );
  // Nobody locks another person out.
  expect((await attempt("vithanh", PASSWORD)).status).toBe(204);
});

test("signing in rightly does not count", async () => {
  for (let times = 0; times < 6; times++) expect((await attempt("longmy", PASSWORD)).status).toBe(204);
});
