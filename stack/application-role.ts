/**
 * The application's own log-in to PostgreSQL. It owns nothing and is a member of `dondoc_app`, the group that may read and
 * add to the journal but not change it; the migrations run as the owner.
 */
import pg from "pg";
import { StackError } from "./errors.js";

/** Made by the migration `journal_rights`. */
const GROUP = "dondoc_app";
/** The log-in of the embedded database. */
const LOGIN = "dondoc_login";

/** The same database under the application's log-in. */
export function applicationUrl(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = LOGIN;
  url.password = password;
  return url.toString();
}

/**
 * Has the user of `databaseUrl` sign in with its password as a member of the group; creates it where there is none. Does
 * nothing where both URLs name one user, or where that user signs in already with these rights.
 *
 * @throws StackError with the statements to run by hand, where the owner may not create users
 */
export async function admitApplication(ownerUrl: string, databaseUrl: string): Promise<void> {
  const { username, password } = new URL(databaseUrl);
  if (username === new URL(ownerUrl).username || (await isMember(databaseUrl))) return;
  const name = pg.escapeIdentifier(decodeURIComponent(username));
  const secret = pg.escapeLiteral(decodeURIComponent(password));
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rowCount } = await owner.query("SELECT FROM pg_roles WHERE rolname = $1", [
      decodeURIComponent(username),
    ]);
    await owner.query(`${rowCount ? "ALTER" : "CREATE"} ROLE ${name} LOGIN PASSWORD ${secret}`);
    await owner.query(`GRANT ${GROUP} TO ${name}`);
  } catch (cause) {
    throw new StackError(
      `The user ${name} of DATABASE_URL could not be made a member of ${GROUP}: ${String(cause)}.`,
      `As an administrator of PostgreSQL run: CREATE ROLE ${name} LOGIN PASSWORD '…'; GRANT ${GROUP} TO ${name};`,
      { cause },
    );
  } finally {
    await owner.end();
  }
}

async function isMember(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    const { rows } = await client.query<{ member: boolean }>("SELECT pg_has_role($1, 'USAGE') AS member", [
      GROUP,
    ]);
    return rows[0]?.member ?? false;
  } catch {
    return false; // no such user yet, or another password
  } finally {
    await client.end().catch(() => undefined);
  }
}
