-- When its answers, notes and documents were destroyed.
ALTER TABLE applications ADD COLUMN erased_at INTEGER;
-- What the retention schedule asks about each day: few rows, written when a case ends.
CREATE INDEX applications_ended ON applications (government, changed_at)
    WHERE erased_at IS NULL AND stage IN ('refused', 'withdrawn', 'expired');
CREATE INDEX applications_erased ON applications (government, number) WHERE erased_at IS NOT NULL;
