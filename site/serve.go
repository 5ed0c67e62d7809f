package site

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"
)

// DefaultAddr is where the preview is served, on this machine alone.
const DefaultAddr = "127.0.0.1:8080"

// ServeOptions says what to preview, and whom to tell.
type ServeOptions struct {
	BuildOptions
	Addr  string               // HOST:PORT; "" is DefaultAddr, port 0 any that is free
	Built func(Summary, error) // called after each build, never twice at once; may be nil
	Ready func(address string) // called once with the address of the front page; may be nil
}

// Serve builds the site, serves it, and builds it again whenever the content changes; open pages then reload
// themselves. A later build that fails leaves the site as it was. Serve ends without an error when ctx does.
func Serve(ctx context.Context, o ServeOptions) error {
	base, err := parseBase(o.Base)
	if err != nil {
		return err
	}
	o.Preview = true
	if o.Addr == "" {
		o.Addr = DefaultAddr
	}
	// Watching begins before the first build, so that no change falls between the two.
	w, err := watch(o.Content)
	if err != nil {
		return err
	}
	defer w.close()
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return hinted(fmt.Errorf("listening on %s: %w", o.Addr, err), "name another address with --addr, 127.0.0.1:0 for any free port")
	}
	p := newPreview(o.Out, base.path)
	if err := o.build(ctx, p); err != nil {
		if ctx.Err() != nil {
			err = nil
		}
		return errors.Join(err, listener.Close())
	}
	server := guarded(p, listener.Addr())
	// Pages hold a connection open for reloads; they let go when ctx ends.
	server.BaseContext = func(net.Listener) context.Context { return ctx }
	served := make(chan error, 1)
	go func() { served <- server.Serve(newFewer(listener, connectionsAtOnce)) }()
	if o.Ready != nil {
		o.Ready("http://" + reachable(listener.Addr()) + base.path)
	}
	for {
		select {
		case <-ctx.Done():
			return shutdown(server)
		case err := <-served:
			return fmt.Errorf("serving: %w", err)
		case <-w.changed:
			// The outcome has been told; a build that failed leaves the site as it was.
			_ = o.build(ctx, p)
			w.follow()
		}
	}
}

func (o ServeOptions) build(ctx context.Context, p *preview) error {
	s, err := Build(ctx, o.BuildOptions)
	if err == nil {
		p.show(s.Digest)
	}
	if ctx.Err() == nil && o.Built != nil {
		o.Built(s, err)
	}
	return err
}

// reachable is an address that a browser on this machine can open: a server that listens everywhere has none.
func reachable(a net.Addr) string {
	if tcp, ok := a.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return net.JoinHostPort("localhost", strconv.Itoa(tcp.Port))
	}
	return a.String()
}

// shutdown lets answers that are under way finish.
func shutdown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}
