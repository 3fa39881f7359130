//go:build !linux

package archive

import "os"

// renameNoReplace renames; the caller has looked, under the archive's lock, that nothing is there,
// and no system renames a folder over one that is not empty.
func renameNoReplace(root *os.Root, from, to string) error { return root.Rename(from, to) }
