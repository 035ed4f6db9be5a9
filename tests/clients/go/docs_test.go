package clients

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The program that docs/clients.md shows is compiled and run as it stands there.
func TestTheProgramOfTheDocumentationWorks(t *testing.T) {
	client := scenario(t)
	program := built(fenced("clients.md", "go")[0])
	defer os.RemoveAll(filepath.Dir(program))
	command := exec.Command(program)
	command.Env = append(os.Environ(), "AIVEN_TOKEN="+sofia, "AIVEN_ORGANIZATION_ID="+acme)
	var names string
	for _, user := range must(client.ApplicationUsersList(ctx, acme)) {
		names += user.Name + "\n"
	}
	equal("what it prints", string(must(command.Output())), names)
}

// Those of docs/explore.md, one with a mistake and one without, fail and do not fail as it says there.
func TestTheProgramsOfTheDocumentationAreExploredAsItSays(t *testing.T) {
	scenario(t)
	programs, tables := fenced("explore.md", "go"), fenced("explore.md", "text")
	equal("tables", len(tables), len(programs))
	for i, text := range programs {
		program := built(text)
		defer os.RemoveAll(filepath.Dir(program))
		command := exec.Command(os.Getenv("AIVEN_MOCK_BINARY"), "explore", "--jobs", "7", "--", program)
		command.Env = append(os.Environ(), "AIVEN_CLIENT_RETRY_WAIT_MIN=100ms")
		output, err := command.Output()
		equal("whether something is found", err != nil, strings.Contains(tables[i], "DUPLICATE"))
		table, _, _ := strings.Cut(string(output), "\n\n")
		equal("the table", table+"\n", tables[i])
	}
}

// What stands in blocks of this language on a page.
func fenced(page, language string) (blocks []string) {
	text := string(must(os.ReadFile("../../../docs/" + page)))
	for _, found := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(text, -1) {
		blocks = append(blocks, found[1])
	}
	return blocks
}

// Compiles a program in a folder of its own; where it is then.
func built(text string) string {
	folder := must(filepath.Abs(must(os.MkdirTemp(".", "program-of-the-documentation-"))))
	ok(os.WriteFile(filepath.Join(folder, "main.go"), []byte(text), 0o600))
	program := filepath.Join(folder, "program")
	output, err := exec.Command("go", "build", "-o", program, folder).CombinedOutput()
	equal("what the compiler says", string(output), "")
	ok(err)
	return program
}
