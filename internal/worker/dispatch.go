package worker

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"
)

const (
	// dispatchEvery is how often due hosts are looked for; it is also what a lost job costs.
	dispatchEvery = 15 * time.Second
	// visitTimeout ends a visit that hangs; rescueAfter gives its job to another worker. The lease keeps
	// the two from meeting.
	visitTimeout = leaseTime
	rescueAfter  = visitTimeout + time.Minute
	// stopTime is how long the end of a daemon may take.
	stopTime = graceTime + 2*time.Second
	// idlePoll is how often an idle queue looks for jobs.
	idlePoll = 2 * time.Second
	// indexEvery is how often a daemon writes the archive's index pages.
	indexEvery = time.Minute
)

// queue wakes workers. Our tables are the truth: a job that is lost costs one dispatchEvery.
type queue interface {
	Start(ctx context.Context) error
	// Insert asks for a visit to each host; one that is waiting or under way already is not repeated.
	Insert(ctx context.Context, hosts []string) error
	Stop(ctx context.Context) error
}

// Daemon polls the feeds on their schedules and gets what is new, until ctx ends. It returns nil
// after a clean end, and an error when it cannot go on.
func (w *Worker) Daemon(ctx context.Context, feeds []Feed) error {
	if !w.running.TryLock() {
		return errors.New("worker: already running")
	}
	defer w.running.Unlock()
	if err := w.prepare(ctx); err != nil {
		return err
	}
	if err := w.setFeeds(ctx, feeds); err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &run{w: w, stop: stop}
	d := &dispatcher{run: r, until: ctx}
	q, err := newRiver(ctx, w.state.SQL(), w.opt.Workers, d, w.log)
	if err != nil {
		return fmt.Errorf("job queue: %w", err)
	}
	d.queue = q
	// The queue outlives ctx a little: visits end by themselves when ctx does.
	if err := q.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("job queue: %w", err)
	}
	d.dispatch(ctx)
	w.writeIndexes(ctx)
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	err = q.Stop(late)
	if err != nil {
		err = fmt.Errorf("stop the job queue: %w", err)
	}
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) && !errors.Is(cause, context.DeadlineExceeded) {
		err = errors.Join(cause, err)
	}
	return errors.Join(err, w.archive.WriteIndexes(late))
}

// writeIndexes keeps the archive's pages up to date until ctx ends.
func (w *Worker) writeIndexes(ctx context.Context) {
	tick := time.NewTicker(indexEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := w.archive.WriteIndexes(ctx); err != nil && ctx.Err() == nil {
				w.log.Error("write the index pages", "error", err)
			}
		}
	}
}

// dispatcher finds due hosts and works the visits that the queue hands out.
type dispatcher struct {
	run   *run
	until context.Context // ends when the daemon does
	queue queue
}

// dispatch asks for a visit to each host that is due.
func (d *dispatcher) dispatch(ctx context.Context) {
	w := d.run.w
	hosts, err := w.state.DueHosts(ctx, "", w.now())
	if err == nil && len(hosts) > 0 {
		err = d.queue.Insert(ctx, hosts)
	}
	if err != nil && ctx.Err() == nil {
		w.log.Error("dispatch", "error", err)
	}
}

// visit works one job.
func (d *dispatcher) visit(ctx context.Context, host string) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(d.until, func() { cancel(context.Cause(d.until)) })()
	if err := d.run.visit(ctx, host, true); err != nil {
		d.run.w.log.Error("visit", "host", host, "error", err)
		return err
	}
	d.dispatch(ctx) // a feed may have brought work for other hosts
	return nil
}

// visitArgs is the job of visiting a host.
type visitArgs struct {
	Host string `json:"host" river:"unique"`
}

// Kind names the job.
func (visitArgs) Kind() string { return "visit" }

// dispatchArgs is the job of finding due hosts.
type dispatchArgs struct{}

// Kind names the job.
func (dispatchArgs) Kind() string { return "dispatch" }

type visitWorker struct {
	river.WorkerDefaults[visitArgs]
	d *dispatcher
}

// Work visits the host.
func (v *visitWorker) Work(ctx context.Context, job *river.Job[visitArgs]) error {
	return v.d.visit(ctx, job.Args.Host)
}

type dispatchWorker struct {
	river.WorkerDefaults[dispatchArgs]
	d *dispatcher
}

// Work finds the hosts that are due.
func (v *dispatchWorker) Work(ctx context.Context, _ *river.Job[dispatchArgs]) error {
	w := v.d.run.w
	if _, err := w.state.MendClock(ctx, w.now()); err != nil { // the clock may have jumped since
		return err
	}
	v.d.dispatch(ctx)
	return nil
}

// inFlight are the states in which a job hinders another of its kind for the same host.
var inFlight = [...]rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
	rivertype.JobStateScheduled, rivertype.JobStateRetryable}

// riverQueue is the queue on River.
type riverQueue struct{ client *river.Client[*sql.Tx] }

func newRiver(ctx context.Context, db *sql.DB, workers int, d *dispatcher, log *slog.Logger) (*riverQueue, error) {
	driver := riversqlite.New(db)
	quiet := slog.New(quieter{log.Handler()})
	migrator, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: quiet})
	if err != nil {
		return nil, err
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return nil, err
	}
	// What an earlier process left is of no use, and its running jobs would bar their hosts until rescued.
	for _, q := range []string{"DELETE FROM river_job", "DELETE FROM river_leader"} {
		if _, err := db.ExecContext(ctx, q); err != nil {
			return nil, err
		}
	}
	jobs := river.NewWorkers()
	river.AddWorker(jobs, &visitWorker{d: d})
	river.AddWorker(jobs, &dispatchWorker{d: d})
	client, err := river.NewClient(driver, &river.Config{
		Queues:                      map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: workers}, "dispatch": {MaxWorkers: 1}},
		Workers:                     jobs,
		Logger:                      quiet,
		PollOnly:                    true,
		FetchPollInterval:           idlePoll,
		JobTimeout:                  visitTimeout,
		RescueStuckJobsAfter:        rescueAfter,
		CompletedJobRetentionPeriod: time.Minute,
		DiscardedJobRetentionPeriod: time.Minute,
		MaxAttempts:                 1, // the next dispatch is the retry
		PeriodicJobs: []*river.PeriodicJob{river.NewPeriodicJob(river.PeriodicInterval(dispatchEvery), func() (river.JobArgs, *river.InsertOpts) {
			return dispatchArgs{}, &river.InsertOpts{Queue: "dispatch", UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: inFlight[:]}}
		}, &river.PeriodicJobOpts{ID: "dispatch_due_hosts", RunOnStart: true})},
	})
	if err != nil {
		return nil, err
	}
	return &riverQueue{client}, nil
}

// Start begins to work jobs.
func (q *riverQueue) Start(ctx context.Context) error { return q.client.Start(ctx) }

// Stop waits for the visits under way, until ctx ends.
func (q *riverQueue) Stop(ctx context.Context) error {
	err := q.client.Stop(ctx)
	if err != nil {
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		return errors.Join(err, q.client.StopAndCancel(late))
	}
	return nil
}

// Insert asks for a visit to each of the hosts.
func (q *riverQueue) Insert(ctx context.Context, hosts []string) error {
	jobs := make([]river.InsertManyParams, len(hosts))
	for i, h := range hosts {
		jobs[i] = river.InsertManyParams{Args: visitArgs{h}, InsertOpts: &river.InsertOpts{UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: inFlight[:]}}}
	}
	_, err := q.client.InsertMany(ctx, jobs)
	return err
}

// quieter lets only the queue's warnings and errors into the log: its chatter is of no use to a user.
type quieter struct{ slog.Handler }

// Enabled reports whether the level is a warning or worse.
func (q quieter) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && q.Handler.Enabled(ctx, level)
}

// WithAttrs keeps the handler quiet.
func (q quieter) WithAttrs(attrs []slog.Attr) slog.Handler {
	return quieter{q.Handler.WithAttrs(attrs)}
}

// WithGroup keeps the handler quiet.
func (q quieter) WithGroup(name string) slog.Handler { return quieter{q.Handler.WithGroup(name)} }
