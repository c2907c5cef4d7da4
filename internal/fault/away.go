package fault

import (
	"database/sql/driver"
	"errors"
	"net"
	"strings"
)

const awaySentence = "This cannot be done just now. Please try again in a moment."

// away tells whether a service that we stand on, such as the database, could not be reached or ended the connection. PostgreSQL says
// so by the classes 08 (connection), 53 (resources) and 57P (intervention) of SQLSTATE.
func away(err error) bool {
	var unreachable *net.OpError
	if errors.Is(err, driver.ErrBadConn) || errors.As(err, &unreachable) {
		return true
	}

	var said interface{ SQLState() string }
	if !errors.As(err, &said) {
		return false
	}

	state := said.SQLState()

	return strings.HasPrefix(state, "08") || strings.HasPrefix(state, "53") || strings.HasPrefix(state, "57P")
}
