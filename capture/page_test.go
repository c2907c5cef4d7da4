package capture_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// page is the browser's side of a capture session.
type page struct {
	// from is where it opens its sessions: "" or "/appeal".
	from    string
	private *ecdsa.PrivateKey
	// blind is a page that says nothing of a camera.
	blind   bool
	session string
	nonce   string
	counter int64
	// at is what the page says of when it took a picture, in milliseconds since its session opened.
	at int64
}

func newPage(t *testing.T) *page {
	t.Helper()

	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)

	return &page{private: private}
}

// hello is what the page posts in order to open a session.
func (p *page) hello(t *testing.T) []byte {
	t.Helper()

	point, err := p.private.PublicKey.Bytes()
	require.NoError(t, err)

	var camera any
	if !p.blind {
		camera = map[string]any{"label": "Front", "width": 1280, "height": 720, "frameRate": 30}
	}

	text := base64.RawURLEncoding.EncodeToString
	said, err := json.Marshal(map[string]any{
		"key":    map[string]any{"kty": "EC", "crv": "P-256", "x": text(point[1:33]), "y": text(point[33:])},
		"device": map[string]any{"class": "phone", "camera": camera},
	})
	require.NoError(t, err)

	return said
}

// come opens a session for the page; when it is refused, the page goes on without.
func (k *kit) come(t *testing.T, key string, p *page) answered {
	t.Helper()

	got := k.ask(t, key, http.MethodPost, p.from+"/session", "application/json", bytes.NewReader(p.hello(t)), nil)
	if got.status == http.StatusCreated {
		said := got.json(t)
		p.session, p.nonce, p.counter = said["session"].(string), said["nonce"].(string), 0
	}

	return got
}

// sign gives the headers of the next write. The body is read and wound back.
func (p *page) sign(t *testing.T, method, path string, body io.Reader) map[string]string {
	t.Helper()

	var data []byte

	if body != nil {
		var err error
		data, err = io.ReadAll(body)
		require.NoError(t, err)

		_, err = body.(io.Seeker).Seek(0, io.SeekStart)
		require.NoError(t, err)
	}

	p.counter++

	return p.headers(t, method, path, p.counter, data)
}

// headers sign any write with any counter.
func (p *page) headers(t *testing.T, method, path string, counter int64, body []byte) map[string]string {
	t.Helper()

	if p.session == "" {
		return nil
	}

	sum := sha256.Sum256(body)
	hash := sha256.Sum256(fmt.Appendf(nil, "honnin-capture-v1\n%s\n/capture/v1%s\n%s\n%d\n%d\n%s",
		method, path, p.nonce, counter, p.at, hex.EncodeToString(sum[:])))

	r, s, err := ecdsa.Sign(rand.Reader, p.private, hash[:])
	require.NoError(t, err)

	signature := make([]byte, 64)
	r.FillBytes(signature[:32])
	s.FillBytes(signature[32:])

	return map[string]string{
		"Honnin-Session": p.session, "Honnin-Counter": strconv.FormatInt(counter, 10), "Honnin-Captured-At": strconv.FormatInt(p.at, 10),
		"Honnin-Signature": base64.RawURLEncoding.EncodeToString(signature),
	}
}
