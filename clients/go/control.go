package aivenmock

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// control is the control API of a world.
type control struct{ url, token string }

// The server is asked itself, whatever proxy the environment names for others.
var client = &http.Client{Transport: &http.Transport{Proxy: nil}}

// A refusal says what is wrong with a request, and where.
type refusal struct {
	Status  int
	Message string `json:"message"`
	body    []byte
}

func (r *refusal) Error() string { return fmt.Sprintf("%d: %s", r.Status, r.Message) }

func (c control) ask(method, path string, body, answer any) error {
	var text io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return err
		}
		text = bytes.NewReader(encoded)
	}
	request, err := http.NewRequest(method, c.url+path, text)
	if err != nil {
		return err
	}
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	return read(response, answer)
}

func read(response *http.Response, answer any) error {
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= 400 {
		refused := &refusal{Status: response.StatusCode, body: body}
		_ = json.Unmarshal(body, refused) // what is no JSON has no message
		return refused
	}
	if answer == nil {
		return nil
	}
	return json.Unmarshal(body, answer)
}
