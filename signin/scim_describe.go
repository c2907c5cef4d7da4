package signin

import (
	"net/http"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/scim"
)

func (s *SCIM) configuration(*http.Request) (int, any, error) {
	return http.StatusOK, scim.Configuration(s.root()), nil
}

func (s *SCIM) types(*http.Request) (int, any, error) {
	return http.StatusOK, scim.NewList(1, 1, []any{scim.UserType(s.root())}), nil
}

func (s *SCIM) kind(r *http.Request) (int, any, error) {
	if r.PathValue("name") != "User" {
		return 0, nil, fault.New(fault.NotFound, "There is no such type of resource.", nil)
	}

	return http.StatusOK, scim.UserType(s.root()), nil
}

func (s *SCIM) schemas(*http.Request) (int, any, error) {
	return http.StatusOK, scim.NewList(1, 1, []any{scim.Schema(s.root())}), nil
}

func (s *SCIM) schema(r *http.Request) (int, any, error) {
	if r.PathValue("name") != scim.UserSchema {
		return 0, nil, fault.New(fault.NotFound, "There is no such schema.", nil)
	}

	return http.StatusOK, scim.Schema(s.root()), nil
}
