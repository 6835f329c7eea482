/** Drops and creates the database that one repeat is measured in. */
import pg from "pg";
import { DATABASE, POSTGRES, tables } from "./contract.js";
const admin = new pg.Client({ ...POSTGRES, database: "postgres" });
await admin.connect();
await admin.query(`drop database if exists ${DATABASE} with (force)`);
await admin.query(`create database ${DATABASE}`);
await admin.end();
const db = new pg.Client({ ...POSTGRES, database: DATABASE });
await db.connect();
await tables(db);
await db.query("checkpoint");
await db.end();
