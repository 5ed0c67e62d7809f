package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// inMemory reports whether a file system takes the memory that builds need too.
func inMemory(fs *syscall.Statfs_t) bool {
	const tmpfs = 0x01021994
	return int64(fs.Type) == tmpfs
}

// memoryLeft is how many bytes of memory nobody uses.
func memoryLeft() (bytes uint64, known bool) {
	src, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0, false
	}
	for line := range strings.Lines(string(src)) {
		if _, err := fmt.Sscanf(line, "MemAvailable: %d kB", &bytes); err == nil {
			return bytes * 1024, true
		}
	}
	return 0, false
}
