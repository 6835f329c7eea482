/**
 * Paper, margins and letter sizes of the two forms, as data: the sources differ from one another, and an office may
 * follow another one. Party: HD 36-HD/VPTW of 3 April 2018; State: Decree 30/2020/NĐ-CP, Annex I.
 */
import type { Form } from "./letterhead.js";

export interface Layout {
  /** Millimetres. */
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  /** Points. */
  readonly sizes: {
    /** ĐẢNG CỘNG SẢN VIỆT NAM, or the State's name. */
    readonly banner: number;
    /** Độc lập - Tự do - Hạnh phúc. */
    readonly motto: number;
    readonly issuer: number;
    readonly number: number;
    readonly date: number;
    readonly type: number;
    readonly subject: number;
    /** "V/v …" under the number of a dispatch. */
    readonly regarding: number;
    readonly body: number;
    readonly table: number;
    readonly signature: number;
    readonly recipientsTitle: number;
    readonly recipients: number;
    readonly pageNumber: number;
  };
  /** Millimetres by which the first line of a paragraph stands in. */
  readonly indent: number;
  /** Points between paragraphs. */
  readonly spacing: number;
}

export const layouts: Readonly<Record<Form, Layout>> = {
  party: {
    margins: { top: 20, bottom: 20, left: 30, right: 15 },
    sizes: {
      banner: 15,
      motto: 14,
      issuer: 14,
      number: 14,
      date: 14,
      type: 16,
      subject: 14,
      regarding: 12,
      body: 14,
      table: 12,
      signature: 14,
      recipientsTitle: 14,
      recipients: 12,
      pageNumber: 14,
    },
    indent: 10,
    spacing: 6,
  },
  state: {
    margins: { top: 20, bottom: 20, left: 30, right: 15 },
    sizes: {
      banner: 12,
      motto: 13,
      issuer: 12,
      number: 13,
      date: 13,
      type: 14,
      subject: 14,
      regarding: 12,
      body: 14,
      table: 12,
      signature: 14,
      recipientsTitle: 12,
      recipients: 11,
      pageNumber: 13,
    },
    indent: 10,
    spacing: 6,
  },
};

/** What the forms print as it stands. */
export const fixedWords = {
  party: "ĐẢNG CỘNG SẢN VIỆT NAM",
  state: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  motto: "Độc lập - Tự do - Hạnh phúc",
  addressees: "Kính gửi:",
  recipients: { party: "Nơi nhận:", state: "Nơi nhận:" },
} as const;
