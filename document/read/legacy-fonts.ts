/** TCVN3 (ABC, fonts named .Vn…) and VNI: one-byte encodings that old documents still carry, turned into Unicode. */

const TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦";
const TCVN3_UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";
const FROM_TCVN3 = new Map(Array.from(TCVN3, (c, i) => [c, TCVN3_UNICODE.charAt(i)]));

/** Base letter and mark, as VNI writes them, in small letters; capitals follow the same table. */
const VNI = `aùá aøà aûả aõã aïạ aêă aéắ aèằ aúẳ aüẵ aëặ aââ aáấ aàầ aåẩ aãẫ aäậ eùé eøè eûẻ eõẽ eïẹ eâê eáế eàề eåể eãễ eäệ
oùó oøò oûỏ oõõ oïọ oâô oáố oàồ oåổ oãỗ oäộ ôùớ ôøờ ôûở ôõỡ ôïợ uùú uøù uûủ uõũ uïụ öùứ öøừ öûử öõữ öïự yùý yøỳ yûỷ yõỹ`;
const SINGLE_VNI = "æỉ óĩ òị ôơ öư îỵ ñđ";
const FROM_VNI = new Map<string, string>();
for (const entry of `${VNI} ${SINGLE_VNI}`.split(/\s+/)) {
  const [from, to] = [entry.slice(0, -1), entry.slice(-1)];
  FROM_VNI.set(from, to);
  FROM_VNI.set(from.toUpperCase(), to.toUpperCase());
  if (from.length === 2) FROM_VNI.set(from.charAt(0).toUpperCase() + from.charAt(1), to.toUpperCase());
}
const PAIR = new RegExp([...FROM_VNI.keys()].sort((a, b) => b.length - a.length).join("|"), "gu");

export type Legacy = "tcvn3" | "vni";

export const fromTcvn3 = (text: string): string =>
  text.replace(/[\u00a1-\u00fe]/g, (c) => FROM_TCVN3.get(c) ?? c);
export const fromVni = (text: string): string => text.replace(PAIR, (pair) => FROM_VNI.get(pair) ?? pair);

/** Text set in a font of this name: `.VnTime`, `.VnTimeH` (its small letters look like capitals), `VNI-Times`. */
export function fromFont(text: string, font: string | null): string {
  if (font === null) return text;
  if (/^\.Vn/i.test(font)) {
    const plain = fromTcvn3(text);
    return /H$/.test(font) ? plain.toUpperCase() : plain;
  }
  return /^VNI[- ]/i.test(font) ? fromVni(text) : text;
}

const COMMON =
  /(?<!\p{L})(?:và|của|các|được|thực|hiện|nhiệm|vụ|tỉnh|ủy|uỷ|công|tác|đảng|tổ|chức|về|trong)(?!\p{L})/giu;
const hits = (text: string): number => text.match(COMMON)?.length ?? 0;

/** Whole text without fonts: the encoding under which it reads as Vietnamese, or null where it already does. */
export function legacyOf(text: string): Legacy | null {
  const sample = text.slice(0, 20_000);
  if (!/[\u00a1-\u00fe]/.test(sample)) return null;
  const scores = [
    [null, hits(sample)],
    ["tcvn3", hits(fromTcvn3(sample))],
    ["vni", hits(fromVni(sample))],
  ] as const;
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= 3 && best[1] > scores[0][1] * 1.5 ? best[0] : null;
}
