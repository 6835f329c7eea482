/** Evidence in a bucket of S3, or of a store that speaks its language. Loaded only where one is configured. */
import { createReadStream } from "node:fs";
import { S3Client } from "@aws-sdk/client-s3";
import { Disk } from "flydrive";
import { S3Driver } from "flydrive/drivers/s3";
import type { Shelf } from "./evidence-shelf.js";
import { noSpace, unavailable } from "./problems.js";

export interface S3Place {
  readonly bucket: string;
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

const nothing = () => undefined;
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
const CONNECT_MS = 5_000;
const ANSWER_MS = 60_000;

export function s3Shelf({ bucket, endpoint, region, key: accessKeyId, secret }: S3Place): Shelf {
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey: secret },
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    // Other makers' stores do not know the newer checksums in trailers; the hash is ours and is the key.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    // Errors reach the caller, and the log through it.
    logger: silent,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS },
  });
  const disk = new Disk(new S3Driver({ client, bucket, visibility: "private", supportsACL: false }));
  return {
    place: (path, key, size) =>
      reached(async () => {
        if (await disk.exists(key)) return;
        // One PUT: the object appears whole or not at all.
        await disk.putStream(key, createReadStream(path), {
          contentLength: size,
          contentType: "application/octet-stream",
        });
      }),
    open: (key) => reached(() => disk.getStream(key)),
  };
}

/** Whatever a bucket answers but yes, the person sends again later; a full one is said to be full. */
async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const causes = [error, (error as { cause?: unknown }).cause]; // flydrive wraps what the SDK throws
    if (causes.some((cause) => /StorageFull|QuotaExceeded|InsufficientStorage/.test(String(cause))))
      throw noSpace();
    throw Object.assign(unavailable(), { cause: error });
  }
}
