package main

import (
	"slices"
	"strings"
	"time"

	"github.com/beevik/etree"
	"github.com/crewjam/saml"
	dsig "github.com/russellhaering/goxmldsig"
)

// faults are what it can do wrong. Those that begin with wrap put a forged assertion about somebody else where a careless reader
// looks, and leave the signed one where a signature is looked for (Somorovsky et al., "On Breaking SAML", 2012).
func faults() []string {
	return []string{
		"audience", "no-audience", "expired", "early", "recipient", "request", "issuer", "no-confirmation",
		"unsigned", "unsigned-assertion", "unsigned-response", "key", "sha1", "altered", "replay", "doctype", "comment",
		"wrap-before", "wrap-after", "wrap-inside", "wrap-extension", "wrap-object", "wrap-response",
	}
}

// victim is whom a forged assertion speaks of.
const victim = "owner@example.com"

// spoil puts something wrong into the assertion before it is signed.
func (p *provider) spoil(asked *saml.IdpAuthnRequest) {
	a := asked.Assertion
	confirmed := a.Subject.SubjectConfirmations[0].SubjectConfirmationData
	hour := func(hours int) time.Time { return time.Now().Add(time.Duration(hours) * time.Hour).UTC() }

	for fault, wrong := range map[string]func(){
		"audience":        func() { a.Conditions.AudienceRestrictions[0].Audience.Value = "https://somebody.else/metadata" },
		"no-audience":     func() { a.Conditions.AudienceRestrictions = nil },
		"expired":         func() { a.Conditions.NotOnOrAfter, confirmed.NotOnOrAfter = hour(-1), hour(-1) },
		"early":           func() { a.Conditions.NotBefore = hour(1) },
		"recipient":       func() { confirmed.Recipient = "https://somebody.else/acs" },
		"request":         func() { confirmed.InResponseTo = "id-0000000000000000000000000000000000000000" },
		"issuer":          func() { a.Issuer.Value = "https://somebody.else/metadata" },
		"no-confirmation": func() { a.Subject.SubjectConfirmations = nil },
	} {
		if p.fault.Is(fault) {
			wrong()
		}
	}

	asked.IDP.SignatureMethod = dsig.RSASHA256SignatureMethod
	if p.fault.Is("sha1") {
		asked.IDP.SignatureMethod = dsig.RSASHA1SignatureMethod
	}
}

// tamper does what somebody on the way could do to the response.
func (p *provider) tamper(response *etree.Element) {
	assertion := response.SelectElement("Assertion")

	for fault, wrong := range map[string]func(){
		"unsigned":           func() { bare(response); bare(assertion) },
		"unsigned-assertion": func() { bare(assertion) },
		"unsigned-response":  func() { bare(response) },
		"altered":            func() { pose(assertion) },
		"doctype":            func() { response.InsertChildAt(0, etree.NewDirective(`DOCTYPE r [<!ENTITY e "x">]`)) },
		"comment":            func() { split(assertion) },
		"wrap-before":        func() { bare(response); response.InsertChildAt(0, forged(assertion)) },
		"wrap-after":         func() { bare(response); response.AddChild(forged(assertion)) },
		"wrap-inside":        func() { bare(response); inside(response, assertion) },
		"wrap-extension":     func() { bare(response); extension(response, assertion) },
		"wrap-object":        func() { bare(response); object(response, assertion) },
		"wrap-response":      func() { whole(response) },
	} {
		if p.fault.Is(fault) {
			wrong()
		}
	}
}

// bare takes the signature off.
func bare(element *etree.Element) {
	if signature := element.SelectElement("Signature"); signature != nil {
		element.RemoveChild(signature)
	}
}

// pose makes the assertion speak of the victim.
func pose(assertion *etree.Element) {
	for _, value := range slices.Concat(assertion.FindElements(".//NameID"), assertion.FindElements(".//AttributeValue")) {
		value.SetText(victim)
	}
}

// forged is a copy of the assertion about the victim, without a signature, by another id.
func forged(assertion *etree.Element) *etree.Element {
	made := assertion.Copy()
	bare(made)
	pose(made)
	made.CreateAttr("ID", "id-forged")

	return made
}

// inside puts the signed assertion into the forged one.
func inside(response, assertion *etree.Element) {
	made := forged(assertion)
	response.RemoveChild(assertion)
	made.AddChild(assertion)
	response.AddChild(made)
}

// extension hides the signed assertion among the response's extensions.
func extension(response, assertion *etree.Element) {
	made := forged(assertion)
	response.RemoveChild(assertion)

	hidden := etree.NewElement("samlp:Extensions")
	hidden.AddChild(assertion)
	response.InsertChildAt(0, hidden)
	response.AddChild(made)
}

// object hides the signed assertion in the object of its own signature, which moves to the forged one with the same id.
func object(response, assertion *etree.Element) {
	made := assertion.Copy()
	bare(made)
	pose(made)

	signature := assertion.SelectElement("Signature").Copy()
	response.RemoveChild(assertion)
	bare(assertion)

	hidden := signature.CreateElement("ds:Object")
	hidden.AddChild(assertion)
	made.AddChild(signature)
	response.AddChild(made)
}

// whole hides the signed response in a forged one around it.
func whole(response *etree.Element) {
	signed := response.Copy()
	bare(response)
	response.CreateAttr("ID", "id-forged-response")

	genuine := response.SelectElement("Assertion")
	made := forged(genuine)
	response.RemoveChild(genuine)
	response.AddChild(made)

	hidden := etree.NewElement("samlp:Extensions")
	hidden.AddChild(signed)
	response.InsertChildAt(0, hidden)
}

// split puts a comment into the subject and the address, which cuts them short for a careless reader: "a<!---->b" is not "ab".
func split(assertion *etree.Element) {
	for _, value := range slices.Concat(assertion.FindElements(".//NameID"), assertion.FindElements(".//AttributeValue")) {
		before, after, _ := strings.Cut(value.Text(), "@")
		value.SetText(before)
		value.AddChild(etree.NewComment(""))
		value.CreateText("@" + after)
	}
}
