package main

import "github.com/spf13/cobra"

// settingFlags are the flags that override the configuration file.
type settingFlags struct{}

func (f *settingFlags) register(cmd *cobra.Command) {}
