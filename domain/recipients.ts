/** The units that a document's list of recipients ("Nơi nhận") names: by name, by alias, or by a set they belong to. */

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  /** Names by which documents call it. */
  readonly aliases: readonly string[];
  /** Names of the sets it belongs to: "các sở, ban, ngành tỉnh". */
  readonly sets: readonly string[];
}

/**
 * The ids of the units, in the order of the list, each once. A line that no unit answers to (a body of a higher level,
 * the archive) names nobody: those recipients are written to outside this register.
 */
export function unitsNamed(lines: readonly string[], units: readonly NamedUnit[]): string[] {
  const byName = new Map<string, string[]>();
  for (const unit of units) {
    for (const name of new Set([unit.name, unit.shortName, ...unit.aliases, ...unit.sets].map(nameKey))) {
      byName.set(name, [...(byName.get(name) ?? []), unit.id]);
    }
  }
  const found = lines.flatMap((line) => {
    const whole = byName.get(nameKey(line));
    // The name of a set may hold commas, so the whole line comes first.
    return whole ?? line.split(/[,;]/).flatMap((part) => byName.get(nameKey(part)) ?? []);
  });
  return [...new Set(found)];
}

/** One spelling for one name: NFC, lower case, one blank, no sign at the ends, the tone where the newer rule puts it. */
export function nameKey(name: string): string {
  return name
    .normalize("NFC")
    .toLocaleLowerCase("vi")
    .replace(/uỷ/g, "ủy")
    .replace(/hoà(?!\p{L})/gu, "hòa")
    .replace(/\s*[–—−-]\s*/g, " - ")
    .replace(/\s+/g, " ")
    .replace(/^[\s\-–+*•]+|[\s.,;:]+$/g, "");
}
