-- The counter at which a case was opened; none from home. A draft that an office has not sent is found by it.
ALTER TABLE applications ADD COLUMN opened_office TEXT;
CREATE INDEX applications_drafts ON applications (government, opened_office, newest_order) WHERE stage = 'draft' AND opened_office IS NOT NULL;
