/** What a paragraph takes over from its style in Word: a font, and a place in a list. */
import type { NumberReference } from "./numbering.js";
import { attribute, tokens } from "./xml.js";

interface Style {
  base: string | null;
  font: string | null;
  list: string | null;
  level: number;
}
const LONGEST_CHAIN = 12;

export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly defaults: Style = { base: null, font: null, list: null, level: 0 };
  private normal: string | null = null;

  constructor(xml: string | null) {
    if (xml === null) return;
    let style = this.defaults;
    for (const token of tokens(xml)) {
      if (token.kind !== "open") continue;
      const value = (name: string): string | null => attribute(token.attributes, name);
      switch (token.name) {
        case "w:style": {
          style = { base: null, font: null, list: null, level: 0 };
          const id = value("w:styleId");
          if (id !== null) this.styles.set(id, style);
          if (value("w:type") === "paragraph" && value("w:default") === "1") this.normal = id;
          break;
        }
        case "w:basedOn":
          style.base = value("w:val");
          break;
        case "w:rFonts":
          style.font ??= value("w:ascii") ?? value("w:hAnsi");
          break;
        case "w:numId":
          style.list = value("w:val");
          break;
        case "w:ilvl":
          style.level = Number(value("w:val"));
          break;
        default:
      }
    }
  }

  font(id: string | null): string | null {
    return this.chain(id).find((style) => style.font !== null)?.font ?? this.defaults.font;
  }

  numbering(id: string | null): NumberReference | null {
    const style = this.chain(id).find((one) => one.list !== null);
    return style?.list == null ? null : { list: style.list, level: style.level };
  }

  private chain(id: string | null): Style[] {
    const chain: Style[] = [];
    let at = id ?? this.normal;
    while (at !== null && chain.length < LONGEST_CHAIN) {
      const style = this.styles.get(at);
      if (style === undefined) break;
      chain.push(style);
      at = style.base;
    }
    return chain;
  }
}
