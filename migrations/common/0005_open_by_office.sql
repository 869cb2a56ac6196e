-- Today's "with others" group: an office's open matters, what is due first, wherever they are being handled.
CREATE INDEX matter_open_by_office ON matter (office, due_on, id) WHERE family IN ('waiting', 'in-hand');
