//go:build ignore

// Writes domains.txt from the npm package that the list comes from. It needs npm.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const source = "mailchecker@6.0.21"

func main() {
	log.SetFlags(0)
	folder, err := os.MkdirTemp("", "disposable")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	pack := exec.Command("npm", "pack", "--silent", "--pack-destination", folder, source)
	pack.Stderr = os.Stderr
	name, err := pack.Output()
	if err != nil {
		log.Fatalf("npm pack %s: %s", source, err)
	}
	list, err := domains(filepath.Join(folder, strings.TrimSpace(string(name))))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("domains.txt", []byte(strings.Join(list, "\n")+"\n"), 0o644); err != nil {
		log.Fatal(err)
	}
}

// domains reads the package's own code, which holds the list as a literal set of strings.
func domains(archive string) ([]string, error) {
	packed, err := os.ReadFile(archive)
	if err != nil {
		return nil, err
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(unzipped); ; {
		header, err := files.Next()
		if err != nil {
			return nil, err
		}
		if header.Name != "package/platform/node/index.js" {
			continue
		}
		code, err := io.ReadAll(files)
		if err != nil {
			return nil, err
		}
		found := regexp.MustCompile(`new Set\((\[[^\]]*\])\)`).FindSubmatch(code)
		if found == nil {
			return nil, errors.New("the package no longer holds the list as a literal set")
		}
		var list []string
		if err := json.Unmarshal(found[1], &list); err != nil {
			return nil, err
		}
		slices.Sort(list)
		return slices.Compact(list), nil
	}
}
