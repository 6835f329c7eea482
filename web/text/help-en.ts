import { guidesEn } from "./guides-en.js";
import type { helpVi } from "./help-vi.js";
import { termsEn } from "./terms-en.js";

export const helpEn: typeof helpVi = {
  title: "Help",
  ofPage: "Help: the terms of this page, and who answers",
  all: "All terms, and a guide for each role",
  whoTitle: "Who answers",
  whoAnswers: "On tasks and their dates the Committee's office answers:",
  accountsAnswer: "On accounts and signing in, the office's administrator does.",
  guidesTitle: "A guide for each role",
  termsTitle: "Terms",
  terms: termsEn,
  guides: guidesEn,
  live: {
    changed: "Something has changed.",
    look: "Look at it",
    updated: "The page has just been brought up to date.",
    ended: "Your session has ended. What you were writing is kept here and filled in again when you sign in.",
    kept: "What you had written and not sent has been filled in again. Look at it, then send it.",
    filesAgain: "Files cannot be kept: choose them again.",
    forget: "Drop what I had written",
    unsent:
      "Not sent: there is no connection to the server. What you wrote is still here. Check the network and send it again.",
  },
  expired: {
    title: "Your session has ended, and this was not sent",
    message: "Nothing was taken. What you wrote is not lost.",
    withScripts:
      "Sign in again: the page you come from opens with what you wrote. Passwords, codes and files are not kept; give them again.",
    withoutScripts:
      "Should your words not be there: sign in in another tab, come back to this page and load it again. The browser sends what you wrote once more; files may have to be chosen again.",
    signIn: "Sign in again",
    otherTab: "Sign in in another tab",
  },
  stale: "Open the page again, look at what somebody else has changed, and decide whether to send yours.",
};
