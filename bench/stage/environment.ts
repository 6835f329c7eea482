/** The environment of the program's own processes, as `config.ts` reads it. */
export interface ProgramOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly temporalAddress?: string;
  readonly smtpUrl?: string;
}

/** Where nobody listens. */
const NOBODY = "127.0.0.1:9";

export function programEnvironment(options: ProgramOptions): NodeJS.ProcessEnv {
  const { databaseUrl, dataDir, temporalAddress = NOBODY, smtpUrl = `smtp://${NOBODY}` } = options;
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    SMTP_URL: smtpUrl,
    HOST: "127.0.0.1",
    AUTH_SECRET: "only-for-a-measurement-0123456789abcdef",
    DATA_DIR: dataDir,
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
    TZ: "UTC",
  };
}
