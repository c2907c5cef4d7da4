package injection

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/internal/testkit"
)

func TestLabels(t *testing.T) {
	t.Parallel()

	for label, want := range map[string]float64{
		"OBS Virtual Camera": 1, "ManyCam Virtual Webcam": 1, "Snap Camera": 1, "Dummy video device (0x0000)": 1, "fake_device_0": 1,
		"v4l2loopback-0": 1, "My Virtual Eye": 0.5, "": 0, "FaceTime HD Camera": 0, "Integrated Camera (04f2:b6d9)": 0,
		"camera2 1, facing front": 0, "Front Camera": 0, "Logitech BRIO": 0, "前面カメラ": 0,
	} {
		require.InDelta(t, want, virtual(label), 0, label)
	}
}

func TestTiming(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		taken []float64
		rate  float64
		want  float64
	}{
		"nothing known":   {nil, 30, 0},
		"not known, all":  {[]float64{0, 0, 0}, 30, 0},
		"one frame":       {[]float64{500}, 30, 0},
		"as a camera":     {[]float64{500, 533, 567}, 30, 0},
		"three equal":     {[]float64{500, 533, 566}, 30, 0},
		"at once":         {[]float64{500, 500}, 30, 1},
		"too fast":        {[]float64{500, 505}, 30, 1},
		"five equal":      {[]float64{500, 540, 580, 620, 660}, 30, 0.5},
		"five of a phone": {[]float64{500, 541, 580, 622, 660}, 30, 0},
		"no rate":         {[]float64{500, 520}, 0, 0},
	} {
		require.InDelta(t, test.want, timing(test.taken, test.rate), 0, name)
	}
}

func TestSizes(t *testing.T) {
	t.Parallel()

	camera := &engine.Camera{Width: 1280, Height: 720}
	for name, test := range map[string]struct {
		width, height int
		want          float64
	}{
		"the camera's": {1280, 720, 0}, "upright": {720, 1280, 0}, "smaller": {640, 360, 0}, "larger": {1920, 1080, 1}, "another shape": {640, 480, 0.5},
		"larger at one side": {1024, 768, 1},
	} {
		require.InDelta(t, test.want, mismatch(camera, pixel.Info{Width: test.width, Height: test.height}), 0, name)
	}

	require.Zero(t, mismatch(&engine.Camera{}, pixel.Info{Width: 1, Height: 1}))
}

// written is a PNG of the size with one chunk that says something.
func written(t *testing.T, width, height int, chunk, text string) []byte {
	t.Helper()

	var out bytes.Buffer
	require.NoError(t, png.Encode(&out, image.NewGray(image.Rect(0, 0, width, height))))

	whole := out.Bytes()
	if chunk == "" {
		return whole
	}

	const head = 8 + 25 // signature and IHDR

	made := binary.BigEndian.AppendUint32(nil, uint32(len(text)))
	made = append(append(made, chunk...), text...)
	made = binary.BigEndian.AppendUint32(made, crc32.ChecksumIEEE(made[4:]))

	return bytes.Join([][]byte{whole[:head], made, whole[head:]}, nil)
}

// exif is a JPEG that names the program that made it, in the segment and the words where EXIF and XMP do.
func exif(t *testing.T, says string) []byte {
	t.Helper()

	whole := testkit.Person(t, "franck-1.jpg")
	segment := append([]byte("Exif\x00\x00"), says...)
	made := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2))...)

	return bytes.Join([][]byte{made, segment, whole[2:]}, nil)
}

func TestMetadata(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		file []byte
		want float64
	}{
		"a generator's PNG":      {written(t, 8, 8, "tEXt", "parameters\x00a man, Negative prompt: blurred"), 1},
		"a generator's XMP":      {exif(t, "digitalsourcetype/trainedAlgorithmicMedia"), 1},
		"an editor":              {exif(t, "Adobe Photoshop 25.0 (Macintosh)"), 0.8},
		"content credentials":    {written(t, 8, 8, "caBX", "jumb"), 0.5},
		"a telephone":            {written(t, 8, 8, "eXIf", "Apple\x00iPhone 15\x0017.4.1\x00"), 0},
		"a still of a film":      {testkit.Person(t, "franck-1.jpg"), 0.5},
		"nothing":                {written(t, 8, 8, "", ""), 0},
		"cut":                    {exif(t, "Adobe Photoshop")[:9], 0},
		"a chunk without an end": {append(written(t, 8, 8, "", "")[:33], 0xff, 0xff, 0xff, 0xff, 't', 'E', 'X', 't'), 0},
	} {
		require.InDelta(t, test.want, metadata(test.file), 0, name)
	}
}

func TestScreens(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		file []byte
		want float64
	}{
		"a telephone's screen": {written(t, 1170, 2532, "", ""), 0.6},
		"says so":              {exif(t, "UserComment ASCII\x00\x00\x00Screenshot"), 1},
		"a PNG":                {written(t, 1280, 720, "", ""), 0},
		"a JPEG":               {testkit.Person(t, "franck-1.jpg"), 0},
	} {
		info, err := pixel.Inspect(test.file)
		require.NoError(t, err)
		require.InDelta(t, test.want, screen(test.file, info), 0, name)
	}
}

func decoded(t *testing.T, files ...[]byte) []*pixel.Image {
	t.Helper()

	decoder, err := pixel.NewDecoder()
	require.NoError(t, err)
	t.Cleanup(decoder.Close)

	pictures := make([]*pixel.Image, len(files))

	for i, file := range files {
		pictures[i] = new(pixel.Image)
		require.NoError(t, decoder.Decode(pictures[i], file))
	}

	return pictures
}

// Frames of a film are apart, the same frame is not; a drawing has no noise.
func TestGrain(t *testing.T) {
	t.Parallel()

	for _, man := range []string{"franck", "cap"} {
		one, two, three := testkit.Person(t, man+"-1.jpg"), testkit.Person(t, man+"-2.jpg"), testkit.Person(t, man+"-3.jpg")

		moving := measure(&engine.Facts{}, selfies(one, two, three), decoded(t, one, two, three))
		t.Logf("%s: difference %.2f, noise %.2f", man, moving["frameDifference"], moving["noiseDeviation"])
		require.Zero(t, moving["frozen"], man)

		frozen := measure(&engine.Facts{}, selfies(one, one), decoded(t, one, one))
		require.InDelta(t, 1, frozen["frozen"], 0, man)

		looped := measure(&engine.Facts{}, selfies(one, two, one), decoded(t, one, two, one))
		require.InDelta(t, 1, looped["frozen"], 0, man)
	}

	flat := testkit.Person(t, "flat.jpg")
	require.InDelta(t, 0.5, measure(&engine.Facts{}, selfies(flat), decoded(t, flat))["noise"], 0.05)
}

func TestJudge(t *testing.T) {
	t.Parallel()

	thresholds := engine.Thresholds{}
	for _, s := range signals() {
		thresholds[Name+"."+s.name+".max"] = 0.9
	}

	clean := map[string]float64{}
	for _, s := range signals() {
		clean[s.name] = 0.5
	}

	got := judge(clean, thresholds)
	require.Equal(t, engine.Pass, got.Outcome)
	require.InDelta(t, 1, *got.Score, 0)

	for _, s := range signals() {
		clean[s.name] = 1
		got = judge(clean, thresholds)
		require.Equal(t, engine.Fail, got.Outcome)
		require.Equal(t, []engine.Reason{s.reason}, got.Reasons)
		require.Zero(t, *got.Score)

		clean[s.name] = 0.5
	}

	require.Equal(t, engine.Fail, judge(clean, engine.Thresholds{}).Outcome, "a policy without a figure lets nothing through")
}

func selfies(files ...[]byte) engine.Evidence { return engine.Evidence{engine.Selfie: files} }
