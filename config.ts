/** Reads the environment once. Only entry points call it; everything else is handed what it needs. */
import { join, resolve } from "node:path";
import { z } from "zod";

/** A value that is missing or unusable; the message names each variable and what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const url = (schemes: readonly string[], form: string) =>
  z.string(`is missing: set it to ${form}`).refine((text) => {
    return URL.canParse(text) && schemes.includes(new URL(text).protocol);
  }, `must have the form ${form}`);
const port = z.coerce.number("must be a port from 1 to 65535").int().min(1).max(65_535);

const hostAndPort = /^[^\s/]+:\d+$/;
const mailFrom = /^(?<name>[^<>\r\n]*)<(?<address>[^<>@\s]+@(?<domain>[^<>@\s]+))>$/;

const wordsIn = (text: string): string[] =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);

/** As `domain/permissions.ts` has them; this file imports nothing of ours, and a test compares the two. */
export const roles = [
  "administrator",
  "office",
  "committee",
  "advising_board",
  "officer",
  "inspector",
] as const;

/** Every variable the program reads, with its default. docs/operations.md has the same list. */
export const variables = z.object({
  DATABASE_URL: url(["postgresql:", "postgres:"], "postgresql://user:password@host:5432/database"),
  /** The owner's, for the migrations alone; without it they run as the user of DATABASE_URL. */
  MIGRATION_DATABASE_URL: url(
    ["postgresql:", "postgres:"],
    "postgresql://owner:password@host:5432/database",
  ).optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(hostAndPort, "must have the form host:port, such as temporal:7233")
    .default("127.0.0.1:7233"),
  TEMPORAL_NAMESPACE: z.string().default("default"),
  SMTP_URL: url(["smtp:", "smtps:"], "smtp://user:password@host:587, or smtps:// for TLS from the start"),
  MAIL_FROM: z
    .string()
    .regex(mailFrom, "must have the form: Name <address@host>")
    .default("Đôn Đốc <dondoc@localhost>"),
  /** Shown at the foot of each mail: a telephone number or an address. */
  MAIL_CONTACT: z.string().optional(),
  /** Where people reach the pages; links in mails begin with it. */
  PUBLIC_URL: url(["http:", "https:"], "https://host").optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: port.default(3000),
  /** Signs sessions. */
  AUTH_SECRET: z
    .string("is missing: set it to the output of `openssl rand -base64 32`, and keep it")
    .min(32, "must have at least 32 characters: take the output of `openssl rand -base64 32`"),
  /** Whose X-Forwarded-For is believed: addresses, networks, or `loopback`, `uniquelocal`, with commas between them. */
  TRUSTED_PROXIES: z.string().default("loopback"),
  OIDC_ISSUER: url(["http:", "https:"], "https://issuer").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** On the button of the sign-in page. */
  OIDC_LABEL: z.string().max(60).default("SSO"),
  /** Roles that sign in with a second step, with commas between them. */
  TOTP_ROLES: z
    .string()
    .default("")
    .refine(
      (text) => wordsIn(text).every((word) => roles.some((role) => role === word)),
      `must hold roles with commas between them, of ${roles.join(", ")}`,
    )
    .transform((text) => roles.filter((role) => wordsIn(text).includes(role))),
  DATA_DIR: z.string().default(".data"),
  /** Where the journal's seals are kept outside the database. */
  SEAL_DIR: z.string().optional(),
  EVIDENCE_DIR: z.string().optional(),
  EVIDENCE_LIMIT_MB: z.coerce.number("must be a number of megabytes").positive().max(2_000).default(50),
  /** Set: the evidence lies in this bucket, and EVIDENCE_DIR takes only what is being received. */
  EVIDENCE_S3_BUCKET: z.string().optional(),
  EVIDENCE_S3_ENDPOINT: url(["http:", "https:"], "https://host").optional(),
  EVIDENCE_S3_REGION: z.string().default("us-east-1"),
  EVIDENCE_S3_KEY: z.string().optional(),
  EVIDENCE_S3_SECRET: z.string().optional(),
  /** Where clamd listens; each file is scanned before it is kept. */
  CLAMAV_ADDRESS: z
    .string()
    .regex(hostAndPort, "must have the form host:port, such as clamav:3310")
    .optional(),
  /** What becomes of a file while clamd does not answer. */
  CLAMAV_WHEN_AWAY: z.enum(["refuse", "pass"], { error: "must be refuse or pass" }).default("refuse"),
  /** `true`: webhooks may go to addresses of one's own network, and over http to this machine. */
  WEBHOOK_ALLOW_PRIVATE: z.enum(["true", "false"], { error: "must be true or false" }).default("false"),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: "must be one of trace, debug, info, warn, error, fatal, silent",
    })
    .default("info"),
});

export interface S3Place {
  readonly bucket: string;
  /** Absent: AWS itself. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

export interface Config {
  readonly databaseUrl: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly mail: {
    readonly smtpUrl: string;
    readonly from: { readonly name: string; readonly address: string };
    /** The right side of every Message-ID: that of the sender's address. */
    readonly domain: string;
    /** Where a recipient may ask back. */
    readonly contact: string;
  };
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly host: string;
  readonly port: number;
  readonly authSecret: string;
  readonly trustedProxies: string;
  readonly oidc:
    | {
        readonly issuer: string;
        readonly clientId: string;
        readonly clientSecret: string;
        readonly label: string;
      }
    | undefined;
  readonly secondStepRoles: readonly (typeof roles)[number][];
  /** Absolute, as are `evidence.dir` and `sealsFile`. */
  readonly dataDir: string;
  readonly sealsFile: string;
  readonly evidence: {
    readonly dir: string;
    readonly limitBytes: number;
    /** Where it is not kept on the disk. */
    readonly s3: S3Place | undefined;
    readonly clamav:
      { readonly host: string; readonly port: number; readonly whenAway: "refuse" | "pass" } | undefined;
  };
  readonly webhooks: { readonly allowPrivate: boolean };
  readonly logLevel: z.infer<typeof variables>["LOG_LEVEL"];
}

/** @throws ConfigError that names every variable at fault */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  // Compose passes an unset variable on as an empty one.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new ConfigError(`The environment is not complete:\n${lines.join("\n")}`);
  }
  const values = parsed.data;
  const dataDir = resolve(values.DATA_DIR);
  const publicUrl = values.PUBLIC_URL ?? `http://${values.HOST}:${String(values.PORT)}`;
  return {
    databaseUrl: values.DATABASE_URL,
    temporal: { address: values.TEMPORAL_ADDRESS, namespace: values.TEMPORAL_NAMESPACE },
    mail: { smtpUrl: values.SMTP_URL, ...senderOf(values.MAIL_FROM, values.MAIL_CONTACT) },
    publicUrl: publicUrl.replace(/\/+$/, ""),
    host: values.HOST,
    port: values.PORT,
    authSecret: values.AUTH_SECRET,
    trustedProxies: values.TRUSTED_PROXIES,
    oidc: oidcOf(values),
    secondStepRoles: values.TOTP_ROLES,
    dataDir,
    sealsFile: join(resolve(values.SEAL_DIR ?? join(dataDir, "seals")), "seals.jsonl"),
    evidence: {
      dir: resolve(values.EVIDENCE_DIR ?? join(dataDir, "evidence")),
      limitBytes: values.EVIDENCE_LIMIT_MB * 1_000_000,
      s3: s3Of(values),
      clamav: clamavOf(values),
    },
    webhooks: { allowPrivate: values.WEBHOOK_ALLOW_PRIVATE === "true" },
    logLevel: values.LOG_LEVEL,
  };
}

/** All three or none: half an issuer would be a button that fails. */
function oidcOf(values: z.infer<typeof variables>): Config["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new ConfigError(
      "The environment is not complete:\n  OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three or none",
    );
  }
  return { issuer, clientId, clientSecret, label: values.OIDC_LABEL };
}

function senderOf(from: string, contact: string | undefined) {
  const { name = "", address = "", domain = "localhost" } = mailFrom.exec(from)?.groups ?? {};
  return { from: { name: name.trim(), address }, domain, contact: contact ?? address };
}

function s3Of(values: z.output<typeof variables>): S3Place | undefined {
  const { EVIDENCE_S3_BUCKET: bucket, EVIDENCE_S3_KEY: key, EVIDENCE_S3_SECRET: secret } = values;
  if (bucket === undefined) return undefined;
  if (key === undefined || secret === undefined) {
    throw new ConfigError(
      "The environment is not complete:\n  EVIDENCE_S3_KEY and EVIDENCE_S3_SECRET are missing: EVIDENCE_S3_BUCKET is set and needs both",
    );
  }
  return { bucket, endpoint: values.EVIDENCE_S3_ENDPOINT, region: values.EVIDENCE_S3_REGION, key, secret };
}

function clamavOf({ CLAMAV_ADDRESS: address, CLAMAV_WHEN_AWAY: whenAway }: z.output<typeof variables>) {
  if (address === undefined) return undefined;
  const colon = address.lastIndexOf(":");
  return { host: address.slice(0, colon), port: Number(address.slice(colon + 1)), whenAway };
}
