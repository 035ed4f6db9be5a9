// Who am I? With the default client, as a program has it that knows nothing of a mock.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	request, err := http.NewRequest("GET", "https://api.aiven.io/v1/me", nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "aivenv1 "+os.Getenv("AIVEN_TOKEN"))
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	var me struct{ User struct{ User string } }
	if err := json.NewDecoder(answer.Body).Decode(&me); err != nil {
		log.Fatal(err)
	}
	fmt.Println(me.User.User)
}
