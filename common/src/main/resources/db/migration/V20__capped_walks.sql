-- A walk that ends at its cap of pages, all of which it could read, leaves no hole above it, though not all of the creator's
-- content is in: the next refresh need not come down to the cap again.
ALTER TABLE creator ADD COLUMN capped_at timestamptz; -- when a walk last went as far as it may, and its feed went on
