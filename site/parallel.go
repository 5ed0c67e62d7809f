package site

import (
	"iter"
	"runtime"
	"sync"
)

// ahead is how many jobs may be done before the first of them is asked for: a long one keeps no processor waiting.
const ahead = 256

// each does the jobs on as many processors as there are, and yields what comes of them in the order of the jobs. When
// it returns, nothing of it runs any more, also where the reader has left off.
func each[J, R any](jobs iter.Seq[J], do func(J) R) iter.Seq[R] {
	return eachOf(runtime.GOMAXPROCS(0), jobs, do)
}

// eachOf does so many jobs at a time.
func eachOf[J, R any](workers int, jobs iter.Seq[J], do func(J) R) iter.Seq[R] {
	type task struct {
		job    J
		result chan R
	}
	return func(yield func(R) bool) {
		tasks, results, left := make(chan task), make(chan chan R, ahead), make(chan struct{})
		var wait sync.WaitGroup
		defer wait.Wait()
		defer close(left)
		wait.Go(func() {
			defer close(results)
			defer close(tasks)
			for job := range jobs {
				t := task{job, make(chan R, 1)}
				select {
				case results <- t.result:
				case <-left:
					return
				}
				select {
				case tasks <- t:
				case <-left:
					return
				}
			}
		})
		for range workers {
			wait.Go(func() {
				for t := range tasks {
					t.result <- do(t.job)
				}
			})
		}
		for result := range results {
			if !yield(<-result) {
				return
			}
		}
	}
}
