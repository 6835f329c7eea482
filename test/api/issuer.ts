/** A small OpenID provider, real enough to be wrong on purpose: discovery, keys, authorization code with PKCE, RS256. */
import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Claims {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
}

export interface Issuer {
  readonly url: string;
  /** Who is signed in there. */
  who: Claims;
  /** What is wrong with the next tokens. */
  fault: "none" | "signature" | "nonce" | "audience" | "issuer" | "expired" | "alg-none";
  /** Each authorization request, as it came. */
  readonly requests: URLSearchParams[];
  close(): Promise<void>;
}

export const CLIENT = { clientId: "dondoc", clientSecret: "a client's secret" };

export async function openIssuer(): Promise<Issuer> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pending = new Map<string, { readonly request: URLSearchParams; readonly who: Claims }>();
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const url = `http://127.0.0.1:${String(port)}`;
  const issuer: Issuer = {
    url,
    who: { sub: "1", email: "nobody@haugiang.example", email_verified: true },
    fault: "none",
    requests: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    if (pathname === "/.well-known/openid-configuration") json(response, 200, discovery(url));
    else if (pathname === "/keys") {
      json(response, 200, {
        keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "k1", alg: "RS256", use: "sig" }],
      });
    } else if (pathname === "/authorize") {
      issuer.requests.push(searchParams);
      const code = randomBytes(16).toString("hex");
      pending.set(code, { request: searchParams, who: issuer.who });
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.search = new URLSearchParams({ code, state: searchParams.get("state") ?? "" }).toString();
      response.writeHead(302, { Location: back.toString() }).end();
    } else if (pathname === "/token") {
      const form = new URLSearchParams(await textOf(request));
      const grant = pending.get(form.get("code") ?? "");
      pending.delete(form.get("code") ?? "");
      const challenge = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      if (grant === undefined || grant.request.get("code_challenge") !== challenge) {
        json(response, 400, { error: "invalid_grant" });
        return;
      }
      json(response, 200, {
        access_token: "opaque",
        token_type: "Bearer",
        id_token: idToken(grant.request, grant.who),
      });
    } else response.writeHead(404).end();
  }

  function idToken(request: URLSearchParams, who: Claims): string {
    const { fault } = issuer;
    const now = Math.floor(Date.now() / 1_000);
    const header = fault === "alg-none" ? { alg: "none" } : { alg: "RS256", kid: "k1" };
    const claims = {
      ...who,
      iss: fault === "issuer" ? "https://evil.example" : url,
      aud: fault === "audience" ? "another-client" : CLIENT.clientId,
      iat: now - (fault === "expired" ? 7_200 : 0),
      exp: now + (fault === "expired" ? -3_600 : 300),
      nonce: fault === "nonce" ? "of another request" : request.get("nonce"),
    };
    const body = [header, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    if (fault === "alg-none") return `${body}.`;
    const { privateKey } = fault === "signature" ? foreign : keys;
    return `${body}.${createSign("RSA-SHA256").update(body).sign(privateKey, "base64url")}`;
  }

  return issuer;
}

function discovery(url: string) {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
