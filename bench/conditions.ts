/** On what a run was made: figures without it say nothing. */
import { cpus, release, totalmem, type as system } from "node:os";
import { type Server, asOwner } from "./database.js";

export interface Conditions {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  readonly quick: boolean;
}

export async function conditionsOf(server: Server, quick: boolean): Promise<Conditions> {
  const { rows } = await asOwner(server, "postgres", (owner) =>
    owner.query<{ setting: string }>(
      `SELECT string_agg(name || ' ' || current_setting(name), ', ' ORDER BY name) AS setting FROM pg_settings
       WHERE name IN ('server_version', 'fsync', 'synchronous_commit', 'shared_buffers', 'max_connections')`,
    ),
  );
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${system()} ${release()}`,
    node: process.versions.node,
    postgres: rows[0]?.setting ?? "",
    quick,
  };
}

export function asLine(conditions: Conditions): string {
  const { processor, cores, memoryGB, system, node, postgres } = conditions;
  return `${processor}, ${String(cores)} cores, ${String(memoryGB)} GB; ${system}; Node ${node}; PostgreSQL: ${postgres}`;
}
