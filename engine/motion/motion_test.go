package motion_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/motion"
)

func frame(tb testing.TB, width, height int) []byte {
	tb.Helper()

	var out bytes.Buffer
	require.NoError(tb, jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, width, height)), nil))

	return out.Bytes()
}

func prompts() []motion.Asked {
	return []motion.Asked{{Move: motion.TurnLeft, From: 0, To: 4000}, {Move: motion.Blink, From: 4000, To: 8000}}
}

// film is one of n frames, a tenth of a second apart.
func film(tb testing.TB, n int, picture []byte, asked []motion.Asked) []byte {
	tb.Helper()

	at, pictures := make([]int64, n), make([][]byte, n)
	for i := range at {
		at[i], pictures[i] = 7+int64(i)*100, picture
	}

	file, err := motion.Write("token", at, pictures, asked)
	require.NoError(tb, err)

	return file
}

func TestFilmComesBack(t *testing.T) {
	t.Parallel()

	picture := frame(t, 640, 480)
	file := film(t, motion.MaxFrames, picture, prompts())

	read, err := motion.Parse(file)
	require.NoError(t, err)
	require.Equal(t, "token", read.Challenge)
	require.Equal(t, prompts(), read.Prompts)
	require.Len(t, read.Pictures, motion.MaxFrames)
	require.Equal(t, picture, read.Pictures[89])
	require.Equal(t, int64(107), read.Frames[1].At)

	header, total, err := motion.Peek(file[:8<<10])
	require.NoError(t, err)
	require.Equal(t, len(file), total)
	require.Equal(t, read.Header, header)
}

func TestFilmsOutOfBounds(t *testing.T) {
	t.Parallel()

	small := frame(t, 8, 8)
	good := film(t, 3, small, prompts())

	raw := func(text string, rest ...byte) []byte {
		return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(text))), text...), rest...)
	}
	frames := func(list, asked string) []byte {
		return raw(`{"challenge":"c","frames":[`+list+`],"prompts":[`+asked+`]}`, small...)
	}

	const prompt = `{"move":"blink","from":0,"to":9}`

	var drawn bytes.Buffer

	require.NoError(t, png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 8, 8))))

	for name, file := range map[string][]byte{
		"nothing":              nil,
		"three bytes":          good[:3],
		"cut":                  good[:len(good)-1],
		"longer":               append(bytes.Clone(good), 0),
		"a length of 4 GB":     {0xff, 0xff, 0xff, 0xff, '{', '}'},
		"a long header":        raw(`{"challenge":"` + strings.Repeat("x", motion.MaxHeader) + `"}`),
		"no JSON":              raw("words"),
		"two values":           raw(`{}{}`),
		"deep":                 raw(strings.Repeat(`{"a":`, 6000)),
		"no frame":             frames("", prompt),
		"no prompt":            frames(`{"at":0,"bytes":1}`, ""),
		"six prompts":          film(t, 3, small, make([]motion.Asked, 6)),
		"negative bytes":       frames(`{"at":0,"bytes":-1}`, prompt),
		"bytes that overflow":  frames(`{"at":0,"bytes":9223372036854775807}`, prompt),
		"more than 15 MB":      frames(`{"at":0,"bytes":8000000},{"at":100,"bytes":8000000}`, prompt),
		"an unknown move":      frames(`{"at":0,"bytes":1}`, `{"move":"dance","from":0,"to":9}`),
		"a prompt that ends":   frames(`{"at":0,"bytes":1}`, `{"move":"blink","from":9,"to":9}`),
		"prompts that overlap": frames(`{"at":0,"bytes":1}`, prompt+`,{"move":"turn_left","from":8,"to":20}`),
		"time going back":      frames(`{"at":5,"bytes":1},{"at":5,"bytes":1}`, prompt),
		"before time":          frames(`{"at":-5,"bytes":1}`, prompt),
		"a minute and more":    frames(`{"at":0,"bytes":1},{"at":60001,"bytes":1}`, prompt),
		"too fast":             frames(`{"at":0,"bytes":1},{"at":1,"bytes":1},{"at":2,"bytes":1}`, prompt),
		"91 frames":            film(t, 91, small, prompts()),
		"a large frame":        film(t, 3, frame(t, 641, 8), prompts()),
		"a PNG":                film(t, 3, drawn.Bytes(), prompts()),
		"no picture":           film(t, 3, []byte("no picture at all"), prompts()),
	} {
		_, err := motion.Parse(file)
		require.ErrorIs(t, err, motion.ErrFilm, name)
	}
}

func TestChallenge(t *testing.T) {
	t.Parallel()

	good := motion.Challenge{Moves: []motion.Move{motion.TurnRight, motion.Blink}, Seconds: 4}
	text, err := json.Marshal(good)
	require.NoError(t, err)

	read, err := motion.ReadChallenge(text)
	require.NoError(t, err)
	require.Equal(t, good, read)

	for _, text := range []string{
		"", "{}", "null", `{"moves":["turn_left"],"seconds":1}`, `{"moves":["turn_left"],"seconds":11}`, `{"moves":["turn_left","turn_left"],"seconds":4}`,
		`{"moves":["dance","turn_left"],"seconds":4}`, `{"moves":["blink","look_up"],"seconds":4}`,
		`{"moves":["turn_left","turn_right","look_up","look_down","blink","blink"],"seconds":4}`,
	} {
		_, err := motion.ReadChallenge([]byte(text))
		require.ErrorIs(t, err, motion.ErrChallenge, text)
	}
}

func FuzzParse(f *testing.F) {
	good := film(f, 3, frame(f, 8, 8), prompts())
	f.Add(good)
	f.Add(good[:40])
	f.Add([]byte{0, 0, 0, 2, '{', '}'})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff})
	f.Add(append([]byte{0, 0, 0x17, 0x70}, strings.Repeat(`{"frames":`, 600)...))

	f.Fuzz(func(t *testing.T, file []byte) {
		read, err := motion.Parse(file)
		if err != nil {
			return
		}

		if len(read.Pictures) != len(read.Frames) || len(read.Frames) > motion.MaxFrames {
			t.Fatalf("%d pictures of %d frames", len(read.Pictures), len(read.Frames))
		}
	})
}
