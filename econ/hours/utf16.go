package hours

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// A wideReader reads UTF-16 as UTF-8. Spreadsheets write it as "Unicode text".
type wideReader struct {
	in    *bufio.Reader
	order binary.ByteOrder
	left  []byte // of the last character
}

// narrowed returns a text in UTF-8, whether it was in that or in UTF-16 with a byte order mark.
func narrowed(in *bufio.Reader) io.Reader {
	switch mark, _ := in.Peek(2); {
	case bytes.Equal(mark, []byte("\xff\xfe")):
		in.Discard(2)
		return &wideReader{in: in, order: binary.LittleEndian}
	case bytes.Equal(mark, []byte("\xfe\xff")):
		in.Discard(2)
		return &wideReader{in: in, order: binary.BigEndian}
	}
	return in
}

// Read reads whole characters, as far as they fit.
func (w *wideReader) Read(p []byte) (int, error) {
	n := copy(p, w.left)
	w.left = w.left[n:]
	for n < len(p) {
		c, err := w.character()
		if err != nil {
			if n > 0 && errors.Is(err, io.EOF) {
				err = nil
			}
			return n, err
		}
		text := utf8.AppendRune(nil, c)
		k := copy(p[n:], text)
		w.left = text[k:]
		n += k
	}
	return n, nil
}

// character reads one, of one or two units.
func (w *wideReader) character() (rune, error) {
	c, err := w.unit()
	if err != nil || !utf16.IsSurrogate(c) {
		return c, err
	}
	second, err := w.unit()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return utf16.DecodeRune(c, second), err
}

func (w *wideReader) unit() (rune, error) {
	var b [2]byte
	if _, err := io.ReadFull(w.in, b[:]); err != nil {
		return 0, err
	}
	return rune(w.order.Uint16(b[:])), nil
}
