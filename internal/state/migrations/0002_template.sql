-- What the stories of a host have in common, as extract.Template writes it, and when it last learnt.
CREATE TABLE template(
  host TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  learnt_at BIGINT NOT NULL
);
CREATE INDEX template_learnt ON template(learnt_at);
