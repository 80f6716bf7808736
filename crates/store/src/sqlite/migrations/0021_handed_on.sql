-- A case that came from another government keeps its number and PIN: the hash of the PIN is bound to the government that gave it out.
-- None: this one.
ALTER TABLE receipts ADD COLUMN pin_of INTEGER;
