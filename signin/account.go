package signin

import (
	"github.com/honnin/honnin/internal/fault"
)

// confirm proves once more that it is the person, by the password or a code, before something that matters.
func (a *API) confirm(c call, given struct {
	Password string `json:"password"`
	Code     string `json:"code"`
},
) (nothing, error) {
	from, err := came(c)
	if err != nil {
		return nothing{}, err
	}

	renewed, err := a.Desk.Reconfirm(c.Context(), fault.Secret(given.Password), fault.Secret(given.Code), from)

	return a.renew(c, renewed, err)
}

func (a *API) askAgain(c call, _ nothing) (ceremony, error) {
	return shown(a.Desk.AskAgain(c.Context()))
}

func (a *API) again(c call, given proof) (nothing, error) {
	from, err := came(c)
	if err != nil {
		return nothing{}, err
	}

	renewed, err := a.Desk.Again(c.Context(), fault.Secret(given.Challenge), given.Credential, from)

	return a.renew(c, renewed, err)
}

func (a *API) tenant(c call, given struct {
	Tenant string `json:"tenant"`
},
) (nothing, error) {
	renewed, err := a.Desk.Switch(c.Context(), given.Tenant)

	return a.renew(c, renewed, err)
}

func (a *API) visit(c call, given struct {
	Visit string `json:"visit"`
},
) (nothing, error) {
	renewed, err := a.Desk.Visit(c.Context(), given.Visit)

	return a.renew(c, renewed, err)
}

func (a *API) leave(c call, _ nothing) (nothing, error) {
	renewed, err := a.Desk.Leave(c.Context())

	return a.renew(c, renewed, err)
}

func (a *API) name(c call, given struct {
	Name     string `json:"name"`
	Language string `json:"language"`
},
) (nothing, error) {
	return nothing{}, a.Desk.SetName(c.Context(), given.Name, given.Language)
}

func (a *API) sendAddress(c call, _ nothing) (nothing, error) {
	return nothing{}, a.Desk.SendConfirm(c.Context())
}

func (a *API) setPassword(c call, given struct {
	Password string `json:"password"`
},
) (nothing, error) {
	renewed, err := a.Desk.SetPassword(c.Context(), fault.Secret(given.Password))

	return a.renew(c, renewed, err)
}

// enrolment is what an authenticator app is set up with.
type enrolment struct {
	Secret string `json:"secret"`
	URI    string `json:"uri"`
}

func (a *API) beginCodes(c call, _ nothing) (enrolment, error) {
	begun, err := a.Desk.BeginCodes(c.Context())

	return enrolment{Secret: string(begun.Secret), URI: string(begun.URI)}, err
}

// recovery are codes that are shown once.
type recovery struct {
	RecoveryCodes []string `json:"recoveryCodes"`
}

func (a *API) confirmCodes(c call, given struct {
	Code string `json:"code"`
},
) (recovery, error) {
	renewed, codes, err := a.Desk.ConfirmCodes(c.Context(), fault.Secret(given.Code))

	return a.printed(c, renewed, codes, err)
}

func (a *API) recovery(c call, _ nothing) (recovery, error) {
	renewed, codes, err := a.Desk.RecoveryCodes(c.Context())

	return a.printed(c, renewed, codes, err)
}

func (a *API) printed(c call, renewed fault.Secret, codes []fault.Secret, err error) (recovery, error) {
	if _, err := a.renew(c, renewed, err); err != nil {
		return recovery{}, err
	}

	shown := recovery{RecoveryCodes: make([]string, len(codes))}
	for i, code := range codes {
		shown.RecoveryCodes[i] = string(code)
	}

	return shown, nil
}

func (a *API) removeCodes(c call, _ nothing) (nothing, error) {
	renewed, err := a.Desk.RemoveCodes(c.Context())

	return a.renew(c, renewed, err)
}

func (a *API) beginPasskey(c call, _ nothing) (ceremony, error) {
	return shown(a.Desk.BeginPasskey(c.Context()))
}

func (a *API) addPasskey(c call, given struct {
	proof

	Name string `json:"name"`
},
) (nothing, error) {
	renewed, err := a.Desk.AddPasskey(c.Context(), fault.Secret(given.Challenge), given.Name, given.Credential)

	return a.renew(c, renewed, err)
}

func (a *API) removePasskey(c call, given struct {
	ID string `json:"id"`
},
) (nothing, error) {
	renewed, err := a.Desk.RemovePasskey(c.Context(), given.ID)

	return a.renew(c, renewed, err)
}

// end ends one session of the person, or all others with the id "others".
func (a *API) end(c call, given struct {
	ID string `json:"id"`
},
) (nothing, error) {
	return nothing{}, a.Desk.End(c.Context(), given.ID)
}
