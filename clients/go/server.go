package aivenmock

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// The server that all tests of the package share. It ends with the test program, whose end of the pipe it watches
// through a shell: there is no place in a package where Go runs something after the last test.
var server = sync.OnceValues(func() (string, error) {
	if url := os.Getenv("AIVEN_MOCK_SERVER"); url != "" {
		return strings.TrimRight(url, "/"), nil
	}
	program, err := binary()
	if err != nil {
		return "", err
	}
	const untilOurEnd = `"$0" serve --port 0 & read -r _; kill $!; wait $!`
	command := exec.Command("/bin/sh", "-c", untilOurEnd, program)
	command.Stderr = os.Stderr
	if _, err := command.StdinPipe(); err != nil { // closed when we end, however that comes
		return "", err
	}
	output, err := command.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := command.Start(); err != nil {
		return "", err
	}
	return urlIn(output, program)
})

func urlIn(output io.Reader, program string) (string, error) {
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("%s did not begin to serve: %w", program, err)
	}
	words := strings.Fields(line)
	return words[len(words)-1], nil
}

func binary() (string, error) {
	if named := os.Getenv("AIVEN_MOCK_BINARY"); named != "" {
		return named, nil
	}
	found, err := exec.LookPath("aiven-mock")
	if err != nil {
		return "", errors.New("aiven-mock is not on the PATH; AIVEN_MOCK_BINARY may say where it is")
	}
	return found, nil
}
