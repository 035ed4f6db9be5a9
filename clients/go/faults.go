package aivenmock

import (
	"strconv"
	"time"
)

// An Option says more about a fault or about which requests are meant.
type Option func(*rule)

type rule struct {
	Match map[string]any `json:"match"`
	Fault map[string]any `json:"fault"`
	Times int            `json:"times,omitempty"`
	After int            `json:"after,omitempty"`
}

// Times: so many requests are hit, and then no more.
func Times(n int) Option { return func(r *rule) { r.Times = n } }

// After: so many requests are let through first.
func After(n int) Option { return func(r *rule) { r.After = n } }

// RetryAfter adds the header Retry-After to the error.
func RetryAfter(wait time.Duration) Option {
	seconds := strconv.Itoa(int(wait / time.Second))
	return func(r *rule) { r.Fault["headers"] = map[string]string{"Retry-After": seconds} }
}

// ErrorCode is what the error carries.
func ErrorCode(code string) Option { return func(r *rule) { r.Fault["error_code"] = code } }

// Matching narrows down which requests are meant: "principal", "method", "path", "organization_id"; in Verify also
// "status".
func Matching(field string, value any) Option { return func(r *rule) { r.Match[field] = value } }

// Fail answers requests for an operation (an operationId; stars are allowed) with this status.
func (w *TestWorld) Fail(operation string, status int, options ...Option) {
	w.t.Helper()
	w.Fault(operation, map[string]any{"kind": "status", "status": status}, options...)
}

// LoseAnswer makes the change, and closes the connection without an answer, once unless Times says otherwise.
func (w *TestWorld) LoseAnswer(operation string, options ...Option) {
	w.t.Helper()
	w.Fault(operation, map[string]any{"kind": "drop", "when": "after"}, append([]Option{Times(1)}, options...)...)
}

// RateLimit answers what is beyond so many requests with 429 and Retry-After, by the world's clock.
func (w *TestWorld) RateLimit(requests int, per time.Duration, options ...Option) {
	w.t.Helper()
	limit := map[string]any{"kind": "rate_limit", "requests": requests, "per_seconds": int(per / time.Second)}
	w.Fault("*", limit, options...)
}

// Slow lets answers come so much later, by real time.
func (w *TestWorld) Slow(operation string, by time.Duration, options ...Option) {
	w.t.Helper()
	w.Fault(operation, map[string]any{"kind": "latency", "ms": by.Milliseconds()}, options...)
}

// Fault adds any kind of fault, as docs/faults.md tells them.
func (w *TestWorld) Fault(operation string, fault map[string]any, options ...Option) {
	w.t.Helper()
	w.must("POST", "/faults", ruleFor(operation, fault, options), nil)
}

// Heal takes all faults away.
func (w *TestWorld) Heal() { w.t.Helper(); w.must("DELETE", "/faults", nil, nil) }

func ruleFor(operation string, fault map[string]any, options []Option) *rule {
	made := &rule{Match: map[string]any{}, Fault: fault}
	if operation != "*" {
		made.Match["operation"] = operation
	}
	for _, option := range options {
		option(made)
	}
	return made
}
