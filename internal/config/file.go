package config

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"reflect"
	"strings"
)

// fileSuffix makes of a secret's variable the one that names a file with it: DATABASE_URL_FILE for DATABASE_URL.
const fileSuffix = "_FILE"

// maxSecretFile is far more than any secret needs: what is larger is some other file.
const maxSecretFile = 64 << 10

// secretsFromFiles adds to given the secrets of a group that the environment leaves in files, as container engines
// hand them over. Only the group's own are read: a process opens no file that it has no use for.
func (r *reader) secretsFromFiles(given map[string]string, group any) {
	for _, variable := range secretsOf(group) {
		path, asked := given[variable+fileSuffix]
		if !asked {
			continue
		}
		if given[variable] != "" {
			r.report(variable, "and "+variable+fileSuffix+" are both set; unset one, so that the secret is certain")
			continue
		}
		secret := r.secretFile(variable+fileSuffix, path)
		given[variable], r.unread[variable] = secret, secret == ""
	}
}

// secretFile reads a secret without the line's end that editors add. What is wrong is said without the path: where
// the secret itself was put into the variable, that is what the path would show.
func (r *reader) secretFile(variable, path string) string {
	file, err := os.Open(path)
	if err != nil {
		r.report(variable, "names a file that cannot be opened ("+reason(err)+"); set it to the path of a file that holds the secret")
		return ""
	}
	defer func() { _ = file.Close() }()
	text, err := io.ReadAll(io.LimitReader(file, maxSecretFile+1))
	secret := strings.TrimSpace(string(text))
	switch {
	case err != nil:
		r.report(variable, "names a file that cannot be read ("+reason(err)+"); set it to the path of a file that holds the secret")
	case len(text) > maxSecretFile:
		r.report(variable, "names a file larger than 64 KiB, which is no secret; set it to the path of a file that holds the secret and nothing else")
	case secret == "":
		r.report(variable, "names a file that is empty; write the secret into it")
	case strings.ContainsAny(secret, "\r\n\x00"):
		r.report(variable, "names a file with more than one line; write the secret into it and nothing else")
	default:
		return secret
	}
	return ""
}

// reason is the system's word for what went wrong, without the path.
func reason(err error) string {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err.Error()
	}
	return "unknown reason"
}

// secretsOf names the variables of a group that hold a secret.
func secretsOf(group any) []string {
	var names []string
	fields := reflect.TypeOf(group).Elem()
	for i := range fields.NumField() {
		if field := fields.Field(i); field.Type == reflect.TypeFor[Secret]() {
			names = append(names, field.Tag.Get("env"))
		}
	}
	return names
}
