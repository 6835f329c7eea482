/** Bytes of a text file to text: UTF-8 or UTF-16, with or without a mark, or an old one-byte encoding. */
import { unreadable } from "./flaws.js";
import { fromTcvn3, fromVni, legacyOf } from "./legacy-fonts.js";

const share = (bytes: Uint8Array, test: (byte: number, i: number) => boolean): number => {
  const sample = bytes.subarray(0, 4_000);
  return sample.reduce((sum, byte, i) => sum + (test(byte, i) ? 1 : 0), 0) / Math.max(1, sample.length);
};

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Without a mark: the high byte of most Vietnamese letters in UTF-16 is 00, 01 or 1e.
  const high = (byte: number): boolean => byte === 0 || byte === 1 || byte === 0x1e;
  if (share(bytes, (byte) => byte === 0) > 0.2)
    return share(bytes, (byte, i) => i % 2 === 1 && high(byte)) > 0.4 ? "utf-16le" : "utf-16be";
  return "utf-8";
}

export function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Neither: a one-byte encoding. The two that Vietnamese offices used share the code page of Western Europe.
    text = new TextDecoder("windows-1252").decode(bytes);
    if (legacyOf(text) === null) throw unreadable("unknown_kind");
  }
  // eslint-disable-next-line no-control-regex -- counting what no text file has
  const odd = text.slice(0, 4_000).match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  if (odd > Math.min(text.length, 4_000) * 0.02) throw unreadable("unknown_kind");
  const legacy = legacyOf(text);
  return legacy === "tcvn3" ? fromTcvn3(text) : legacy === "vni" ? fromVni(text) : text;
}
