// Package origin says where a request came from: the one answer for throttles, for the networks that a key is bound to, and for the
// audit log.
//
// It is the other end of the connection, unless that is a proxy of ours. Only then does X-Forwarded-For count, and only as far back
// as proxies of ours wrote it: what a stranger puts there is the stranger's invention.
package origin
