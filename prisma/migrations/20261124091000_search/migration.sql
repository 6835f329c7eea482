-- Names of evidence and titles of programmes are found like the texts of tasks.
CREATE INDEX "evidence_name_search" ON "evidence" USING gin ("folded"("file_name") gin_trgm_ops);
