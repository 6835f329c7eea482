/** The evidence that each kind of task asks for, and what is said to be missing of it. */
import { describe, expect, test } from "@jest/globals";
import type { EvidenceKind } from "../../domain/assignment.js";
import { type Proof, missingProof } from "../../domain/evidence.js";
import { inBothLanguages } from "./spoken.js";

const nothing: Proof = {
  files: [],
  documentNumber: null,
  documentDate: null,
  figure: null,
  figureUnit: null,
  figureSource: null,
};
const letter = { mediaType: "application/pdf" };
const picture = { mediaType: "image/jpeg" };
const notPicture = { mediaType: "application/x-image/png" };

describe("a task that asks for", () => {
  test.each<[EvidenceKind, string, Partial<Proof>, string]>([
    ["any", "nothing", {}, ""],
    ["list", "nothing", {}, "evidence"],
    ["list", "a file", { files: [letter] }, ""],
    ["photograph", "nothing", {}, "evidence"],
    ["photograph", "a letter", { files: [letter] }, "evidence"],
    ["photograph", "a file that only sounds like a picture", { files: [notPicture] }, "evidence"],
    ["photograph", "a picture among others", { files: [letter, picture] }, ""],
    ["document", "nothing", {}, "evidence documentNumber documentDate"],
    ["document", "the file alone", { files: [letter] }, "documentNumber documentDate"],
    ["document", "its number alone", { documentNumber: "12-BC/TU" }, "evidence documentDate"],
    ["document", "its date alone", { documentDate: "2026-03-02" }, "evidence documentNumber"],
    [
      "document",
      "all of it",
      { files: [letter], documentNumber: "12-BC/TU", documentDate: "2026-03-02" },
      "",
    ],
    ["figure", "nothing", {}, "figure figureUnit"],
    ["figure", "a file", { files: [letter] }, "figure figureUnit"],
    ["figure", "zero, which is a figure", { figure: 0 }, "figureUnit"],
    ["figure", "what it counts", { figureUnit: "hộ" }, "figure"],
    ["figure", "both", { figure: 120, figureUnit: "hộ" }, ""],
  ])("%s with %s lacks what it lacks", (kind, _what, proof, missing) => {
    const found = missingProof(kind, { ...nothing, ...proof });
    expect(found.map(({ field }) => field).join(" ")).toBe(missing);
    for (const { message } of found) expect(message).toEqual(inBothLanguages);
  });
});

test("what is missing says itself and nothing of how it was found out", () => {
  expect(missingProof("list", nothing).map((missing) => Object.keys(missing).sort())).toEqual([
    ["field", "message"],
  ]);
});
