package fetch

import (
	"context"
	"crypto/tls"
	"net"
	"sync"
	"time"
)

// settleTime bounds the wait for a connection to come to rest.
const settleTime = time.Second

// watchedConn tells when the transport has come to wait for more bytes of it. A server can send more than the
// response it announced; the transport closes such a connection, but only once its reading goroutine looks. A
// request that is sent before would take the surplus for its answer. So settle is called between the two.
type watchedConn struct {
	net.Conn
	mu      sync.Mutex
	reading bool
	closed  bool
	settled chan struct{} // closed when reading or closed becomes true; nil when nobody waits
}

// watched wraps the connections of a dialer.
func watched(dial func(ctx context.Context, network, address string) (net.Conn, error)) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &watchedConn{Conn: conn}, nil
	}
}

// watchedOf finds the connection below TLS; nil when it is not one of ours.
func watchedOf(conn net.Conn) *watchedConn {
	for {
		switch c := conn.(type) {
		case *watchedConn:
			return c
		case *tls.Conn:
			conn = c.NetConn()
		default:
			return nil
		}
	}
}

func (c *watchedConn) Read(b []byte) (int, error) {
	c.mu.Lock()
	c.reading = true
	c.tell()
	c.mu.Unlock()
	n, err := c.Conn.Read(b)
	c.mu.Lock()
	c.reading = false
	c.mu.Unlock()
	return n, err
}

func (c *watchedConn) Close() error {
	c.mu.Lock()
	c.closed = true
	c.tell()
	c.mu.Unlock()
	return c.Conn.Close()
}

// tell needs c.mu.
func (c *watchedConn) tell() {
	if c.settled != nil {
		close(c.settled)
		c.settled = nil
	}
}

// settle returns when the connection waits for bytes that nobody has sent yet, or is closed. The body of the
// response must be read to its end or closed. A nil connection is settled.
func (c *watchedConn) settle() {
	if c == nil {
		return
	}
	c.mu.Lock()
	if c.reading || c.closed {
		c.mu.Unlock()
		return
	}
	if c.settled == nil {
		c.settled = make(chan struct{})
	}
	settled := c.settled
	c.mu.Unlock()
	timer := time.NewTimer(settleTime)
	defer timer.Stop()
	select {
	case <-settled:
	case <-timer.C:
		c.Close()
	}
}
