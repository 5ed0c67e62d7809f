package site

import (
	"encoding/binary"
	"maps"

	"nianbao/check"
	"nianbao/store"
)

// Samples of the texts of a bundle's reports, by the digests of what was read of these. One that is not there is made of the
// report's text anew.

// readSamples reads those of a bundle.
func readSamples(kept *store.Store, bundle string) map[check.Digest]check.Sample {
	part, _ := kept.Read(samplesPart + bundle)
	u := store.NewUnpacker(part)
	n := u.Len(len(check.Digest{}) + 1)
	list := make(map[check.Digest]check.Sample, n)
	for range n {
		digest, sample := unpackDigest(u), u.String()
		if sample != "" { // one that had been lost
			list[digest] = check.Sample(sample)
		}
	}
	if !u.Whole() {
		return nil
	}
	return list
}

func unpackDigest(u *store.Unpacker) (d check.Digest) {
	for i := 0; i < len(d); i += 4 {
		binary.LittleEndian.PutUint32(d[i:], u.Word())
	}
	return d
}

// opened are the samples of the bundle that was opened last: the reports of an organ mostly lie in one.
type opened struct {
	bundle string
	of     map[check.Digest]check.Sample
}

// sample is that of a report of the bundle; ok is false where it is not there.
func (s *archive) sample(bundle string, digest check.Digest) (sample check.Sample, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened.of == nil || s.opened.bundle != bundle {
		s.opened = opened{bundle, readSamples(s.kept, bundle)}
	}
	sample, ok = s.opened.of[digest]
	return sample, ok
}

// putAside keeps at hand the samples of reports that are no longer there: what these brought is to be taken out again.
func (s *archive) putAside(old map[check.Digest]check.Sample) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.old == nil {
		s.old = map[check.Digest]check.Sample{}
	}
	maps.Copy(s.old, old)
}

// sampleOfOld is that of such a report.
func (s *archive) sampleOfOld(digest check.Digest) (sample check.Sample, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sample, ok = s.old[digest]
	return sample, ok
}
