package main

import (
	"net"
	"strings"
)

// addressFlags say where Honnin listens and where the world reaches it.
type addressFlags struct {
	Listen  string `env:"HONNIN_LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen. Port 0 takes a free one."`
	BaseURL string `env:"HONNIN_BASE_URL" placeholder:"URL" help:"Where the world reaches it, for the links it hands out. Default: where it listens."`
}

// base is the URL in front of every link, without a slash at its end. listening is the address that the listener really has.
func (a addressFlags) base(listening string) string {
	if a.BaseURL != "" {
		return strings.TrimRight(a.BaseURL, "/")
	}

	host, port, err := net.SplitHostPort(listening)
	if err != nil {
		return "http://" + listening
	}

	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}

	return "http://" + net.JoinHostPort(host, port)
}
