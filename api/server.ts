/** The one HTTP server: JSON under `/api/v1`, its reference, the pages, their assets. */
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import helmet from "helmet";
import type { Logger } from "pino";
import { DomainError } from "../domain/errors.js";
import { expiredPage } from "../web/pages/expired.js";
import { problemPage } from "../web/pages/problem.js";
import { calendarRoutes } from "./calendar.js";
import { healthRoutes } from "./health.js";
import { type Services, mount } from "./operation.js";
import { operations } from "./operations.js";
import { refuseOtherMethods } from "./other-methods.js";
import { localPath, localeOf, pageContext, sendPage } from "./pages/context.js";
import { accountPages } from "./pages/account.js";
import { accountsPages } from "./pages/accounts.js";
import { calendarPages } from "./pages/calendar.js";
import { cyclePages } from "./pages/cycles.js";
import { draftTaskPages } from "./pages/draft-tasks.js";
import { draftPages } from "./pages/drafts.js";
import { filePages } from "./pages/files.js";
import { helpPages } from "./pages/help.js";
import { linkPages } from "./pages/link.js";
import { livePages } from "./pages/live.js";
import { oidcPages } from "./pages/oidc.js";
import { overviewPages } from "./pages/overview.js";
import { searchPages } from "./pages/search.js";
import { policyPages } from "./pages/policies.js";
import { amendmentPages } from "./pages/amendments.js";
import { programmePages } from "./pages/programmes.js";
import { successionPages } from "./pages/successions.js";
import { targetPages } from "./pages/targets.js";
import { serviceTokenPages } from "./pages/service-tokens.js";
import { reReadingPages } from "./pages/re-reading.js";
import { rehearsalPages } from "./pages/rehearsals.js";
import { replanPages } from "./pages/replans.js";
import { inboxPages } from "./pages/inbox.js";
import { mailPages } from "./pages/mails.js";
import { signInPages } from "./pages/sign-in.js";
import { taskPages } from "./pages/tasks.js";
import { todayPages } from "./pages/today.js";
import { templatePages } from "./pages/templates.js";
import { unitPages } from "./pages/units.js";
import { webhookPages } from "./pages/webhooks.js";
import { workbookPages } from "./pages/workbooks.js";
import { asDomainError, problemIn, problemOf, retryLater } from "./problems.js";
import { knownDevice } from "./known-device.js";
import { referenceRoutes } from "./reference.js";
import { sameOrigin } from "./same-origin.js";

export interface ServerSettings {
  /** The folder of compiled styles and other files that browsers load. */
  readonly assetsDir: string;
  readonly log: Logger;
  /** Attempts to sign in, by address and user name, within a quarter of an hour. */
  readonly signInAttempts?: number;
  /** As express takes it: whose word on a client's address counts. */
  readonly trustedProxies?: string;
}

const BODY_BYTES = 200_000;

export function createServer(services: Services, settings: ServerSettings): Express {
  const app = express();
  app.disable("x-powered-by");
  // An ETag is a version, which the doors say themselves, and no hash of what happens to be sent.
  app.disable("etag");
  app.set("query parser", "simple");
  app.set("trust proxy", settings.trustedProxies ?? "loopback");
  app.use(securityHeaders(services));
  app.use(compression());
  app.use("/health", healthRoutes(services.db));
  app.use("/assets", express.static(settings.assetsDir, { index: false, maxAge: "1h" }));
  app.use("/calendar", calendarRoutes(services), problemAnswer(settings.log));
  app.use(sameOrigin);
  app.use("/api", referenceRoutes());

  const attempts = attemptLimit(services, settings.signInAttempts ?? 20);
  app.use("/api/v1", alwaysWhole, express.json({ limit: BODY_BYTES, strict: true }));
  app.post("/api/v1/session", attempts);
  const api = express.Router();
  for (const operation of operations) mount(api, services, operation);
  app.use("/api/v1", api, refuseOtherMethods(operations));
  app.use("/api", () => {
    throw noSuchAddress();
  });
  app.use("/api", problemAnswer(settings.log));

  app.use(express.urlencoded({ extended: false, limit: BODY_BYTES }));
  app.post("/sign-in", attempts);
  app.post("/sign-in/code", attempts);
  const pages = express.Router();
  for (const add of [
    signInPages,
    oidcPages,
    linkPages,
    accountPages,
    accountsPages,
    todayPages,
    unitPages,
    overviewPages,
    searchPages,
    programmePages,
    targetPages,
    successionPages,
    workbookPages,
    draftPages,
    draftTaskPages,
    reReadingPages,
    serviceTokenPages,
    amendmentPages,
    cyclePages,
    taskPages,
    webhookPages,
    mailPages,
    inboxPages,
    calendarPages,
    policyPages,
    replanPages,
    templatePages,
    filePages,
    rehearsalPages,
    livePages,
    helpPages,
  ])
    add(pages, services);
  app.use(pages);
  app.use(() => {
    throw noSuchAddress();
  });
  app.use(pageAnswer(services, settings.log));
  return app;
}

/**
 * An ETag is a task's version, for If-Match. Lateness and rights change without it, so no answer is kept by a browser,
 * and none is left out as known.
 */
const alwaysWhole: RequestHandler = (request, response, next) => {
  delete request.headers["if-none-match"];
  response.setHeader("Cache-Control", "private, no-store");
  next();
};

function securityHeaders(services: Services): RequestHandler {
  const https = services.publicUrl.startsWith("https:");
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: "same-origin" },
  });
}

/**
 * Counted by address and user name together, so that nobody can lock another person out; where a person has signed in
 * before, by their browser instead, which may share its address with a whole office.
 */
function attemptLimit({ auth, now }: Services, limit: number): RequestHandler {
  return rateLimit({
    windowMs: 15 * 60_000,
    limit,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skipSuccessfulRequests: true,
    keyGenerator: (request) => {
      const { username } = (request.body ?? {}) as { username?: unknown };
      const name = typeof username === "string" ? username.toLowerCase().slice(0, 64) : "";
      return `${knownDevice(auth, request, name, now()) ?? request.ip ?? ""} ${name}`;
    },
    validate: { keyGeneratorIpFallback: false },
    handler: () => {
      throw new DomainError("too_many_attempts", {
        vi: "Đã thử đăng nhập quá nhiều lần. Hãy chờ 15 phút rồi thử lại, hoặc liên hệ quản trị hệ thống.",
        en: "Too many attempts to sign in. Wait 15 minutes and try again, or turn to the administrator.",
      });
    },
  });
}

/** The page of ours that holds the form; the first one where the browser does not say. */
function cameFrom(request: Request): string {
  const referer = request.get("Referer") ?? "";
  if (!URL.canParse(referer)) return "/";
  const { host, pathname, search } = new URL(referer);
  return host === request.get("Host") ? localPath(pathname + search) : "/";
}

function noSuchAddress(): DomainError {
  return new DomainError("not_found", {
    vi: "Không có trang ở địa chỉ này. Hãy kiểm tra lại đường dẫn hoặc về trang chủ.",
    en: "There is nothing at this address. Check it, or go to the first page.",
  });
}

const RETRY_AFTER_SECONDS = "10";

function problemAnswer(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOf(error, request);
    note(log, error, problem.status, request.originalUrl);
    if (problem.status === 503) response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    retryLater(response, problem);
    response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  };
}

function pageAnswer(services: Services, log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = asDomainError(error);
    if (typeof known?.detail["enrol"] === "string") {
      response.redirect(303, known.detail["enrol"]);
      return;
    }
    if (known?.code === "not_signed_in") {
      if (request.method === "GET" || request.method === "HEAD") {
        response.redirect(303, `/sign-in?returnTo=${encodeURIComponent(request.originalUrl)}`);
        return;
      }
      // No way back by itself: loading this very page again sends the form once more, once somebody has signed in.
      const html = expiredPage(pageContext(services, request, null), cameFrom(request));
      sendPage(response, html, 401);
      return;
    }
    const problem = problemIn(error, localeOf(request) === "en");
    note(log, error, problem.status, request.originalUrl);
    if (problem.status === 503) response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    retryLater(response, problem);
    const context = pageContext(services, request, null);
    const path = request.method === "GET" ? context.path : cameFrom(request);
    const html = problemPage(
      { ...context, path },
      {
        status: problem.status,
        title: problem.title,
        message: problem.messages,
      },
    );
    sendPage(response, html, problem.status);
  };
}

/** Only what is unexpected is an error of ours. */
function note(log: Logger, error: unknown, status: number, url: string): void {
  // The secret of a link, or of a calendar's address, is no matter for a log.
  if (status >= 500)
    log.error({ err: error, url: url.replace(/^(\/(?:calendar|link)\/).*/, "$1…") }, "request failed");
}
