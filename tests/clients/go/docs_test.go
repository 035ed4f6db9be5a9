package clients

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// The program that docs/clients.md shows is compiled and run as it stands there.
func TestTheProgramOfTheDocumentationWorks(t *testing.T) {
	client := scenario(t)
	page := string(must(os.ReadFile("../../../docs/clients.md")))
	program := regexp.MustCompile("(?s)```go\n(.*?)```").FindStringSubmatch(page)[1]
	folder := must(os.MkdirTemp(".", "program-of-the-documentation-"))
	defer os.RemoveAll(folder)
	ok(os.WriteFile(filepath.Join(folder, "main.go"), []byte(program), 0o600))

	command := exec.Command("go", "run", "./"+folder)
	command.Env = append(os.Environ(), "AIVEN_TOKEN="+sofia, "AIVEN_ORGANIZATION_ID="+acme)
	var names string
	for _, user := range must(client.ApplicationUsersList(ctx, acme)) {
		names += user.Name + "\n"
	}
	equal("what it prints", string(must(command.Output())), names)
}
