package stripe_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/viewer"
)

// ordersKey names the environment variable by which a test starts this binary as a process that pushes until it is killed.
const ordersKey = "HONNIN_TEST_PUSH"

type orders struct{ Database, URL string }

func TestMain(m *testing.M) {
	if text := os.Getenv(ordersKey); text != "" {
		if err := obey(text); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}

		return
	}

	os.Exit(m.Run())
}

// obey makes rounds until the process ends.
func obey(text string) error {
	var told orders
	if err := json.Unmarshal([]byte(text), &told); err != nil {
		return err
	}

	opened, err := ent.Open(context.Background(), told.Database)
	if err != nil {
		return err
	}

	ctx := viewer.With(ent.With(context.Background(), opened), viewer.System("test"))
	till := stripe.Open(stripe.Options{Key: key, URL: told.URL, Rate: 2000, Patience: 5 * time.Second, Now: time.Now})

	for {
		if err := till.Round(ctx); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}

		time.Sleep(time.Millisecond)
	}
}
