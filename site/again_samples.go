package site

import (
	"encoding/binary"

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
		digest := unpackDigest(u)
		list[digest] = check.Sample(u.String())
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

// keepSamples writes those of a bundle's reports.
func (m *memory) keepSamples(bundle string, reports []recalledReport) bool {
	var p store.Packer
	p.Len(len(reports))
	for _, r := range reports {
		p.Append(r.rec.digest[:])
		p.String(string(r.kept.sample))
	}
	return m.keep(samplesPart+bundle, p.Bytes())
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
