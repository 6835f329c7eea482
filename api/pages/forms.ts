/** Forms as browsers send them, and the errors that go back beside their fields. */
import type { Request } from "express";
import type { z } from "zod";
import type { Message } from "../../domain/errors.js";
import { fieldErrors } from "../fields.js";
import { asDomainError } from "../problems.js";

const MOST_CHARACTERS = 2_000;

/** Form fields that are texts; one sent twice counts once. */
export function textsIn(request: Request): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>)) {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof one === "string") texts[name] = one.slice(0, MOST_CHARACTERS);
  }
  return texts;
}

export function textIn(request: Request, name: string): string {
  return textsIn(request)[name] ?? "";
}

/** The version of what the form was made of; undefined where it carries none. */
export function versionIn(request: Request): number | undefined {
  const version = textIn(request, "version");
  return /^\d{1,9}$/.test(version) ? Number(version) : undefined;
}

export type FormErrors = Record<string, Message>;

export function errorsOf(error: z.ZodError): FormErrors {
  const errors: FormErrors = {};
  for (const { field, message } of fieldErrors(error)) errors[field] ??= message;
  return errors;
}

/** What a command refused, at its field; what is no matter of the form goes on to the page of problems. */
export function refusalOf(error: unknown): FormErrors {
  const known = asDomainError(error);
  const forTheForm =
    known !== null && ["invalid_input", "conflict", "too_many_attempts"].includes(known.code);
  if (!forTheForm) throw error;
  const { field } = known.detail;
  return { [typeof field === "string" ? field : ""]: known.text };
}
