package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"archiver/archive"
	"archiver/internal/sitetest"
)

// asProgram in the environment makes the test binary be the program.
const asProgram = "ARCHIVER_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	testscript.Main(m, map[string]func(){
		"archiver": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs each command as a process, as its scripts in testdata say. Beside testscript's
// own commands they have
//
//	sites FOLDER         serve the files of a folder, HOST/PATH, as web sites (again: replace them)
//	requests ADDRESS N   fail unless the address was asked for N times since the last call of "forget"
//	forget               forget the requests
//	status N COMMAND…    run the command and compare its exit code
//	lock DIR, unlock     hold an archive's lock meanwhile
//	damage DIR SUFFIX    flip a bit in a file of the archive
//	daemon COMMAND…      start a command in the background
//	waitfor log PATTERN  wait until a line of its log fits
//	get PATH TEXT        ask the address that it says it listens at; the answer has the text
//	hangup               send it SIGHUP
//	terminate N          send it SIGTERM and compare its exit code, within 10 s
//
// and in $PROXY the address under which the sites answer as a proxy.
func TestScripts(t *testing.T) {
	scripts, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, script := range scripts {
		t.Run(strings.TrimSuffix(filepath.Base(script), ".txtar"), func(t *testing.T) {
			t.Parallel()
			sites := sitetest.New(t, "")
			var held *archive.Archive
			d := &background{}
			t.Cleanup(d.kill)
			testscript.Run(t, testscript.Params{
				Files: []string{script},
				Setup: func(e *testscript.Env) error {
					e.Setenv("PROXY", sites.URL)
					e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
					return os.Mkdir(filepath.Join(e.WorkDir, "home"), 0o755)
				},
				Cmds: map[string]func(*testscript.TestScript, bool, []string){
					"status": status,
					"lock": func(ts *testscript.TestScript, _ bool, args []string) {
						a, err := archive.Open(ts.MkAbs(args[0]), archive.Options{})
						ts.Check(err)
						held = a
					},
					"unlock":    func(ts *testscript.TestScript, _ bool, _ []string) { ts.Check(held.Close()) },
					"damage":    damage,
					"daemon":    d.start,
					"waitfor":   d.waitFor,
					"get":       d.get,
					"hangup":    func(ts *testscript.TestScript, _ bool, _ []string) { ts.Check(d.cmd.Process.Signal(syscall.SIGHUP)) },
					"terminate": d.terminate,
					"sites": func(ts *testscript.TestScript, _ bool, args []string) {
						text, err := siteText(ts.MkAbs(args[0]))
						ts.Check(err)
						ts.Check(sites.Update(text))
					},
					"forget": func(*testscript.TestScript, bool, []string) { sites.Forget() },
					"requests": func(ts *testscript.TestScript, _ bool, args []string) {
						want, err := strconv.Atoi(args[1])
						ts.Check(err)
						if got := sites.Count(args[0]); got != want {
							for _, r := range sites.Requests() {
								ts.Logf("%s %d", r.Address, r.Status)
							}
							ts.Fatalf("%s was asked for %d times, not %d", args[0], got, want)
						}
					},
				},
			})
		})
	}
}

// siteText makes sitetest's text of a folder's files.
func siteText(dir string) (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(path)
		name, relErr := filepath.Rel(dir, path)
		fmt.Fprintf(&b, "-- %s --\n%s", filepath.ToSlash(name), body)
		if err == nil {
			err = relErr
		}
		return err
	})
	return b.String(), err
}

// TestImports holds the packages to their order: imports point down, or from archive to extract.
func TestImports(t *testing.T) {
	allowed := map[string][]string{
		"extract":             {"extract/siterules", "internal/newsagency", "internal/charset"},
		"extract/siterules":   {},
		"fetch":               {"internal/charset"},
		"archive":             {"archive/warc", "extract", "internal/newsagency"},
		"archive/warc":        {},
		"internal/newsagency": {},
		"internal/charset":    {},
		"internal/state":      {},
		"internal/sitetest":   {},
		"internal/photo":      {},
		"internal/demo":       {},
		"internal/worker":     {"archive", "archive/warc", "extract", "extract/siterules", "fetch", "internal/charset", "internal/photo", "internal/state"},
		"cmd/archiver":        {"archive", "extract", "extract/siterules", "fetch", "internal/demo", "internal/state", "internal/worker"},
	}
	const root = "../.."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			// What has a go.mod of its own is another module.
			if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil && path != root || name == "testdata" || name == ".git" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		dir = filepath.ToSlash(dir)
		may, known := allowed[dir]
		if !known {
			t.Errorf("package %s has no place in the order yet; give it one here", dir)
		}
		for _, spec := range file.Imports {
			of, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), "archiver/")
			if ours && !slices.Contains(may, of) {
				t.Errorf("%s imports archiver/%s, against the order of the packages", path, of)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
