package member_test

import (
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/invitation"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/member"
)

func TestInviteAndAccept(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ctx := k.as(k.owner)

		row, created, err := k.members.Invite(ctx, " Taro@Example.com ", "reviewer")
		require.NoError(t, err)
		require.True(t, created)
		require.Equal(t, "taro@example.com", row.Email)
		require.Equal(t, k.now.Add(7*24*time.Hour), row.ExpiresAt)

		token := k.token(t, "taro@example.com")
		require.Equal(t, secret.Digest(token), row.Hash)

		again, created, err := k.members.Invite(ctx, "taro@example.com", "reviewer")
		require.NoError(t, err)
		require.False(t, created)
		require.Equal(t, row.ID, again.ID)
		require.Equal(t, 1, ent.From(k.ctx).Mail.Query().CountX(k.system()), "nobody is asked twice")

		_, _, err = k.members.Invite(ctx, "taro@example.com", "admin")
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)

		offer, err := k.members.Look(k.ctx, token)
		require.NoError(t, err)
		require.Equal(t, member.Offer{
			Tenant: "東京商店", Language: "ja", Inviter: ent.From(k.ctx).User.GetX(k.system(), k.owner.UserID).Email,
			Email: "taro@example.com", Role: "reviewer",
		}, offer)

		taro, hanako := k.person("taro@example.com"), k.person("hanako@example.com")
		_, err = k.members.Accept(k.ctx, token, hanako.ID)
		require.True(t, fault.Is(err, fault.Forbidden), "it is another person's: %v", err)

		for range 2 {
			joined, err := k.members.Accept(k.ctx, token, taro.ID)
			require.NoError(t, err, "twice is harmless")
			require.Equal(t, "reviewer", joined.Role)
			require.Equal(t, k.tenant, joined.TenantID)
		}

		require.NotNil(t, ent.From(k.ctx).User.GetX(k.system(), taro.ID).EmailVerifiedAt, "the mail reached them")

		_, err = k.members.Look(k.ctx, token)
		require.True(t, fault.Is(err, fault.NotFound), "%v", err)
		_, err = k.members.Revoke(ctx, row.ID)
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)
		_, err = k.members.Resend(ctx, row.ID)
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)
		_, _, err = k.members.Invite(ctx, "taro@example.com", "reviewer")
		require.True(t, fault.Is(err, fault.Conflict), "a member already: %v", err)
		require.Equal(t, []string{"member.invite", "member.join"}, k.actions())

		// A person may belong to several tenants.
		_, _, err = k.members.Invite(k.as(k.foreign), "taro@example.com", "auditor")
		require.NoError(t, err)
		joined, err := k.members.Accept(k.ctx, k.token(t, "taro@example.com"), taro.ID)
		require.NoError(t, err)
		require.Equal(t, k.other, joined.TenantID)
	})
}

func TestWhoWasRemovedDoesNotComeBack(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		_, _, err := k.members.Invite(k.as(k.owner), "taro@example.com", "reviewer")
		require.NoError(t, err)

		token := k.token(t, "taro@example.com")
		taro := k.person("taro@example.com")
		row, err := k.members.Accept(k.ctx, token, taro.ID)
		require.NoError(t, err)
		require.NoError(t, k.members.Remove(k.as(k.owner), row.ID))

		_, err = k.members.Accept(k.ctx, token, taro.ID)
		require.True(t, fault.Is(err, fault.NotFound), "%v", err)
	})
}

func TestInviteRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for _, wrong := range []struct{ email, role, field string }{
			{"", "reviewer", "input.email"},
			{"nobody", "reviewer", "input.email"},
			{"Taro <taro@example.com>", "reviewer", "input.email"},
			{"a@b.c\r\nBcc: x@y.z", "reviewer", "input.email"},
			{"taro@example.com", "operator", "input.role"},
			{"taro@example.com", "king", "input.role"},
		} {
			_, _, err := k.members.Invite(k.as(k.owner), wrong.email, wrong.role)
			found, ok := fault.Find(err)
			require.True(t, ok, "%v", err)
			require.Equal(t, fault.Invalid, found.Kind)
			require.Equal(t, wrong.field, found.Field)
		}

		require.Zero(t, ent.From(k.ctx).Mail.Query().CountX(k.system()))
	})
}

func TestInvitationsEnd(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ctx := k.as(k.owner)
		taro := k.person("taro@example.com")

		row, _, err := k.members.Invite(ctx, "taro@example.com", "reviewer")
		require.NoError(t, err)

		old := k.token(t, "taro@example.com")

		_, err = k.members.Resend(ctx, row.ID)
		require.True(t, fault.Is(err, fault.Conflict), "not within a minute: %v", err)

		k.now = k.now.Add(member.InvitationLife)
		_, err = k.members.Accept(k.ctx, old, taro.ID)
		require.True(t, fault.Is(err, fault.NotFound), "expired: %v", err)

		row, err = k.members.Resend(ctx, row.ID)
		require.NoError(t, err)
		require.Equal(t, k.now.Add(member.InvitationLife), row.ExpiresAt)

		fresh := k.token(t, "taro@example.com")
		_, err = k.members.Accept(k.ctx, old, taro.ID)
		require.True(t, fault.Is(err, fault.NotFound), "only the newest link works: %v", err)

		for range 2 {
			_, err = k.members.Revoke(ctx, row.ID)
			require.NoError(t, err)
		}

		_, err = k.members.Accept(k.ctx, fresh, taro.ID)
		require.True(t, fault.Is(err, fault.NotFound), "revoked: %v", err)
		_, err = k.members.Resend(ctx, row.ID)
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)

		// An expired one makes room for a new one, with any role.
		_, _, err = k.members.Invite(ctx, "taro@example.com", "auditor")
		require.NoError(t, err)

		k.now = k.now.Add(member.InvitationLife)
		_, created, err := k.members.Invite(ctx, "taro@example.com", "finance")
		require.NoError(t, err)
		require.True(t, created)

		for _, stranger := range []uuid.UUID{row.ID, uuid.New()} {
			_, err = k.members.Revoke(k.as(k.foreign), stranger)
			require.True(t, fault.Is(err, fault.NotFound), "%v", err)
			_, err = k.members.Resend(k.as(k.foreign), stranger)
			require.True(t, fault.Is(err, fault.NotFound), "%v", err)
		}
	})
}

// Whoever loses rights must not have them handed on by somebody who has not come yet.
func TestInvitationsOfWhoLosesRights(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		admin := k.join(k.tenant, "admin")

		for email, role := range map[string]string{"a@example.com": "admin", "b@example.com": "auditor"} {
			_, _, err := k.members.Invite(k.as(admin), email, role)
			require.NoError(t, err)
		}

		open := func() []string {
			return ent.From(k.ctx).Invitation.Query().Where(invitation.ClaimNotNil()).Order(invitation.ByEmail()).Select(invitation.FieldEmail).StringsX(k.as(k.owner))
		}

		_, err := k.members.ChangeRole(k.as(k.owner), admin.ID, 0, "auditor")
		require.NoError(t, err)
		require.Equal(t, []string{"b@example.com"}, open())

		require.NoError(t, k.members.Remove(k.as(k.owner), admin.ID))
		require.Empty(t, open())
	})
}

func TestStaffAndTheDisabledAreNotInvited(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		client := ent.From(k.ctx)
		staff := client.User.Create().SetEmail("staff@example.com").SetOperator(true).SaveX(k.system())
		barred := client.User.Create().SetEmail("barred@example.com").SetDisabledAt(k.now).SaveX(k.system())

		for _, person := range []struct {
			email string
			key   uuid.UUID
		}{{staff.Email, staff.ID}, {barred.Email, barred.ID}} {
			_, _, err := k.members.Invite(k.as(k.owner), person.email, "auditor")
			require.NoError(t, err, "the tenant does not learn who has an account")
			_, err = k.members.Accept(k.ctx, k.token(t, person.email), person.key)
			require.True(t, fault.Is(err, fault.Forbidden), "%v", err)
		}

		require.Zero(t, client.User.Query().Where(user.EmailVerifiedAtNotNil()).CountX(k.system()))
	})
}

// A backend can invite, in the tenant's name.
func TestAKeyInvites(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		key := viewer.Viewer{Tenant: k.tenant, Subject: "key_1", Kind: viewer.Key, Roles: []string{"admin"}}
		row, _, err := k.members.Invite(viewer.With(k.ctx, key), "taro@example.com", "auditor")
		require.NoError(t, err)
		require.Equal(t, "key_1", row.InvitedBy)

		key.Limited = true
		_, _, err = k.members.Invite(viewer.With(k.ctx, key), "hanako@example.com", "auditor")
		require.True(t, fault.Is(err, fault.Forbidden), "%v", err)
	})
}

func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		var (
			all  sync.WaitGroup
			mu   sync.Mutex
			made int
		)

		for range 8 {
			all.Go(func() {
				_, created, err := k.members.Invite(k.as(k.owner), "taro@example.com", "auditor")

				mu.Lock()
				defer mu.Unlock()

				if err == nil && created {
					made++
				}
			})
		}

		all.Wait()
		require.Equal(t, 1, made, "of many at once, one asks")

		taro := k.person("taro@example.com")
		token := k.token(t, "taro@example.com")

		for range 8 {
			all.Go(func() { _, _ = k.members.Accept(k.ctx, token, taro.ID) })
		}

		all.Wait()
		require.Equal(t, 2, ent.From(k.ctx).Membership.Query().CountX(k.as(k.owner)))
	})
}

func TestInvitationsAreListedAndBounded(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for n := range member.MaxOpen {
			email := strconv.Itoa(n) + "@example.com"
			ent.From(k.ctx).Invitation.Create().SetEmail(email).SetClaim(email).SetRole("auditor").SetHash(email).
				SetInvitedBy("usr_1").SetExpiresAt(k.now).ExecX(k.as(k.owner))
		}

		_, _, err := k.members.Invite(k.as(k.owner), "taro@example.com", "auditor")
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)

		seen, after := map[string]bool{}, ""

		for more := true; more; {
			rows, further, err := member.Invitations(k.as(k.owner), 100, after)
			require.NoError(t, err)

			for _, row := range rows {
				seen[row.Email] = true
			}

			after, more = cursor.Format(rows[len(rows)-1].CreatedAt, rows[len(rows)-1].ID), further
		}

		require.Len(t, seen, member.MaxOpen)
	})
}
