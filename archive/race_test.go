//go:build race

package archive

// stride thins the faults out under the race detector, which is slow; without it every call is tried.
const stride = 11
