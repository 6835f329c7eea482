/** What a message of the domain has to be: a sentence for a person, in both languages, that ends in a full stop. */
import { expect } from "@jest/globals";

const sentence = expect.stringMatching(/^\p{Lu}.{8,}\.$/su);

export const inBothLanguages = { vi: sentence, en: sentence };
