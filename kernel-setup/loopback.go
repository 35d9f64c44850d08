package main

import (
	"fmt"
	"net"
	"time"
)

// loopback makes sure that 127.0.0.1 answers: Jupyter and its kernels talk over it, and
// if it is down they wait for each other without end.
func loopback() error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err == nil {
		defer l.Close()
		var c net.Conn
		if c, err = net.DialTimeout("tcp", l.Addr().String(), 2*time.Second); err == nil {
			return c.Close()
		}
	}
	return withHint(fmt.Errorf("the loopback address does not answer: %w", err), "ip link set lo up")
}
