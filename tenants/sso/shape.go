package sso

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/beevik/etree"
	xrv "github.com/mattermost/xml-roundtrip-validator"
)

// errShape says that a response is not built as a response of the browser profile is.
var errShape = errors.New("sso: the response has another shape than the profile's")

const (
	nsProtocol  = "urn:oasis:names:tc:SAML:2.0:protocol"
	nsAssertion = "urn:oasis:names:tc:SAML:2.0:assertion"
	nsSignature = "http://www.w3.org/2000/09/xmldsig#"
)

// wellShaped refuses, before any signature is looked at, every response in which what is signed could be another thing than what is
// read: it has one assertion, directly below the response and signed itself; each signature speaks of the element that it stands in;
// no id comes twice; there is no document type, no comment and nothing encrypted; and nothing is signed by SHA-1. With that,
// signature wrapping has no place to hide in (Somorovsky et al., "On Breaking SAML", 2012, section 6).
func wellShaped(response []byte) error {
	if err := xrv.Validate(bytes.NewReader(response)); err != nil {
		return fmt.Errorf("%w: %w", errShape, err)
	}

	document := etree.NewDocument()
	if err := document.ReadFromBytes(response); err != nil || document.Root() == nil {
		return fmt.Errorf("%w: no XML", errShape)
	}

	all, err := gather(&document.Element)
	if err != nil {
		return err
	}

	return errors.Join(oneAssertion(document.Root(), all), distinctIDs(all), signedHere(all))
}

// gather lists every element below, and refuses what readers of XML do not agree on.
func gather(element *etree.Element) ([]*etree.Element, error) {
	var all []*etree.Element

	for _, token := range element.Child {
		switch token := token.(type) {
		case *etree.Directive, *etree.Comment:
			return nil, fmt.Errorf("%w: a comment or document type", errShape)
		case *etree.Element:
			below, err := gather(token)
			if err != nil {
				return nil, err
			}

			all = append(append(all, token), below...)
		}
	}

	return all, nil
}

func is(element *etree.Element, space, tag string) bool {
	return element.Tag == tag && element.NamespaceURI() == space
}

func oneAssertion(root *etree.Element, all []*etree.Element) error {
	if !is(root, nsProtocol, "Response") {
		return fmt.Errorf("%w: no response", errShape)
	}

	var found []*etree.Element

	for _, element := range all {
		switch element.Tag {
		case "Assertion":
			found = append(found, element)
		case "Response", "EncryptedAssertion", "EncryptedID":
			if element != root {
				return fmt.Errorf("%w: %s", errShape, element.Tag)
			}
		}
	}

	if len(found) != 1 || found[0].Parent() != root || !is(found[0], nsAssertion, "Assertion") {
		return fmt.Errorf("%w: %d assertions", errShape, len(found))
	}

	return complete(found[0])
}

// complete wants what an assertion of the profile has, so that nobody reads what is not there.
func complete(assertion *etree.Element) error {
	for _, child := range []string{"Subject", "Conditions"} {
		if len(children(assertion, nsAssertion, child)) != 1 {
			return fmt.Errorf("%w: no one %s", errShape, child)
		}
	}

	if len(children(assertion, nsSignature, "Signature")) != 1 {
		return fmt.Errorf("%w: the assertion is not signed", errShape)
	}

	for _, confirmation := range children(children(assertion, nsAssertion, "Subject")[0], nsAssertion, "SubjectConfirmation") {
		if len(children(confirmation, nsAssertion, "SubjectConfirmationData")) != 1 {
			return fmt.Errorf("%w: a confirmation without data", errShape)
		}
	}

	return nil
}

func children(element *etree.Element, space, tag string) []*etree.Element {
	return slices.DeleteFunc(element.ChildElements(), func(child *etree.Element) bool { return !is(child, space, tag) })
}

func distinctIDs(all []*etree.Element) error {
	seen := map[string]bool{}

	for _, element := range all {
		for _, attribute := range element.Attr {
			if !strings.EqualFold(attribute.Key, "id") {
				continue
			}

			if seen[attribute.Value] || attribute.Value == "" {
				return fmt.Errorf("%w: an id twice", errShape)
			}

			seen[attribute.Value] = true
		}
	}

	return nil
}

// signedHere holds every signature to the element that it stands in, and to hashes that are not broken.
func signedHere(all []*etree.Element) error {
	for _, element := range all {
		if element.Tag != "Signature" {
			continue
		}

		above := element.Parent()
		references := element.FindElements(".//Reference")

		if above.Tag != "Assertion" && above.Tag != "Response" || len(references) != 1 || len(element.FindElements(".//Object")) > 0 ||
			references[0].SelectAttrValue("URI", "") != "#"+above.SelectAttrValue("ID", "") {
			return fmt.Errorf("%w: a signature of something else", errShape)
		}

		if err := strong(element); err != nil {
			return err
		}
	}

	return nil
}

// strong refuses algorithms but those of RFC 9231 with SHA-2.
func strong(signature *etree.Element) error {
	for _, tag := range []string{"SignatureMethod", "DigestMethod"} {
		for _, method := range signature.FindElements(".//" + tag) {
			name := method.SelectAttrValue("Algorithm", "")
			_, after, _ := strings.Cut(name, "#")

			if !slices.Contains([]string{
				"rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384", "ecdsa-sha512", "sha256", "sha384", "sha512",
			}, after) {
				return fmt.Errorf("%w: %s", errShape, tag)
			}
		}
	}

	return nil
}
