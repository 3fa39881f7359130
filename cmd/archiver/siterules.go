package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"archiver/extract/siterules"
)

// readSiteRules reads the folder of the user's rules for sites; empty is none. The warnings are one line each, with file
// and line number.
func readSiteRules(folder string) (*siterules.Set, []string, error) {
	if folder == "" {
		return nil, nil, nil
	}
	rules, list, err := siterules.Read(os.DirFS(folder))
	if err != nil {
		var cause *fs.PathError
		if errors.As(err, &cause) { // it names the folder "."
			err = cause.Err
		}
		return nil, nil, &exitError{exitUsage, fmt.Errorf("read site rules in %s: %w; name the right folder with site_rules or --site-rules", folder, err)}
	}
	warnings := make([]string, len(list))
	for i, w := range list {
		w.File = filepath.Join(folder, w.File)
		warnings[i] = oneLine(w.String())
	}
	return rules, warnings, nil
}

// tellSiteRules reads the folder and shows the first warnings: the public collection has hundreds of lines that have no
// effect here.
func tellSiteRules(folder string, notice io.Writer) (*siterules.Set, error) {
	rules, warnings, err := readSiteRules(folder)
	const most = 10
	for _, w := range warnings[:min(len(warnings), most)] {
		fmt.Fprintln(notice, "archiver: warning:", w)
	}
	if n := len(warnings) - most; n > 0 {
		fmt.Fprintf(notice, "archiver: warning: and %d more in the site rules; archiver config check lists them\n", n)
	}
	return rules, err
}
