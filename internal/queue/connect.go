package queue

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"
)

// ErrURL says that the URL names no kind of Redis that Honnin knows. The URL itself is not repeated, for it may hold a password.
var ErrURL = errors.New("queue: the Redis URL must be redis://, rediss://, unix://, redis-sentinel://, redis-cluster:// or memory://")

func connect(address string) (redis.UniversalClient, error) {
	scheme, rest, _ := strings.Cut(address, "://")

	switch strings.Replace(scheme, "rediss", "redis", 1) {
	case "redis", "unix":
		options, err := redis.ParseURL(address)
		if err != nil {
			return nil, ErrURL
		}

		return redis.NewClient(options), nil
	case "redis-sentinel", "redis-cluster":
		return connectMany(scheme, rest)
	default:
		return nil, ErrURL
	}
}

// connectMany reads a URL with several hosts, which url.Parse takes only without ports.
func connectMany(scheme, rest string) (redis.UniversalClient, error) {
	authority, tail, _ := strings.Cut(rest, "/")
	if at := strings.Index(authority, "?"); at >= 0 {
		authority, tail = authority[:at], authority[at:]
	}

	hosts := authority[strings.LastIndex(authority, "@")+1:]
	userinfo := strings.TrimSuffix(authority, hosts)

	parsed, err := url.Parse(scheme + "://" + userinfo + "host/" + tail)
	if err != nil || hosts == "" {
		return nil, ErrURL
	}

	options := redis.UniversalOptions{Addrs: strings.Split(hosts, ","), Username: parsed.User.Username()}
	options.Password, _ = parsed.User.Password()

	if strings.HasPrefix(scheme, "rediss") {
		options.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	}

	if strings.HasSuffix(scheme, "cluster") {
		return redis.NewClusterClient(options.Cluster()), nil
	}

	options.MasterName = parsed.Query().Get("master")
	if options.MasterName == "" {
		return nil, fmt.Errorf("%w: Sentinel needs ?master=name", ErrURL)
	}

	if database := strings.Trim(parsed.Path, "/"); database != "" {
		if options.DB, err = strconv.Atoi(database); err != nil {
			return nil, ErrURL
		}
	}

	return redis.NewFailoverClient(options.Failover()), nil
}
