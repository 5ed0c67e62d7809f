package site

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// What the preview server does not put up with: it is there for the person at this machine, but any page that person
// has open in a browser, and where it is told to any machine around, can send it requests.

const (
	connectionsAtOnce = 512 // more wait until one ends
	listenersAtOnce   = 128 // pages that wait for a reload; a connection each
	headTimeLimit     = 5 * time.Second
	readTimeLimit     = 10 * time.Second
	writeTimeLimit    = time.Minute
	idleTimeLimit     = 20 * time.Second
	headSize          = 64 << 10
)

// guarded is the server that hands requests on to a handler.
func guarded(handler http.Handler, at net.Addr) *http.Server {
	if isLoopback(at) {
		handler = localNames(handler)
	}
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headTimeLimit,
		ReadTimeout:       readTimeLimit,
		WriteTimeout:      writeTimeLimit,
		IdleTimeout:       idleTimeLimit,
		MaxHeaderBytes:    headSize,
	}
}

func isLoopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// localNames answers none but those who ask for this machine. A page elsewhere can have its own name resolve to
// 127.0.0.1, and would then be let to read what is answered; it can't help that the name it asks for is its own.
func localNames(handler http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLocalName(r.Host) {
			http.Error(w, "this preview is for this machine; see nianbao serve --addr", http.StatusForbidden)
			return
		}
		handler.ServeHTTP(w, r)
	})
}

// isLocalName takes the names that no name server can give away, and addresses, which have no name.
func isLocalName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil
}

// fewer is a listener with no more than so many connections at a time. Those beyond wait in the system's queue,
// where they cost neither memory nor files of ours.
type fewer struct {
	net.Listener
	free  chan struct{}
	ended chan struct{}
	once  sync.Once
}

func newFewer(l net.Listener, connections int) *fewer {
	return &fewer{Listener: l, free: make(chan struct{}, connections), ended: make(chan struct{})}
}

func (l *fewer) Accept() (net.Conn, error) {
	select {
	case l.free <- struct{}{}:
	case <-l.ended:
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.free
		return nil, err
	}
	return &admitted{Conn: c, release: sync.OnceFunc(func() { <-l.free })}, nil
}

func (l *fewer) Close() error {
	l.once.Do(func() { close(l.ended) })
	return l.Listener.Close()
}

type admitted struct {
	net.Conn
	release func()
}

func (c *admitted) Close() error {
	err := c.Conn.Close()
	c.release()
	return err
}

// CloseWrite lets net/http end an answer before it ends the connection, so that a client that is still sending reads
// what is wrong with it.
func (c *admitted) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return errors.ErrUnsupported
}
