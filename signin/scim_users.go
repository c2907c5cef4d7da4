package signin

import (
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/scim"
	"github.com/honnin/honnin/tenants/sso"
)

func (s *SCIM) list(r *http.Request) (int, any, error) {
	query := r.URL.Query()

	filter, err := scim.ReadFilter(query.Get("filter"))
	if err != nil {
		return 0, nil, err
	}

	page, err := scim.ReadPage(query.Get("startIndex"), query.Get("count"))
	if err != nil {
		return 0, nil, err
	}

	search := sso.Search{Offset: page.Start - 1, Limit: page.Count}

	switch filter.By {
	case "username":
		// Whatever is no address is nobody's.
		if search.Address, _, _ = sso.Address(filter.Value); search.Address == "" {
			return http.StatusOK, scim.NewList(0, page.Start, nil), nil
		}
	case "externalid":
		if search.ExternalID = filter.Value; search.ExternalID == "" {
			return http.StatusOK, scim.NewList(0, page.Start, nil), nil
		}
	case "id":
		if search.Member, err = id.Parse(id.Membership, filter.Value); err != nil {
			return http.StatusOK, scim.NewList(0, page.Start, nil), nil //nolint:nilerr // nobody has it
		}
	}

	rows, total, err := sso.Directory(r.Context(), search)
	if err != nil {
		return 0, nil, err
	}

	shown := make([]any, len(rows))
	for i, row := range rows {
		shown[i] = s.show(row)
	}

	return http.StatusOK, scim.NewList(total, page.Start, shown), nil
}

func (s *SCIM) create(r *http.Request) (int, any, error) {
	data, err := sent(r)
	if err != nil {
		return 0, nil, err
	}

	person, err := scim.Read(data)
	if err != nil {
		return 0, nil, err
	}

	row, err := sso.Provision(r.Context(), profile(person))
	if err != nil {
		return 0, nil, err
	}

	return http.StatusCreated, s.show(row), nil
}

func (s *SCIM) get(r *http.Request) (int, any, error) {
	key, err := memberID(r)
	if err != nil {
		return 0, nil, err
	}

	row, err := sso.Member(r.Context(), key)
	if err != nil {
		return 0, nil, err
	}

	return http.StatusOK, s.show(row), nil
}

func (s *SCIM) replace(r *http.Request) (int, any, error) {
	return s.change(r, func(data []byte, _ scim.Person) (scim.Person, error) { return scim.Read(data) })
}

func (s *SCIM) patch(r *http.Request) (int, any, error) {
	return s.change(r, scim.Patch)
}

func (s *SCIM) change(r *http.Request, by func(data []byte, before scim.Person) (scim.Person, error)) (int, any, error) {
	key, err := memberID(r)
	if err != nil {
		return 0, nil, err
	}

	data, err := sent(r)
	if err != nil {
		return 0, nil, err
	}

	row, err := sso.Reprovision(r.Context(), key, func(before sso.Profile) (sso.Profile, error) {
		after, err := by(data, person(before))

		return profile(after), err
	})
	if err != nil {
		return 0, nil, err
	}

	return http.StatusOK, s.show(row), nil
}

func (*SCIM) remove(r *http.Request) (int, any, error) {
	key, err := memberID(r)
	if err != nil {
		return 0, nil, err
	}

	return http.StatusNoContent, nil, sso.Deprovision(r.Context(), key)
}

// memberID reads the id of the member out of the path.
func memberID(r *http.Request) (uuid.UUID, error) {
	key, err := id.Parse(id.Membership, r.PathValue("id"))
	if err != nil {
		return uuid.Nil, fault.New(fault.NotFound, "There is no such user.", err)
	}

	return key, nil
}

func profile(p scim.Person) sso.Profile {
	return sso.Profile{Email: p.UserName, Name: p.Name(), Given: p.Given, Family: p.Family, ExternalID: p.ExternalID, Active: p.Active}
}

func person(p sso.Profile) scim.Person {
	return scim.Person{UserName: p.Email, ExternalID: p.ExternalID, Formatted: p.Name, Given: p.Given, Family: p.Family, Active: p.Active}
}

func (s *SCIM) show(row *db.Membership) scim.Resource {
	shown, name := person(sso.Describe(row)), id.Format(id.Membership, row.ID)

	return shown.Show(name, scim.Meta{Created: row.CreatedAt.Format(time.RFC3339Nano), Location: s.root() + "/Users/" + name})
}
