-- What the program remembers between runs. All of it can be rebuilt from the archive's folders.
-- Times are unix milliseconds (0 or NULL: none), JSON is TEXT, booleans are 0 and 1:
-- the same text runs on SQLite and PostgreSQL.

CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- One politeness unit. next_at: no request before it (Retry-After); holder and held_until: the
-- lease of the visit that is talking to the host; due_at: the earliest work for it.
CREATE TABLE host(
  name TEXT PRIMARY KEY,
  delay_ms BIGINT NOT NULL DEFAULT 0,
  next_at BIGINT NOT NULL DEFAULT 0,
  holder TEXT,
  held_until BIGINT NOT NULL DEFAULT 0,
  due_at BIGINT
);
CREATE INDEX host_due ON host(due_at) WHERE due_at IS NOT NULL;

CREATE TABLE robots(
  origin TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  status BIGINT NOT NULL,
  fetched_at BIGINT NOT NULL
);

-- A feed, by the address it is known under; moved_to is where it lives now when the server says
-- for good that it moved. failures counts quarters, since a name that does not resolve weighs less.
CREATE TABLE feed(
  url TEXT PRIMARY KEY,
  host TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  enabled BIGINT NOT NULL DEFAULT 0,
  run TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'active',
  moved_to TEXT NOT NULL DEFAULT '',
  moving_to TEXT NOT NULL DEFAULT '',
  moving_polls BIGINT NOT NULL DEFAULT 0,
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  body_sha256 TEXT NOT NULL DEFAULT '',
  next_at BIGINT NOT NULL DEFAULT 0,
  interval_ms BIGINT NOT NULL DEFAULT 0,
  failures BIGINT NOT NULL DEFAULT 0,
  attempts BIGINT NOT NULL DEFAULT 0,
  polled_at BIGINT NOT NULL DEFAULT 0,
  full_at BIGINT NOT NULL DEFAULT 0,
  probed_at BIGINT NOT NULL DEFAULT 0,
  status BIGINT NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  polls BIGINT NOT NULL DEFAULT 0,
  not_modified BIGINT NOT NULL DEFAULT 0,
  entries BIGINT NOT NULL DEFAULT 0,
  guid_useless BIGINT NOT NULL DEFAULT 0,
  lying_304 BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX feed_host ON feed(host, next_at);
CREATE INDEX feed_run ON feed(run, next_at);

-- A story's address and how far we are with it. attempts is written before the page is parsed,
-- so that a page that kills the process is known; tries counts failures since the last success.
CREATE TABLE frontier(
  id TEXT PRIMARY KEY,
  host TEXT NOT NULL,
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  run TEXT NOT NULL DEFAULT '',
  due_at BIGINT,
  position BIGINT NOT NULL DEFAULT 0,
  attempts BIGINT NOT NULL DEFAULT 0,
  tries BIGINT NOT NULL DEFAULT 0,
  revisit BIGINT NOT NULL DEFAULT 0,
  idle BIGINT NOT NULL DEFAULT 0,
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  article_id TEXT NOT NULL DEFAULT '',
  path TEXT NOT NULL DEFAULT '',
  captured_at BIGINT NOT NULL DEFAULT 0,
  tried_at BIGINT NOT NULL DEFAULT 0,
  status BIGINT NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT ''
);
CREATE INDEX frontier_host ON frontier(host, due_at, position) WHERE due_at IS NOT NULL;
CREATE INDEX frontier_due ON frontier(due_at) WHERE due_at IS NOT NULL;

-- What each feed claims about a story.
CREATE TABLE source(
  item TEXT NOT NULL,
  feed TEXT NOT NULL,
  guid TEXT NOT NULL DEFAULT '',
  entry TEXT NOT NULL DEFAULT '',
  fingerprint TEXT NOT NULL DEFAULT '',
  first_seen BIGINT NOT NULL,
  PRIMARY KEY(item, feed)
);
CREATE INDEX source_feed ON source(feed);

-- Every name a story is known by: hashes of its addresses and of its guid in each feed.
CREATE TABLE seen(key TEXT PRIMARY KEY, item TEXT NOT NULL);
CREATE INDEX seen_item ON seen(item);
