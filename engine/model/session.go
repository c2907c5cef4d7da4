package model

import (
	"fmt"

	ort "github.com/yalue/onnxruntime_go"
)

// session is one model in ONNX Runtime, and how many workers use it.
type session struct {
	*ort.DynamicAdvancedSession

	users int
}

// borrow gives the session of a model, loaded for the first who asks.
func (b *Bundle) borrow(spec *Model) (*session, error) {
	b.mu.Lock()
	defer b.mu.Unlock()

	shared, ok := b.sessions[spec.Name]
	if !ok {
		loaded, err := b.load(spec)
		if err != nil {
			return nil, err
		}

		shared = &session{DynamicAdvancedSession: loaded}
		b.sessions[spec.Name] = shared
	}

	shared.users++

	return shared, nil
}

// giveBack frees the session once nobody uses it.
func (b *Bundle) giveBack(name string, shared *session) error {
	b.mu.Lock()
	defer b.mu.Unlock()

	if shared.users--; shared.users > 0 {
		return nil
	}

	delete(b.sessions, name)

	if err := shared.Destroy(); err != nil {
		return fmt.Errorf("%w: %w", ErrRuntime, err)
	}

	return nil
}

func (b *Bundle) load(spec *Model) (*ort.DynamicAdvancedSession, error) {
	data, err := b.bytes(&spec.Origin)
	if err != nil {
		return nil, err
	}

	o, err := options()
	if err != nil {
		return nil, err
	}
	defer o.Destroy() //nolint:errcheck // it can only say that it is already gone

	names := make([]string, len(spec.Outputs))
	for i := range spec.Outputs {
		names[i] = spec.Outputs[i].Name
	}

	loaded, err := ort.NewDynamicAdvancedSessionWithONNXData(data, []string{spec.Input.Name}, names, o)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRuntime, err)
	}

	return loaded, nil
}
