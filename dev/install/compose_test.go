package main

import (
	"net/netip"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/stretchr/testify/require"
)

const root = "../.."

// needed are the variables that an operator fills in, in the form that they have.
var needed = []string{
	"ARREARS_PUBLIC_URL=https://arrears.example.com", "TWILIO_ACCOUNT_SID=" + twilioAccount, "TWILIO_VERIFY_SERVICE_SID=" + twilioVerify,
	"TWILIO_FROM=+12025550100", "SENDGRID_FROM=billing@example.com",
}

func project(t *testing.T, variables ...string) *types.Project {
	t.Helper()
	p, err := load(t.Context(), absolute(t), append(slices.Clone(needed), variables...))
	require.NoError(t, err)
	return p
}

func absolute(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs(root)
	require.NoError(t, err)
	return path
}

func TestEveryServiceIsPinnedAndWatched(t *testing.T) {
	t.Parallel()
	p := project(t)
	exact := regexp.MustCompile(`^[a-z/-]+:[0-9]+\.[0-9]+(\.[0-9]+)?(-[a-z]+)?$`)
	for name, s := range p.Services {
		if s.Image != "arrears:dev" {
			require.Regexp(t, exact, s.Image, name)
		}
		require.NotContains(t, s.Image, "auto-setup", name)
		require.Contains(t, s.SecurityOpt, "no-new-privileges:true", name)
		require.NotNil(t, s.Logging, name)
		if once(s) {
			require.Equal(t, "on-failure:5", s.Restart, name)
			require.Nil(t, s.HealthCheck, name)
			continue
		}
		require.Equal(t, "unless-stopped", s.Restart, name)
		require.NotNil(t, s.HealthCheck, name)
		require.Equal(t, "CMD", s.HealthCheck.Test[0], "%s: an image may have no shell", name)
	}
}

func TestEverythingWaitsForWhatItNeeds(t *testing.T) {
	t.Parallel()
	p := project(t)
	for name, s := range p.Services {
		for on, how := range s.DependsOn {
			want := types.ServiceConditionHealthy
			if once(p.Services[on]) {
				want = types.ServiceConditionCompletedSuccessfully
			}
			require.Equal(t, want, how.Condition, "%s waits for %s", name, on)
		}
	}
	services, err := inOrder(p)
	require.NoError(t, err)
	var order []string
	for _, s := range services {
		order = append(order, s.Name)
	}
	before := []string{"postgres", "roles", "temporal-schema", "temporal", "temporal-namespace", "migrate"}
	for i := range before[1:] {
		require.Less(t, slices.Index(order, before[i]), slices.Index(order, before[i+1]), "%v", order)
	}
	for _, last := range []string{"worker", "gateway"} {
		require.Contains(t, p.Services[last].DependsOn, "migrate")
	}
}

func TestNothingListensBeyondTheMachine(t *testing.T) {
	t.Parallel()
	published := 0
	for name, s := range project(t).Services {
		for _, port := range s.Ports {
			address, err := netip.ParseAddr(port.HostIP)
			require.NoError(t, err, name)
			require.True(t, address.IsLoopback(), name)
			published++
		}
	}
	require.Equal(t, 2, published, "the gateway and Temporal's web UI")
}

// secretName is what a variable is called that holds one.
var secretName = regexp.MustCompile(`PASSWORD|PWD|SECRET|TOKEN|API_KEY|DATABASE_(OWNER_)?URL`)

func TestSecretsAreFiles(t *testing.T) {
	t.Parallel()
	p := project(t, "PROVISIONING_URL=https://hooks.example.com", "BILLING_URL=https://billing.example.com", "SCREENING_URL=https://register.example.com",
		"TWILIO_AUTH_TOKEN_SECONDARY_FILE=/run/secrets/twilio_auth_token_secondary")
	used := map[string]bool{}
	for name, s := range p.Services {
		mounted := map[string]bool{}
		for _, secret := range s.Secrets {
			mounted["/run/secrets/"+secret.Source] = true
			used[secret.Source] = true
		}
		for variable, value := range s.Environment {
			if !secretName.MatchString(variable) {
				continue
			}
			require.True(t, strings.HasSuffix(variable, "_FILE"), "%s of %s holds a secret", variable, name)
			require.True(t, mounted[*value], "%s of %s is %s, which is not mounted", variable, name, *value)
		}
	}
	for name := range p.Secrets {
		require.True(t, used[name], "nothing uses the secret %s", name)
	}
}

func TestWhatIsUnsetStaysUnset(t *testing.T) {
	t.Parallel()
	services := project(t).Services
	worker := services["worker"].Environment
	require.Empty(t, *services["gateway"].Environment["TWILIO_AUTH_TOKEN_SECONDARY_FILE"], "an empty file would be refused")
	require.Empty(t, *worker["PROVISIONING_URL"])
	require.Empty(t, *worker["PROVISIONING_SECRET_FILE"], "a secret without its address would be refused")
	_, err := load(t.Context(), absolute(t), needed[1:])
	require.NoError(t, err, ".env.example says how ARREARS_PUBLIC_URL is written")
	_, err = load(t.Context(), absolute(t), slices.Concat(needed[:1], needed[2:]))
	require.ErrorContains(t, err, "TWILIO_ACCOUNT_SID")
}

func TestWorkerAndGatewayDoubtAnEmailAlike(t *testing.T) {
	t.Parallel()
	services := project(t, "ARREARS_MAIL_DOUBT=3h").Services
	for _, name := range []string{"worker", "gateway"} {
		require.Equal(t, "3h", *services[name].Environment["ARREARS_MAIL_DOUBT"], name)
	}
}

func TestOwnerAndServingRoleAreApart(t *testing.T) {
	t.Parallel()
	for name, s := range project(t).Services {
		_, owns := s.Environment["DATABASE_OWNER_URL_FILE"]
		require.Equal(t, name == "roles" || name == "migrate", owns, name)
	}
}

// TestVersionsAgree holds the image tags against the modules that development runs.
func TestVersionsAgree(t *testing.T) {
	t.Parallel()
	modules, err := os.ReadFile("../go.mod")
	require.NoError(t, err)
	version := func(module string) string {
		found := regexp.MustCompile(regexp.QuoteMeta(module) + ` v([0-9.]+)`).FindSubmatch(modules)
		require.NotNil(t, found, module)
		return string(found[1])
	}
	p := project(t)
	server, ui := version("go.temporal.io/server"), version("github.com/temporalio/ui-server/v2")
	require.Equal(t, "temporalio/server:"+server, p.Services["temporal"].Image)
	require.Equal(t, "temporalio/admin-tools:"+server, p.Services["temporal-schema"].Image)
	require.Equal(t, "temporalio/admin-tools:"+server, p.Services["temporal-namespace"].Image)
	require.Equal(t, "temporalio/ui:"+ui, p.Services["temporal-ui"].Image)

	product, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	toolchain := regexp.MustCompile(`(?m)^go ([0-9.]+)$`).FindSubmatch(product)
	dockerfile, err := os.ReadFile(filepath.Join(root, "Dockerfile"))
	require.NoError(t, err)
	require.Contains(t, string(dockerfile), "golang:"+string(toolchain[1])+"-")
}

func TestImageIsSmallAndNobodys(t *testing.T) {
	t.Parallel()
	dockerfile, err := os.ReadFile(filepath.Join(root, "Dockerfile"))
	require.NoError(t, err)
	_, final, ok := strings.Cut(string(dockerfile), "\nFROM scratch\n")
	require.True(t, ok)
	require.Contains(t, final, "\nUSER 65532:65532\n")
	require.NotContains(t, final, "RUN")
	for _, must := range []string{"GOWORK=off", "CGO_ENABLED=0", "-X main.version=$VERSION"} {
		require.Contains(t, string(dockerfile), must)
	}
}

func TestLeaksAreFound(t *testing.T) {
	t.Parallel()
	l := watchForLeaks()
	l.know("database_url", "postgres://arrears_app:hush-hush@postgres:5432/arrears\n")
	logs := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(logs, "worker.log"), []byte("connect to arrears_app:hush-hush@"), 0o600))
	require.ErrorContains(t, l.end(logs), "database_url in the log worker.log")
}
