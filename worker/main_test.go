package worker_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/testkit/kill"
	judging "github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/worker"
)

// orders is what a test tells a worker process. It travels in the environment.
type orders struct {
	Database string `json:"database"`
	Blobs    string `json:"blobs"`
	Models   string `json:"models"`
	Policy   string `json:"policy"`
	RedisURL string `json:"redisUrl"`
	Redis    string `json:"redis"`
	// Linger stretches every check, so that a test can hit its middle.
	Linger time.Duration `json:"linger"`
}

const ordersKey = "HONNIN_TEST_WORKER"

// TestMain is the tests, or, when the environment says so, one real worker process.
func TestMain(m *testing.M) {
	if kill.Obeyed(walk) {
		return
	}

	text := os.Getenv(ordersKey)
	if text == "" {
		os.Exit(m.Run())
	}

	if err := obey(text); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// secret stands for the installation's.
func secret() []byte { return bytes.Repeat([]byte("s"), 32) }

func obey(text string) error {
	ctx, stop := signal.NotifyContext(context.Background(), unix.SIGTERM)
	defer stop()

	var given orders
	if err := json.Unmarshal([]byte(text), &given); err != nil {
		return err
	}

	database, err := ent.Open(ctx, given.Database)
	if err != nil {
		return err
	}

	blobs, err := blob.Open(ctx, given.Blobs, secret())
	if err != nil {
		return err
	}

	bell, err := queue.Open(ctx, queue.Config{URL: given.RedisURL, Folder: given.Redis})
	if err != nil {
		return err
	}

	bundle, err := model.Open(given.Models)
	if err != nil {
		return err
	}

	policy, err := decision.Parse([]byte(given.Policy), suite.Checks())
	if err != nil {
		return err
	}

	return worker.Run(ctx, worker.Config{
		Database: database, Blobs: blobs, Queue: bell, Policy: judging.Only(policy), Workers: 2,
		SweepEvery: 200 * time.Millisecond, Patience: 300 * time.Millisecond, Lease: 3 * time.Second, Attempts: 5,
		Judge: func() (worker.Judge, error) {
			run, err := suite.New(bundle)

			return lingering{run, given.Linger}, err
		},
	})
}

// lingering judges for real and then takes its time.
type lingering struct {
	*suite.Suite

	linger time.Duration
}

func (l lingering) Run(ctx context.Context, evidence engine.Evidence, thresholds engine.Thresholds) ([]engine.Finding, error) {
	findings, err := l.Suite.Run(ctx, evidence, thresholds)
	time.Sleep(l.linger)

	return findings, err
}
