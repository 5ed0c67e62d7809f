//go:build linux || darwin

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakOf is the most memory that a process had, in bytes.
func peakOf(p *os.ProcessState) int64 {
	use, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "linux" {
		return use.Maxrss * 1024
	}
	return use.Maxrss
}

// roomIn is how many bytes the file system of a folder still takes.
func roomIn(dir string) (bytes uint64, known bool) {
	var fs syscall.Statfs_t
	if syscall.Statfs(dir, &fs) != nil {
		return 0, false
	}
	bytes = fs.Bavail * uint64(fs.Bsize)
	if has, ok := memoryLeft(); ok && inMemory(&fs) {
		bytes = min(bytes, has)
	}
	return bytes, true
}
