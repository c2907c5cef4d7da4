package capture

import (
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/honnin/honnin/internal/origin"
)

// The classes of devices.
const (
	classPhone   = "phone"
	classTablet  = "tablet"
	classDesktop = "desktop"
	classUnknown = "unknown"
)

// class reads what kind of device asks from what its browser says of itself, which nobody has to believe.
func class(r *http.Request) string {
	agent := r.UserAgent()
	says := func(words ...string) bool {
		for _, word := range words {
			if strings.Contains(agent, word) {
				return true
			}
		}

		return false
	}

	switch {
	case says("iPad", "Tablet"), says("Android") && !says("Mobile"):
		return classTablet
	case says("iPhone", "Android", "Mobi"), r.Header.Get("Sec-Ch-Ua-Mobile") == "?1":
		return classPhone
	case says("Windows", "Macintosh", "X11", "CrOS"):
		return classDesktop
	default:
		return classUnknown
	}
}

// device names where a request came from by what the server itself sees, since the person can clear whatever the page keeps: a keyed
// hash of the address (of IPv6 its /64) and the class of the device. It is empty for this very machine, behind which anybody may be.
func (a *API) device(r *http.Request) (string, error) {
	address := origin.Address(r)
	if !address.IsValid() || address.IsLoopback() {
		return "", nil
	}

	caller, err := origin.Caller(r)
	if err != nil {
		return "", err
	}

	mac, err := a.Signer.Mac("capture device", []byte(caller+"|"+class(r)))

	return hex.EncodeToString(mac), err
}
