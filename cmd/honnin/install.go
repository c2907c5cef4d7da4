package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/token"
)

// installFlags say where an installation keeps what it keeps. Without any, everything is in one folder.
type installFlags struct {
	Data        string `env:"HONNIN_DATA" default:"data" placeholder:"DIR" help:"Folder for everything that is embedded: SQLite, queue, images, secret."`
	DatabaseURL string `name:"database" env:"HONNIN_DATABASE_URL" placeholder:"URL" help:"postgres://… or sqlite:///file. Default: SQLite in the data folder."`
	RedisURL    string `name:"redis" env:"HONNIN_REDIS_URL" placeholder:"URL" help:"redis://, rediss://, redis-sentinel://, redis-cluster://, memory://. Default: a redis-server of its own."`
	BlobURL     string `name:"blobs" env:"HONNIN_BLOB_URL" placeholder:"URL" help:"Where images lie, encrypted: s3://bucket?region=…, file:///dir. Default: the data folder."`
	Secret      string `env:"HONNIN_SECRET" placeholder:"TEXT" help:"The installation's secret, 32 characters or more; better by environment or file."`
	SecretFile  string `env:"HONNIN_SECRET_FILE" placeholder:"FILE" help:"File with the secret. Default: made at the first start in the data folder."`
}

// database is the URL, and whether the database is the embedded one, which Honnin migrates by itself.
func (i *installFlags) database() (url string, embedded bool, err error) {
	if i.DatabaseURL != "" {
		return i.DatabaseURL, false, nil
	}

	folder, err := i.folder()
	if err != nil {
		return "", false, err
	}

	return "sqlite://" + filepath.Join(folder, "honnin.db"), true, nil
}

// folder makes the data folder, for its owner only, and gives its absolute path.
func (i *installFlags) folder(below ...string) (string, error) {
	folder, err := filepath.Abs(filepath.Join(append([]string{i.Data}, below...)...))
	if err != nil {
		return "", fmt.Errorf("data folder: %w", err)
	}

	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("data folder: %w", err)
	}

	return folder, nil
}

// openDatabase opens the database; the embedded one is brought to this binary's version first.
func (i *installFlags) openDatabase(ctx context.Context) (*ent.DB, error) {
	url, embedded, err := i.database()
	if err != nil {
		return nil, err
	}

	if embedded {
		if err := ent.Migrate(ctx, url); err != nil {
			return nil, err
		}
	}

	return ent.Open(ctx, url)
}

// house is an installation with its doors open.
type house struct {
	db     *ent.DB
	queue  *queue.Queue
	blobs  *blob.Store
	signer *token.Signer
	box    *seal.Box
}

// openHouse opens everything that both the API and the workers need. Close it after use.
func (i *installFlags) openHouse(ctx context.Context) (opened *house, err error) {
	if _, err := i.folder(); err != nil {
		return nil, err
	}

	secret, err := i.secret()
	if err != nil {
		return nil, err
	}

	opened = &house{}
	defer func() {
		if err != nil {
			err = errors.Join(err, opened.Close())
		}
	}()

	if opened.signer, err = token.New(secret); err != nil {
		return opened, err
	}

	if opened.box, err = seal.New(secret); err != nil {
		return opened, err
	}

	if opened.db, err = i.openDatabase(ctx); err != nil {
		return opened, err
	}

	if opened.blobs, err = i.openBlobs(ctx, secret); err != nil {
		return opened, err
	}

	opened.queue, err = i.openQueue(ctx)

	return opened, err
}

func (i *installFlags) openBlobs(ctx context.Context, secret []byte) (*blob.Store, error) {
	if i.BlobURL != "" {
		return blob.Open(ctx, i.BlobURL, secret)
	}

	folder, err := i.folder("blobs")
	if err != nil {
		return nil, err
	}

	return blob.Open(ctx, "file://"+filepath.ToSlash(folder), secret)
}

func (i *installFlags) openQueue(ctx context.Context) (*queue.Queue, error) {
	if i.RedisURL != "" {
		return queue.Open(ctx, queue.Config{URL: i.RedisURL})
	}

	folder, err := i.folder("redis")
	if err != nil {
		return nil, err
	}

	return queue.Open(ctx, queue.Config{Folder: folder})
}

// Close closes what is open, the last first.
func (h *house) Close() error {
	var errs []error

	if h.queue != nil {
		errs = append(errs, h.queue.Close())
	}

	if h.blobs != nil {
		errs = append(errs, h.blobs.Close())
	}

	if h.db != nil {
		errs = append(errs, h.db.Close())
	}

	return errors.Join(errs...)
}
