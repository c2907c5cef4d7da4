package main_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit"
)

// rate is one error rate as printed.
type rate struct {
	Value     *float64
	Count, N  int
	Low, High float64
}

type class struct {
	Name              string
	Presented, Judged int
	NonResponse       rate
	Unjudged          []struct {
		Reason string
		Count  int
	}
}

type livenessReport struct {
	Live            class
	Species         []class
	AUC             *struct{ Value, Low, High float64 }
	EER             *float64
	OperatingPoints []struct {
		Name      string
		Threshold float64
		BPCER     rate
		Species   []struct {
			Species string
			APCER   rate
		}
	}
	Files   int
	SHA256  string
	Ignored []string
}

// dataSet lays out a small data set; a painting stands in for an attack, which says nothing about any rate.
func dataSet(t *testing.T) string {
	t.Helper()

	root := t.TempDir()

	for name, from := range map[string]string{
		"live/a/franck-1.jpg": "franck-1.jpg", "live/a/franck-2.jpg": "franck-2.jpg", "live/a/dark.jpg": "dark.jpg",
		"live/cap-1.jpg": "cap-1.jpg", "spoof/painting/p.jpg": "painting.jpg", "spoof/screen/deep/f.jpg": "franck-later.jpg",
	} {
		put(t, root, name, testkit.Person(t, from))
	}

	put(t, root, "spoof/screen/broken.jpg", []byte("this is no photograph"))
	put(t, root, "spoof/README.txt", []byte("notes"))
	put(t, root, "live/notes.txt", []byte("notes"))

	return root
}

func put(t *testing.T, root, name string, data []byte) {
	t.Helper()

	path := filepath.Join(root, name)
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, data, 0o644))
}

func liveness(t *testing.T, args ...string) livenessReport {
	t.Helper()

	got := honnin(t, append([]string{"eval", "liveness", "--json", "--policy", film(t)}, args...)...)
	require.Zero(t, got.code, got.errors)
	require.Contains(t, got.errors, "judged ", "progress")

	var report livenessReport

	require.NoError(t, json.Unmarshal([]byte(got.out), &report))

	return report
}

func TestEvalLivenessDropsNothing(t *testing.T) {
	t.Parallel()

	root := dataSet(t)
	scores := filepath.Join(t.TempDir(), "scores.csv")
	got := liveness(t, "--dataset", root, "--csv", scores)

	require.Equal(t, 7, got.Files)
	require.Len(t, got.Ignored, 2)
	require.Equal(t, 4, got.Live.Presented)
	require.Equal(t, 3, got.Live.Judged)
	require.Equal(t, 1, got.Live.NonResponse.Count)
	require.NotEmpty(t, got.Live.Unjudged)

	require.Len(t, got.Species, 2)
	require.Equal(t, "painting", got.Species[0].Name)
	require.Equal(t, "quality.come_closer", got.Species[0].Unjudged[0].Reason)
	require.Equal(t, "screen", got.Species[1].Name)
	require.Equal(t, 2, got.Species[1].Presented)
	require.Equal(t, "file.unsupported", got.Species[1].Unjudged[0].Reason)

	require.NotNil(t, got.AUC)
	require.NotNil(t, got.EER)
	require.Len(t, got.OperatingPoints, 4)
	require.InDelta(t, .5, got.OperatingPoints[0].Threshold, 0)
	require.Equal(t, 3, got.OperatingPoints[0].BPCER.N)
	require.Nil(t, got.OperatingPoints[0].Species[0].APCER.Value, "nothing judged, nothing known")
	require.Equal(t, 1, got.OperatingPoints[0].Species[1].APCER.Count, "a live face in the wrong folder passes")

	file, err := os.ReadFile(scores)
	require.NoError(t, err)

	rows, err := csv.NewReader(strings.NewReader(string(file))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 8)
	require.Equal(t, []string{"file", "class", "species", "score", "logit", "outcome", "reasons"}, rows[0])
}

func TestEvalLivenessIsDeterministic(t *testing.T) {
	t.Parallel()

	root := dataSet(t)
	one, two := liveness(t, "--dataset", root, "--workers", "1"), liveness(t, "--dataset", root, "--workers", "3")
	require.Equal(t, one, two)
	require.Len(t, one.SHA256, 64)
}

func TestEvalLivenessTakesFoldersForBursts(t *testing.T) {
	t.Parallel()

	got := liveness(t, "--dataset", dataSet(t), "--burst")
	require.Equal(t, 7, got.Files)
	require.Equal(t, 2, got.Live.Presented, "three frames of one man, and one picture of the other")
	require.Equal(t, 2, got.Live.Judged, "one dark frame does not spoil a burst")
}

func TestEvalLivenessFitsACalibration(t *testing.T) {
	t.Parallel()

	fragment := filepath.Join(t.TempDir(), "fragment.json")
	report := liveness(t, "--dataset", dataSet(t), "--fit", fragment, "--name", "three frames")

	data, err := os.ReadFile(fragment)
	require.NoError(t, err)

	var got struct {
		Liveness struct {
			Calibration struct {
				A, B    float64
				DataSet string
				N       int
				Note    string
			}
		}
	}

	require.NoError(t, json.Unmarshal(data, &got))
	require.Equal(t, "three frames", got.Liveness.Calibration.DataSet)
	require.Equal(t, 4, got.Liveness.Calibration.N)
	require.Contains(t, got.Liveness.Calibration.Note, report.SHA256)
}

func TestEvalLivenessPrintsForPeople(t *testing.T) {
	t.Parallel()

	got := honnin(t, "eval", "liveness", "--policy", film(t), "--dataset", dataSet(t))
	require.Zero(t, got.code, got.errors)
	require.Regexp(t, `live \(BPNRR\) +4 +3 +1 +25\.0 %  `, got.out)
	require.Regexp(t, `policy +0\.5000  BPCER +0\.0 %  0\.0 % to 56\.1 % +0 +3\n`, got.out)
	require.Contains(t, got.out, "newcombe-score")
}

func TestEvalLivenessRefuses(t *testing.T) {
	t.Parallel()

	whole := testkit.Person(t, "franck-1.jpg")
	empty, bare, loose, none := t.TempDir(), t.TempDir(), t.TempDir(), t.TempDir()
	put(t, empty, "live/notes.txt", nil)
	put(t, empty, "spoof/screen/a.jpg", whole)
	put(t, bare, "live/a.jpg", whole)
	put(t, loose, "live/a.jpg", whole)
	put(t, loose, "spoof/a.jpg", whole)
	put(t, none, "live/a.jpg", whole)
	require.NoError(t, os.MkdirAll(filepath.Join(none, "spoof"), 0o755))

	for root, says := range map[string]string{
		"nowhere": "no such folder", empty: "no picture in it", bare: "spoof: no such folder",
		loose: "belongs to no species", none: "expected live/… and spoof/<species>/…",
	} {
		honnin(t, "eval", "liveness", "--dataset", root).complains(t, 2, says)
	}
}

type matchReport struct {
	Genuine, Impostor class
	AUC               *struct{ Value float64 }
	OperatingPoints   []struct {
		Name           string
		FMR, FNMR, TAR rate
		Resolved       bool
	}
	Pairs int
}

func TestEvalMatch(t *testing.T) {
	t.Parallel()

	people := testkit.People(t)
	lines := make([]string, 0, 7)
	lines = append(lines, "a,b,same")

	for _, line := range []string{
		"franck-1.jpg,franck-later.jpg,true", "cap-1.jpg,cap-later.jpg,1", "franck-2.jpg,cap-later.jpg,false",
		"cap-2.jpg,franck-later.jpg,no", "flat.jpg,franck-1.jpg,false", "franck-1.jpg,flat.jpg,true",
	} {
		fields := strings.Split(line, ",")
		lines = append(lines, filepath.Join(people, fields[0])+","+filepath.Join(people, fields[1])+","+fields[2])
	}

	text := strings.Join(lines, "\n")

	got := honnin(t, "eval", "match", "--json", "--policy", film(t), "--pairs", lay(t, "pairs.csv", []byte(text)))
	require.Zero(t, got.code, got.errors)

	var report matchReport

	require.NoError(t, json.Unmarshal([]byte(got.out), &report))
	require.Equal(t, 6, report.Pairs)
	require.Equal(t, 2, report.Genuine.Judged)
	require.Equal(t, "match.no_reference_face", report.Genuine.Unjudged[0].Reason)
	require.Equal(t, 2, report.Impostor.Judged)
	require.Equal(t, "face.no_face", report.Impostor.Unjudged[0].Reason)
	require.InDelta(t, 1, report.AUC.Value, 0)
	require.Equal(t, "policy", report.OperatingPoints[0].Name)
	require.Zero(t, report.OperatingPoints[0].FMR.Count)
	require.Zero(t, report.OperatingPoints[0].FNMR.Count)
	require.False(t, report.OperatingPoints[3].Resolved, "two impostor pairs cannot show 1e-3")

	human := honnin(t, "eval", "match", "--policy", film(t), "--pairs", lay(t, "pairs.csv", []byte(text)))
	require.Contains(t, human.out, "too few impostor pairs for this limit")
}

func TestEvalMatchRefuses(t *testing.T) {
	t.Parallel()

	for text, says := range map[string]string{
		"x,y\n":                     "a,b,same",
		"":                          "a,b,same",
		"a,b,same\n":                "no pair in it",
		"a,b,same\np,q,perhaps\n":   "line 2",
		"a,b,same\np,q\n":           "wrong number of fields",
		"a,b,same\np.jpg,q.jpg,1\n": "p.jpg",
	} {
		honnin(t, "eval", "match", "--pairs", lay(t, "pairs.csv", []byte(text))).complains(t, 2, says)
	}

	honnin(t, "eval", "match", "--pairs", "nowhere.csv").complains(t, 2, "nowhere.csv")
}
