-- Which key of the key store seals the rows of a case; none for cases that began before cases had keys of their own.
ALTER TABLE applications ADD COLUMN key_slot INTEGER;
