package main

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

func newPeople(flags *settingFlags) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "people [NAME]",
		Short: "List who is credited, as what, where and when",
		Long: `people lists everyone who is credited with a story or a photo: how many stories and photos, in
which roles, for which sites, from when to when. With a NAME, or a part of one, just those.`,
		Example: `  archiver people
  archiver people Lind
  archiver list --by "Maria Lind"      # the stories and photos themselves`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("people takes one name; put it in quotes: %q", strings.Join(args, " "))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			a, _, err := openReader(flags)
			if err != nil {
				return err
			}
			defer a.Close()
			people, err := a.People(cmd.Context(), strings.Join(args, ""))
			if err != nil {
				return err
			}
			w := bufio.NewWriter(cmd.OutOrStdout())
			for _, p := range people {
				if asJSON {
					if err := writeJSON(w, p, ""); err != nil {
						return err
					}
					continue
				}
				days := p.First
				if p.Last != p.First {
					days += " to " + p.Last
				}
				photos := ""
				if p.Photos > 0 {
					photos = ", " + count(p.Photos, "photo", "photos")
				}
				fmt.Fprintf(w, "%s  %s%s  %s  %s  %s\n", pad(oneLine(p.Name), 24), count(p.Articles, "story", "stories"), photos,
					ranking(p.Roles), ranking(p.Sites), days)
			}
			if len(people) == 0 && len(args) > 0 {
				fmt.Fprintf(cmd.ErrOrStderr(), "nobody of that name is credited\n")
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line for each")
	return cmd
}

// ranking writes counts with the greatest first: reporter 12, editor 3.
func ranking(counts map[string]int) string {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	for i, k := range keys {
		keys[i] = fmt.Sprintf("%s %d", oneLine(k), counts[k])
	}
	return strings.Join(keys, ", ")
}
