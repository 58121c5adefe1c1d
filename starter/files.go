package main

import (
	"fmt"
	"io"
	"os"
)

// readFile reads a file that the user named, or standard input for -, and no more than a limit of it.
func (p *process) readFile(name string, limit int64) ([]byte, error) {
	from := p.in
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, &setupError{"name a file that can be read", err}
		}
		defer func() { _ = file.Close() }()
		from = file
	}
	text, err := io.ReadAll(io.LimitReader(from, limit+1))
	if err != nil {
		return nil, &setupError{"name a file that can be read", err}
	}
	if int64(len(text)) > limit {
		return nil, &setupError{advice: fmt.Sprintf("%s is longer than %d bytes; that is not such a file", name, limit)}
	}
	return text, nil
}
