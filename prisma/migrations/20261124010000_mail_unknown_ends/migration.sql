-- Tries that never reached the relay do not use up the one more try of a mail whose end is unknown.
ALTER TABLE "mail" ADD COLUMN "unknown_ends" INTEGER NOT NULL DEFAULT 0;
