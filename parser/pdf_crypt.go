package parser

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"slices"
)

// Many offices forbid copying or printing of their PDF files: such a file is encrypted, but opens with an empty
// password. This is the standard security handler of ISO 32000-2, 7.6, in its revisions 2 to 6.

// pdfCrypt undoes the encryption of a file's strings and streams.
type pdfCrypt struct {
	key    []byte
	method pdfName // V2 (RC4), AESV2, AESV3
}

// passwordPad stands for an empty password (7.6.4.3.2).
var passwordPad = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// unlock decrypts all objects if an empty password opens the file; else it stays locked.
func (f *pdfFile) unlock() {
	dict := f.dict(f.encrypt)
	c, ok := f.crypt(dict)
	if !ok {
		return
	}
	for ref, object := range f.objects {
		if f.encrypt != ref {
			f.objects[ref] = c.object(ref, object)
		}
	}
	f.locked = false
}

// crypt reads the encryption dictionary and finds the file's key.
func (f *pdfFile) crypt(dict pdfDict) (pdfCrypt, bool) {
	text := func(key pdfName) []byte { s, _ := f.resolve(dict[key]).(pdfString); return []byte(s) }
	version, revision := int(f.number(dict["V"])), int(f.number(dict["R"]))
	if f.name(dict["Filter"]) != "Standard" {
		return pdfCrypt{}, false
	}
	c := pdfCrypt{method: "V2"}
	size := 5
	switch version {
	case 1:
	case 2:
		size = int(f.number(dict["Length"])) / 8
		if size == 0 {
			size = 5
		}
	case 4, 5:
		size = 16
		filter := f.dict(f.dict(dict["CF"])[f.name(dict["StmF"])])
		if c.method = f.name(filter["CFM"]); c.method != "V2" && c.method != "AESV2" && c.method != "AESV3" || f.name(dict["StmF"]) != f.name(dict["StrF"]) {
			return pdfCrypt{}, false
		}
	default:
		return pdfCrypt{}, false
	}
	user := text("U")
	if version == 5 {
		var ok bool
		c.key, ok = keyOfRevision6(user, text("UE"), revision)
		return c, ok && c.method == "AESV3"
	}
	if size < 5 || size > 16 || len(user) < 32 || c.method == "AESV3" {
		return pdfCrypt{}, false
	}
	var id []byte
	if ids := f.array(f.id); len(ids) > 0 {
		s, _ := f.resolve(ids[0]).(pdfString)
		id = []byte(s)
	}
	plainMetadata := dict["EncryptMetadata"] == false && revision >= 4
	c.key = keyOfRevision4(text("O"), uint32(int64(f.number(dict["P"]))), id, size, revision, plainMetadata)
	return c, opens(c.key, user, id, revision)
}

// keyOfRevision4 is algorithm 2 (7.6.4.3.2), for an empty password.
func keyOfRevision4(owner []byte, permissions uint32, id []byte, size, revision int, plainMetadata bool) []byte {
	h := md5.New()
	h.Write(passwordPad)
	h.Write(owner[:min(32, len(owner))])
	h.Write(binary.LittleEndian.AppendUint32(nil, permissions))
	h.Write(id)
	if plainMetadata {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:size])
			key = sum[:]
		}
	}
	return key[:size]
}

// opens is algorithm 6 (7.6.4.4): the file proves by its entry U that the key is right.
func opens(key, user, id []byte, revision int) bool {
	if revision < 3 {
		return bytes.Equal(arcfour(key, passwordPad), user[:32])
	}
	sum := md5.Sum(slices.Concat(passwordPad, id))
	proof := sum[:]
	for i := range 20 {
		turned := bytes.Clone(key)
		for j := range turned {
			turned[j] ^= byte(i)
		}
		proof = arcfour(turned, proof)
	}
	return bytes.Equal(proof, user[:16])
}

// keyOfRevision6 is algorithm 2.A (7.6.4.3.3), for an empty password and revisions 5 and 6.
func keyOfRevision6(user, encrypted []byte, revision int) (key []byte, ok bool) {
	if len(user) < 48 || len(encrypted) < 32 {
		return nil, false
	}
	hash := hashOfRevision6
	if revision == 5 {
		hash = func(salt []byte) []byte { sum := sha256.Sum256(salt); return sum[:] }
	}
	if !bytes.Equal(hash(user[32:40]), user[:32]) {
		return nil, false
	}
	key = make([]byte, 32)
	block, _ := aes.NewCipher(hash(user[40:48])) // a key of 32 bytes is no error
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, encrypted[:32])
	return key, true
}

// hashOfRevision6 is algorithm 2.B (7.6.4.3.4), for an empty password.
func hashOfRevision6(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	for round := 1; ; round++ {
		e := bytes.Repeat(k, 64)
		block, _ := aes.NewCipher(k[:16])
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, b := range e[:16] {
			rest += int(b)
		}
		switch rest % 3 {
		case 0:
			sum := sha256.Sum256(e)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(e)
			k = sum[:]
		case 2:
			sum := sha512.Sum512(e)
			k = sum[:]
		}
		if round >= 64 && int(e[len(e)-1]) <= round-32 {
			return k[:32]
		}
	}
}

// object decrypts what stands in the object; cross-reference streams are not encrypted.
func (c pdfCrypt) object(ref pdfRef, object any) any {
	switch o := object.(type) {
	case pdfString:
		return pdfString(c.decrypt(ref, []byte(o)))
	case pdfArray:
		for i := range o {
			o[i] = c.object(ref, o[i])
		}
	case pdfDict:
		for key := range o {
			o[key] = c.object(ref, o[key])
		}
	case *pdfStream:
		if o.dict["Type"] != pdfName("XRef") {
			c.object(ref, o.dict)
			o.raw = c.decrypt(ref, o.raw)
		}
	}
	return object
}

// decrypt is algorithm 1 (7.6.3.2) and 1.A. Objects of a generation other than 0, which no program writes any more,
// come out illegible.
func (c pdfCrypt) decrypt(ref pdfRef, data []byte) []byte {
	if c.method == "AESV3" {
		return cbc(c.key, data)
	}
	salted := append(bytes.Clone(c.key), byte(ref), byte(ref>>8), byte(ref>>16), 0, 0)
	if c.method == "AESV2" {
		salted = append(salted, "sAlT"...)
	}
	sum := md5.Sum(salted)
	key := sum[:min(len(c.key)+5, 16)]
	if c.method == "AESV2" {
		return cbc(key, data)
	}
	return arcfour(key, data)
}

func arcfour(key, data []byte) []byte {
	out := make([]byte, len(data))
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, data)
	}
	return out
}

// cbc decrypts what begins with its initialization vector and ends with padding. What is cut off within a block
// loses that block.
func cbc(key, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*aes.BlockSize {
		return nil
	}
	vector, body := data[:aes.BlockSize], data[aes.BlockSize:len(data)-len(data)%aes.BlockSize]
	out := make([]byte, len(body))
	cipher.NewCBCDecrypter(block, vector).CryptBlocks(out, body)
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out
}
