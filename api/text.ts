/** Text as it comes in, made fit to be kept: NFC, without control signs and halves of signs, which PostgreSQL refuses. */

/** Lines and tabs stay. */
export function cleanText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what must not come in
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/gu, "").normalize("NFC");
}

/** One line of at most 200 characters, as a file's name is kept. */
export function cleanFileName(name: string): string {
  // By signs, not by their halves.
  return Array.from(cleanText(name).replace(/\s+/g, " ")).slice(0, 200).join("").trim();
}
