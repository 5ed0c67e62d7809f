package main

import (
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

// pipeline is the whole of it:
//
//	patterns → list → (path, sidecar), each once → parse ─┬→ records by shard → shards, sorted, packed
//	                                                      └→ what could not be read → errors.ndjson
//
// What a shard holds depends on the names of the documents and on how many shards there are, and its lines are sorted: the
// same documents make the same files on every runner.
func pipeline(s beam.Scope, o options) {
	patterns := beam.Create(s.Scope("Patterns"), anys(o.Input)...)
	found, strange := beam.ParDo2(s.Scope("List"), &listFn{}, patterns)
	documents := beam.GroupByKey(s.Scope("Once"), found)
	records, unread := beam.ParDo2(s.Scope("Parse"), &parseFn{Shards: o.Shards}, documents)
	beam.ParDo0(s.Scope("Write"), &shardFn{Output: o.Output, Shards: o.Shards}, beam.GroupByKey(s.Scope("Shard"), records))
	told := beam.GroupByKey(s.Scope("Gather"), beam.Flatten(s.Scope("Both"), strange, unread))
	beam.ParDo0(s.Scope("Tell"), &errorsFn{Output: o.Output}, told)
}

func anys(list []string) []any {
	values := make([]any, len(list))
	for i, s := range list {
		values[i] = s
	}
	return values
}

// registerAll tells Beam the functions it calls, before it begins: a worker on another machine finds them by name.
func registerAll() {
	register.DoFn4x1[context.Context, string, func(string, document), func(int, []byte), error](&listFn{})
	register.DoFn5x0[context.Context, string, func(*document) bool, func(int, []byte), func(int, []byte)](&parseFn{})
	register.DoFn3x1[context.Context, int, func(*[]byte) bool, error](&shardFn{})
	register.DoFn3x1[context.Context, int, func(*[]byte) bool, error](&errorsFn{})
	register.Emitter2[string, document]()
	register.Emitter2[int, []byte]()
	register.Iter1[document]()
	register.Iter1[[]byte]()
	beam.RegisterType(documentType)
}

// What is counted, by the names that runners show.
const (
	countReports  = "reports"
	countSidecars = "sidecars"
	countUnread   = "unread"
	countBytes    = "bytes"
)

func counter(name string) beam.Counter { return beam.NewCounter("nianbao", name) }
